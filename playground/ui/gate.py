"""What stands before Gradio: requests it would answer and must not, and headers it does not send.

- Deep links. Gradio saves the state of a page under a link for whoever knows its session hash, the
  owner's token among it, and restores it into the browser of whoever opens the link.
- Calls whose text cannot be written as UTF-8, or whose JSON is nested too deeply to be read: Gradio
  answers those with a bare 500 and a page of traceback.
"""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

LINK = "deep_link"  # of Gradio's: the parameter, and part of both of its routes' names
LARGEST_CALL = 2_000_000  # bytes of JSON; pictures are uploaded, not sent in a call
UNREADABLE = "this call is no JSON that can be read: send text as valid Unicode, nested less deeply"
TOO_LARGE = f"a call may have {LARGEST_CALL / 1e6:g} MB: send less"

# A Space shows the page in a frame of its own host's.
FRAMES = "'self' https://huggingface.co https://*.hf.space"
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (
        b"content-security-policy",
        f"frame-ancestors {FRAMES}; object-src 'none'; base-uri 'self'".encode(),
    ),
)


class Gate:
    """An ASGI middleware."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if LINK in _decoded(scope["path"]):
            await _refuse(send, 404, "there is nothing here")
            return
        scope["query_string"] = _without_links(scope["query_string"])
        if scope["method"] == "POST" and _header(scope, b"content-type").startswith(
            b"application/json"
        ):
            body = await _body(receive)
            if body is None:
                await _refuse(send, 413, TOO_LARGE)
                return
            if not _is_sound(body):
                await _refuse(send, 400, UNREADABLE)
                return
            receive = _again(body, receive)
        await self._app(scope, receive, _with_headers(send))


def _decoded(path: str) -> str:
    """The path with every layer of percent signs taken off."""
    for _ in range(5):
        path, before = unquote(path), path
        if path == before:
            break
    return path


def _without_links(query: bytes) -> bytes:
    if LINK.encode() not in unquote(query.decode("latin-1")).encode("latin-1", "replace"):
        return query
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    return urlencode([pair for pair in pairs if LINK not in pair[0]]).encode()


def _header(scope: Scope, name: bytes) -> bytes:
    return next((value for key, value in scope["headers"] if key == name), b"")


async def _body(receive: Receive) -> bytes | None:
    """All of it, None if it is too large."""
    parts, size = [], 0
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST_CALL:
            return None
        if message["type"] != "http.request" or not message.get("more_body"):
            return b"".join(parts)


def _is_sound(body: bytes) -> bool:
    """Whether it is JSON that can be read, and written again as UTF-8."""
    try:
        json.dumps(json.loads(body), ensure_ascii=False).encode()
    except (
        ValueError,
        RecursionError,
    ):  # UnicodeError, JSONDecodeError and too many digits among them
        return False
    return True


def _again(body: bytes, receive: Receive) -> Receive:
    """What has been read, once more; then whatever comes."""
    given = False

    async def once_more() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once_more


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            there = {name.lower() for name, _ in message.get("headers", ())}
            missing = [header for header in HEADERS if header[0] not in there]
            message = {**message, "headers": [*message.get("headers", ()), *missing]}
        await send(message)

    return sending


async def _refuse(send: Send, status: int, sentence: str) -> None:
    headers = [(b"content-type", b"application/json"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps({"error": sentence}).encode()})

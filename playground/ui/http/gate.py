"""What stands before Gradio: requests it would answer and must not, and headers it does not send.

- Deep links. Gradio saves the state of a page under a link for whoever knows its session hash, and
  restores it into the browser of whoever opens the link.
- Calls that are too large: whatever they say they are, all of a call is taken into memory.
- Calls whose text cannot be written as UTF-8, or whose JSON is nested too deeply to be read: Gradio
  answers those with a bare 500 and a page of traceback.
"""

import json
from urllib.parse import parse_qsl, unquote, urlencode

from playground.numerals import byte_text
from playground.ui.http.asgi import (
    HEADERS,
    Application,
    Message,
    Receive,
    Scope,
    Send,
    header,
    refuse,
    words,
)

LINK = "deep_link"  # of Gradio's: the parameter, and part of both of its routes' names
LARGEST_CALL = 500_000  # bytes; pictures are uploaded, not sent in a call
FORM, UPLOAD = b"multipart/form-data", "/upload"  # what has bounds of its own, see uploads.py
ARCHIVE = "/class/archive"  # what a form asks for, so that the browser saves it
WITH_BODY = ("POST", "PUT", "PATCH", "DELETE")


class Gate:
    """An ASGI middleware."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        say = words(scope)
        if LINK in _decoded(scope["path"]):
            await refuse(send, 404, say("common.nothing_here"))
            return
        scope["query_string"] = _without_links(scope["query_string"])
        kind = header(scope, b"content-type").lower()
        uploads = kind.startswith(FORM) and scope["path"].rstrip("/").endswith(UPLOAD)
        if scope["method"] in WITH_BODY and not uploads:
            body = await _body(receive)
            if body is None:
                await refuse(
                    send, 413, say("common.too_large").format(size=byte_text(LARGEST_CALL))
                )
                return
            form = kind.startswith(FORM) or scope["path"].rstrip("/").endswith(ARCHIVE)
            read = (body or b"json" in kind) and not form
            if read and not _is_sound(body):
                await refuse(send, 400, say("common.unreadable"))
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

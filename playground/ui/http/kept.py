"""What all visitors are sent alike, made once: the page, its style, and the scripts that Gradio ships.

Gradio makes the page again for each visitor (it copies a megabyte of configuration, and writes that out: a
tenth of a second of the processor), sends it uncompressed, and compresses each of its ninety scripts again.
When a class opens the page, nobody would get it before it was made for everybody.
"""

import asyncio
import gzip
from typing import NamedTuple

from cachetools import LRUCache

from playground.ui.http.asgi import Application, Message, Receive, Scope, Send, header

HEAD = b"<head>"
PAGE, STYLE, FILES = "/", "/theme.css", ("/assets/", "/static/")
NAMED_BY_CONTENT = "/assets/"  # another version of such a file has another name
ORIGIN = (b"host", b"x-forwarded-host", b"x-forwarded-proto", b"x-gradio-server")
"""What the page says of its own address, Gradio reads here (`gradio.route_utils.get_request_origin`)."""
MEMORY = 32_000_000  # bytes of answers that are kept: the page and what it loads take five
LARGEST = 4_000_000  # bytes of one that is
LEVEL = 4  # of compression: the first visitor waits for it, and a higher one saves little
FOREVER = (b"cache-control", b"public, max-age=31536000, immutable")
COMPRESSIBLE = (b"text/", b"application/javascript", b"application/json", b"image/svg")
Headers = list[tuple[bytes, bytes]]


class Answer(NamedTuple):
    """One of Gradio's: its headers without the length, its body, and that compressed, if it can be."""

    status: int
    headers: Headers
    body: bytes
    compressed: bytes

    @property
    def size(self) -> int:
        """In memory, about."""
        return len(self.body) + len(self.compressed) + 1000

    @property
    def may_be_kept(self) -> bool:
        cookie = any(key == b"set-cookie" for key, _ in self.headers)
        return self.status == 200 and self.size <= LARGEST and not cookie


class KeptAnswers:
    """An ASGI middleware. first: a script that the page runs before all of Gradio's, whose own `head` is
    put in by a script.

    What is kept under a name is answered to a request that says nothing but that name, so that nothing of
    one visitor's can come to another.
    """

    def __init__(self, app: Application, first: str = "") -> None:
        self._app = app
        self._opening = HEAD + f"<script>{first}</script>".encode() if first else HEAD
        self._kept: LRUCache[object, Answer] = LRUCache(MEMORY, lambda answer: answer.size)
        self._making = asyncio.Lock()  # however many ask at once, it is made once

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_alike_for_all(scope):
            await self._app(scope, receive, send)
            return
        said = _said(scope)
        name = (scope["path"], scope["scheme"], *said)
        answer = self._kept.get(name)
        if answer is None:
            async with self._making:
                answer = self._kept.get(name) or await self._made(scope, said)
                if answer.may_be_kept:
                    self._kept[name] = answer
        await _send(answer, scope, send)

    async def _made(self, scope: Scope, said: Headers) -> Answer:
        messages: list[Message] = []

        async def collect(message: Message) -> None:
            messages.append(message)

        bare = {**scope, "query_string": b"", "headers": said}
        await self._app(bare, _without_body(), collect)
        start, *parts = messages
        headers: Headers = [
            (key, value) for key, value in start["headers"] if key != b"content-length"
        ]
        if scope["path"].startswith(NAMED_BY_CONTENT) and start["status"] == 200:
            headers.append(FOREVER)
        body = b"".join(part.get("body", b"") for part in parts)
        if scope["path"] == PAGE:
            body = body.replace(HEAD, self._opening, 1)
        return Answer(start["status"], headers, body, await _compressed(headers, body))


def _is_alike_for_all(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or header(scope, b"range"):
        return False
    path: str = scope["path"]
    return path in (PAGE, STYLE) or path.startswith(FILES)


def _said(scope: Scope) -> Headers:
    """Those headers of a request that its answer depends on."""
    if scope["path"] != PAGE:
        return []
    return [(key, value) for key, value in scope["headers"] if key in ORIGIN]


def _without_body() -> Receive:
    """All of a request, then nothing any more."""
    over = asyncio.Event()

    async def receive() -> Message:
        if over.is_set():
            await asyncio.get_running_loop().create_future()
        over.set()
        return {"type": "http.request", "body": b"", "more_body": False}

    return receive


async def _compressed(headers: Headers, body: bytes) -> bytes:
    """With gzip, which all browsers take; nothing for what would not become smaller."""
    kind = next((value for key, value in headers if key == b"content-type"), b"")
    if not kind.startswith(COMPRESSIBLE):
        return b""
    return await asyncio.to_thread(gzip.compress, body, LEVEL)


async def _send(answer: Answer, scope: Scope, send: Send) -> None:
    headers, body = answer.headers, answer.body
    if answer.compressed:
        headers = [*headers, (b"vary", b"Accept-Encoding")]
        if b"gzip" in header(scope, b"accept-encoding").lower():
            headers, body = [*headers, (b"content-encoding", b"gzip")], answer.compressed
    headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

"""How much is taken in of files: so many at a time, each no larger than allowed, and so much within an hour
from one address and from all. Gradio itself takes a thousand files in a request, and has no total.

A file is received whole before Gradio sees it: what is refused or cut off leaves nothing on the disk.
"""

import re
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import IO, NamedTuple

from python_multipart.multipart import parse_options_header
from starlette.requests import Request

from playground.numerals import byte_text
from playground.settings import Limits
from playground.ui.http.asgi import (
    Application,
    Message,
    Receive,
    Scope,
    Send,
    address,
    header,
    refuse,
    words,
)

KEPT = 3600  # seconds that a file is kept which nobody uses
AROUND = 10_000  # bytes of a request around a file
FILES = 20  # in one request: the photos of one class that a network is taught
LARGE = 5  # times what one file may have, that a request may have
CHUNK = 1 << 20  # bytes that are handed on at a time
SMALLEST = 100_000  # bytes that a file counts for at least: there should not be too many either


class Refusal(Exception):
    """A status, and the key of its sentence."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status, self.key = status, key


class _Taken(NamedTuple):
    when: float
    address: str
    size: int


class Ledger:
    """What was taken in within the last hour. Times are seconds of `clock`."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._clock = limits, clock
        self._taken: deque[_Taken] = deque()
        self._lock = threading.Lock()

    def take(self, address: str, size: int) -> None:
        """Note that so many bytes come from there. Raises Refusal if that is too much."""
        now, size = self._clock(), max(size, SMALLEST)
        with self._lock:
            while self._taken and self._taken[0].when < now - KEPT:
                self._taken.popleft()
            own = sum(taken.size for taken in self._taken if taken.address == address)
            if own + size > self._limits.uploads_per_address:
                raise Refusal(429, "common.upload_address")
            if sum(taken.size for taken in self._taken) + size > self._limits.uploads:
                raise Refusal(503, "common.upload_full")
            self._taken.append(_Taken(now, address, size))


class UploadBounds:
    """An ASGI middleware."""

    def __init__(self, app: Application, limits: Limits) -> None:
        self._app, self._limits, self._ledger = app, limits, Ledger(limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = header(scope, b"content-type") if scope["type"] == "http" else b""
        if not kind.lower().startswith(b"multipart/form-data"):
            await self._app(scope, receive, send)
            return
        limits, say, where = self._limits, words(scope), address(Request(scope))
        with tempfile.TemporaryFile() as file:
            try:
                size = self._length(scope)
                self._ledger.take(where, size)
                files = await _received(file, receive, size, kind, limits.upload_bytes)
                if not files:
                    return
                self._ledger.take(where, SMALLEST * (files - 1))
            except Refusal as refusal:
                sentence = say(refusal.key).format(
                    size=byte_text(limits.upload_bytes),
                    hourly=byte_text(limits.uploads_per_address),
                    files=FILES,
                )
                await refuse(send, refusal.status, sentence, plain=True)
                return
            await self._app(scope, _replayed(file, receive), send)

    def _length(self, scope: Scope) -> int:
        """Bytes of the request, which must say so. Raises Refusal if they are too many."""
        length = header(scope, b"content-length").decode("latin-1")
        if not length.isdecimal():
            raise Refusal(411, "common.upload_length")
        if int(length) > LARGE * self._limits.upload_bytes + AROUND:
            raise Refusal(413, "common.upload_large")
        return int(length)


async def _received(file: IO[bytes], receive: Receive, size: int, kind: bytes, largest: int) -> int:
    """Write the body into the file; how many files came, 0 if not all of it did.

    Raises Refusal for more than FILES, and for one of more than `largest` bytes.
    """
    mark = b"--" + parse_options_header(kind)[1].get(b"boundary", b"")
    count, end, got, last = 0, b"", 0, 0  # last: where the mark before stood
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return 0
        chunk: bytes = message.get("body", b"")
        got += len(chunk)
        joined = end + chunk
        places = [
            got - len(joined) + found.start() for found in re.finditer(re.escape(mark), joined)
        ]
        for place in (*places, got):
            if got > size or place - last > largest + AROUND:
                raise Refusal(413, "common.upload_large")
            last = place if place < got else last
        end = joined[-len(mark) + 1 :]
        count += len(places)  # one before each file, and one after the last
        if count > FILES + 1:
            raise Refusal(400, "common.upload_many")
        file.write(chunk)
        if not message.get("more_body"):
            file.seek(0)
            return max(1, count - 1)


def _replayed(file: IO[bytes], receive: Receive) -> Receive:
    """The body out of the file, then whatever comes."""
    whole = False

    async def replay() -> Message:
        nonlocal whole
        if whole:
            return await receive()
        chunk = file.read(CHUNK)
        whole = len(chunk) < CHUNK
        return {"type": "http.request", "body": chunk, "more_body": not whole}

    return replay

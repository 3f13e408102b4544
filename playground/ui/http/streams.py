"""How long the stream of a page's news stays open when no call of the page's is left.

Gradio ends it at once, and the page opens another with its next call, unless it takes one to be open. A
call that comes after the server has decided to end the stream, and is answered before the browser has read
of that, finds it open: nobody reads what is told of this call, until another one opens a stream. Calls come
just after others end, so here the end is held back; a call that comes meanwhile is told of on the same
stream, which also saves opening one. And one that comes just after the end is not answered before the
browser has had time to read of it.

Programs are told at once: gradio_client reads of an end before the call that led to it returns, and ends
only when its stream has.
"""

import asyncio
import json
from collections.abc import Sequence
from urllib.parse import parse_qs

import gradio as gr
from cachetools import TTLCache

from playground.ui.http.asgi import Application, Message, Receive, Scope, Send, header

STREAM, CALL = "/queue/data", "/queue/join"  # in a path
END = b'data: {"msg":"close_stream"'
BROWSER = b"mozilla"  # all browsers say so
LINGER = 5.0  # seconds
TO_READ = 0.5  # seconds: far more than an answer may overtake what was sent before it
SESSIONS = 10_000  # whose streams may have ended just now


class Streams:
    """An ASGI middleware. demo: whose queue it is. linger: seconds."""

    def __init__(self, app: Application, demo: gr.Blocks, linger: float = LINGER) -> None:
        self._app, self._demo, self._linger = app, demo, linger
        self._called = asyncio.Condition()
        self._just_ended: TTLCache[str, bool] = TTLCache(SESSIONS, TO_READ)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if STREAM in path and BROWSER in header(scope, b"user-agent").lower():
            await self._tell(scope, receive, send)
        elif CALL in path:
            await self._take(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A call: its session's stream goes on, or has ended for all who are to know."""
        parts = list[bytes]()

        async def heard() -> Message:
            message = await receive()
            parts.append(message.get("body", b""))
            return message

        async def answer(message: Message) -> None:
            starts = message["type"] == "http.response.start"
            # Where no stream has just ended, the body need not be read once more.
            if starts and self._just_ended and _session(parts) in self._just_ended:
                await asyncio.sleep(TO_READ)
            await send(message)

        await self._app(scope, heard, answer)
        async with self._called:
            self._called.notify_all()

    async def _tell(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One stream after the other, for as long as calls come, as if they were one."""
        session = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [""])[0]
        stream = _Stream(send)
        while True:
            await self._app({**scope}, receive, stream)
            if not stream.end or not await self._goes_on(session, receive):
                break
            stream.end.clear()
        self._just_ended[session] = True
        for message in stream.end:
            await send(message)

    async def _goes_on(self, session: str, receive: Receive) -> bool:
        """Whether a call of the session's comes before its stream has lingered for long enough, or has
        been left."""
        called = asyncio.ensure_future(self._call(session))
        left = asyncio.ensure_future(receive())  # all else of the request has come
        done, waiting = await asyncio.wait(
            (called, left), timeout=self._linger, return_when=asyncio.FIRST_COMPLETED
        )
        for future in waiting:
            future.cancel()
        # A call is there before it is answered, and told of here only afterwards.
        return left not in done and self._has_call(session)

    async def _call(self, session: str) -> None:
        """Returns as soon as there is one."""
        async with self._called:
            await self._called.wait_for(lambda: self._has_call(session))

    def _has_call(self, session: str) -> bool:
        return bool(self._demo._queue.pending_event_ids_session.get(session))


class _Stream:
    """Sends on what Gradio does, but its end, which is kept here, and but its beginning if it has begun."""

    def __init__(self, send: Send) -> None:
        self._send, self._begun = send, False
        self.end: list[Message] = []

    async def __call__(self, message: Message) -> None:
        if self.end or message.get("body", b"").startswith(END):
            self.end.append(message)
        elif message["type"] != "http.response.start" or not self._begun:
            self._begun = True
            await self._send(message)


def _session(parts: Sequence[bytes]) -> object:
    """Of a call's body; None of one that is no call."""
    try:
        body = json.loads(b"".join(parts))
    except ValueError:
        return None
    session = body.get("session_hash") if isinstance(body, dict) else None
    return session if isinstance(session, str) else None

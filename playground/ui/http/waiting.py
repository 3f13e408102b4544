"""How many calls may wait in Gradio's queue that came from one address: no one client makes all others
wait. A class behind one router is one address, and has room: some calls for each of thirty people.
"""

from collections import Counter

import gradio as gr
from starlette.requests import Request

from playground.ui.http.asgi import Application, Receive, Scope, Send, address, refuse, words

DOORS = ("/queue/join", "/call/")  # in a path by which a call comes into the queue


class Waiting:
    """An ASGI middleware. demo: whose queue it is. most: calls that may wait from one address."""

    def __init__(self, app: Application, demo: gr.Blocks, most: int) -> None:
        self._app, self._demo, self._most = app, demo, most
        self._entering: Counter[str] = Counter()  # calls on their way into the queue, by address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or scope["method"] != "POST"
            or not any(door in scope["path"] for door in DOORS)
        ):
            await self._app(scope, receive, send)
            return
        where = address(Request(scope))
        if self._entering[where] + self._waiting(where) >= self._most:
            sentence = words(scope)("common.too_many_wait").format(count=self._most)
            await refuse(send, 429, sentence)
            return
        self._entering[where] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._entering[where] -= 1
            if not self._entering[where]:
                del self._entering[where]

    def _waiting(self, where: str) -> int:
        return sum(
            address(event.request) == where
            for queue in self._demo._queue.event_queue_per_concurrency_id.values()
            for event in queue.queue
        )

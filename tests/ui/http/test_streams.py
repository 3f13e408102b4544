"""A call of a page that comes just as its stream ends is told of."""

import asyncio
import json
import secrets
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from playground.ui.http.asgi import Message, Receive, Scope, Send
from playground.ui.http.streams import END, STREAM, TO_READ, Streams
from tests.ui.gate_client import LINGER, client

__all__ = ["client"]


BROWSER, PROGRAM = "Mozilla/5.0 (X11; Linux x86_64)", "python-httpx/0.28"


class Page:
    """What a browser does: calls, and one stream."""

    def __init__(self, client: httpx.Client, agent: str = BROWSER) -> None:
        events = client.get("/config").json()["dependencies"]
        self._numbers = {event["api_name"]: event["id"] for event in events}
        self._client, self.session = client, secrets.token_hex()
        self._headers = {"user-agent": agent}

    def call(self, name: str, *data: object) -> str:
        """The call's identity."""
        body = {
            "data": data,
            "fn_index": self._numbers[name],
            "session_hash": self.session,
        }
        answer = self._client.post("/gradio_api/queue/join", json=body, headers=self._headers)
        assert answer.status_code == 200
        return str(answer.json()["event_id"])

    def told(self) -> Iterator[dict[str, Any]]:
        """Of one stream, from the one that is opened now."""
        query, headers = {"session_hash": self.session}, self._headers
        url = "/gradio_api/queue/data"
        with self._client.stream("GET", url, params=query, headers=headers, timeout=60) as stream:
            for line in stream.iter_lines():
                if line:
                    yield json.loads(line.removeprefix("data: "))


@pytest.mark.parametrize("pause", [0, LINGER / 2])
def test_a_call_after_the_last_one_is_told_of_on_the_same_stream(
    client: httpx.Client, pause: float
) -> None:
    page = Page(client)
    calls = [page.call("echo", "one")]
    seen = []
    for message in page.told():
        if message["msg"] == "process_completed":
            seen.append((message["event_id"], message["output"]["data"][0]))
            if len(calls) < 4:
                time.sleep(pause)
                called = time.monotonic()  # all that the call leads to comes after this
                calls.append(page.call("echo", f"after {len(calls)}"))
    assert message["msg"] == "close_stream"
    assert time.monotonic() - called >= LINGER
    assert seen == list(zip(calls, ["one", "after 1", "after 2", "after 3"], strict=True))


def test_a_call_of_another_page_does_not_hold_a_stream_open(client: httpx.Client) -> None:
    page, other = Page(client), Page(client)
    page.call("echo", "one")
    began = time.monotonic()
    for message in page.told():
        if message["msg"] == "process_completed":
            other.call("echo", "two")
    assert message["msg"] == "close_stream"
    assert LINGER <= time.monotonic() - began < 2 * LINGER


def test_who_leaves_a_stream_that_lingers_comes_back_to_another(client: httpx.Client) -> None:
    page = Page(client)
    for word in ("one", "two"):
        page.call("echo", word)
        for message in page.told():
            if message["msg"] == "process_completed":
                assert message["output"]["data"] == [word]
                break


def test_a_call_just_after_the_end_is_answered_when_the_browser_has_read_of_it(
    client: httpx.Client,
) -> None:
    page, took = Page(client), []
    for pause in (0.0, TO_READ):
        page.call("echo", "one")
        for message in page.told():
            last = message["msg"]
        assert last == "close_stream"
        time.sleep(pause)
        began = time.monotonic()
        page.call("echo", "two")
        took.append(time.monotonic() - began)
        assert sum(message["msg"] == "process_completed" for message in page.told()) == 1
        time.sleep(TO_READ)
    assert took[0] >= TO_READ > took[1]


def test_a_call_that_is_not_answered_yet_counts_when_the_time_is_up() -> None:
    """Gradio has it already, and its answer may go out in the same moment."""
    demo = SimpleNamespace(_queue=SimpleNamespace(pending_event_ids_session={}))
    pending, sent = demo._queue.pending_event_ids_session, list[Message]()
    asked = 0

    async def gradio(_scope: Scope, _receive: Receive, send: Send) -> None:
        nonlocal asked
        asked += 1
        pending["page"] = set()
        if asked == 1:  # while the end is held back
            asyncio.get_running_loop().call_later(0.02, pending["page"].add, "a call")
        await send({"type": "http.response.start", "status": 200})
        await send({"type": "http.response.body", "body": END + b"}", "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def nothing_more() -> Message:
        return await asyncio.get_running_loop().create_future()

    async def keep(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "path": STREAM,
        "query_string": b"session_hash=page",
        "headers": [(b"user-agent", BROWSER.encode())],
    }

    async def ask() -> None:
        streams = Streams(gradio, demo, linger=0.05)  # type: ignore[arg-type]
        await streams(scope, nothing_more, keep)

    asyncio.run(ask())
    assert asked == 2
    assert len(sent) == 3  # as if it had been one stream


def test_a_programs_stream_ends_at_once(client: httpx.Client) -> None:
    page, began = Page(client, PROGRAM), time.monotonic()
    page.call("echo", "one")
    messages = [message["msg"] for message in page.told()]
    assert messages[-2:] == ["process_completed", "close_stream"]
    assert time.monotonic() - began < LINGER


def test_an_unknown_session_is_told_so_at_once(client: httpx.Client) -> None:
    began = time.monotonic()
    assert next(Page(client).told())["session_not_found"]
    assert time.monotonic() - began < LINGER

"""One client cannot fill the queue of calls, and another still gets in."""

import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from playground.settings import Limits
from tests.ui.gate_client import MOST, SLOW, client

__all__ = ["client"]

CALLS = 300  # by one client
SOMEBODY = "127.0.0.2"  # another address of this machine


def join(client: httpx.Client, door: str, number: int, address: str, language: str = "en") -> Any:
    """The answer to a call of the slow endpoint, which is not waited for."""
    body = {"data": [], "fn_index": number}
    session = {"session_hash": secrets.token_hex()} if "join" in door else {}
    transport = httpx.HTTPTransport(local_address=address, verify=False)  # reads no certificates
    with httpx.Client(transport=transport, timeout=60, base_url=client.base_url) as web:
        headers = {"accept-language": language}
        return web.post(f"/gradio_api/{door}", json={**body, **session}, headers=headers)


@pytest.mark.parametrize("door", ["call/slow", "queue/join"])
def test_one_client_cannot_fill_the_queue_of_calls(client: httpx.Client, door: str) -> None:
    events = client.get("/config").json()["dependencies"]
    number = next(int(event["id"]) for event in events if event["api_name"] == "slow")

    def calls(count: int, address: str, language: str = "en") -> list[Any]:
        with ThreadPoolExecutor(16) as crowd:
            sending = (client, door, number, address, language)
            return list(crowd.map(lambda _: join(*sending), range(count)))

    for language, word in (("en", "from your address"), ("ko", "같은 주소")):
        began = time.monotonic()
        answers = calls(CALLS, "127.0.0.1", language)
        done = (time.monotonic() - began) / SLOW
        taken = [answer for answer in answers if answer.status_code == 200]
        refused = [answer for answer in answers if answer.status_code == 429]
        assert len(taken) + len(refused) == CALLS
        assert len(taken) <= MOST + done + 1
        assert all(f"{MOST}" in answer.json()["error"] for answer in refused)
        assert all(word in answer.json()["error"] for answer in refused)
    assert calls(1, SOMEBODY)[0].status_code == 200
    time.sleep((MOST + 5) * SLOW)
    assert calls(1, "127.0.0.1")[0].status_code == 200
    time.sleep(2 * SLOW)


def test_a_class_behind_one_address_has_room() -> None:
    """A page sends some six calls at once when it is opened."""
    limits = Limits()
    assert 30 * 6 <= limits.waiting_per_address < CALLS
    assert 4 * limits.waiting_per_address <= limits.waiting

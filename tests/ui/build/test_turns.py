"""Long networks are planned one at a time by all doors, and short ones do not wait for them."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import gradio as gr
import pytest

from playground.families import named
from playground.settings import Limits
from playground.ui.build import api, tab
from playground.ui.build.readers import write
from playground.ui.build.tab import BuildTab
from playground.ui.build.turns import LONG, in_turn

LONGEST, SHORT = named("cifar_resnet:1202"), named("cifar_resnet:20")
ASKER = gr.Request(headers={"accept-language": "en"})


def described(name: str) -> None:
    api.describe(name)


def sourced(name: str) -> None:
    api.source(name)


def drawn(name: str) -> None:
    """As by an event of the page, which passes by the queue."""
    made = BuildTab.__new__(BuildTab)
    made.limits = Limits()
    values = write(named(name), 32)
    made._updater(tuple(values))(False, None, False, ASKER, *values.values())


DOORS: tuple[Callable[[str], None], ...] = (described, sourced, drawn)


def test_only_long_networks_take_turns() -> None:
    assert named("resnet:152").convolutions == 150 < LONG < LONGEST.convolutions == 1200
    with in_turn(LONGEST), in_turn(SHORT), in_turn(SHORT):
        assert not in_turn(LONGEST).acquire(blocking=False)  # type: ignore[attr-defined]


@pytest.mark.parametrize("door", DOORS)
def test_a_short_network_does_not_wait_for_a_long_one(door: Callable[[str], None]) -> None:
    with in_turn(LONGEST):
        door("cifar_resnet:20")
        waiting = threading.Thread(target=door, args=["cifar_resnet:1202"])
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
    waiting.join(20)
    assert not waiting.is_alive()


def test_by_all_doors_together_one_is_planned_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    going, most = [], []

    def counted(*_: object) -> None:
        going.append(0)
        most.append(len(going))
        time.sleep(0.02)
        going.pop()
        raise RuntimeError("enough")

    monkeypatch.setattr(api, "plan", counted)
    monkeypatch.setattr(api, "_source", counted)
    monkeypatch.setattr(tab, "outline", counted)
    with ThreadPoolExecutor(9) as pool:
        asked = [pool.submit(door, "cifar_resnet:1202") for door in DOORS * 3]
    assert all(one.exception() for one in asked)
    assert most == [1] * 9


def test_programs_are_answered_several_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(api, "api", lambda _, **how: made.append(how))
    api.publish()
    assert {how["api_name"] for how in made} == {"describe", "source"}
    assert {how["concurrency_limit"] for how in made} == {api.PARALLEL}

"""The table of a run's states, against what the page says of them."""

import itertools
from typing import get_args

import pytest

from playground.runs.states import ENDED, GOING_ON, MOVES, Event, State, after

STATES, EVENTS = get_args(State), get_args(Event)


def test_the_table_has_every_event_and_knows_no_other_state() -> None:
    assert set(MOVES) == set(EVENTS)
    for moves in MOVES.values():
        assert moves.keys() | set(moves.values()) <= set(STATES)
    assert {*GOING_ON, *ENDED} == set(STATES)


@pytest.mark.parametrize("state", ENDED)
def test_what_has_ended_only_waits_again(state: State) -> None:
    """A late word of a worker's changes nothing about a run that has ended."""
    assert [event for event in EVENTS if after(event, state)] == ["queue"]


@pytest.mark.parametrize("state", GOING_ON)
def test_whatever_goes_on_can_be_stopped_and_can_fail(state: State) -> None:
    assert [after(e, state) for e in ("stop", "fail", "interrupt")] == [
        "stopped",
        "failed",
        "interrupted",
    ]


def test_only_what_has_begun_is_done() -> None:
    assert {state for state in STATES if after("finish", state)} == {"running", "paused"}


def test_pause_and_resume_undo_each_other() -> None:
    for state in STATES:
        paused = after("pause", state)
        assert (paused is None) == (state not in ("queued", "running"))
        if paused:
            assert after("resume", paused) == "running"


def test_every_state_can_be_reached_and_left() -> None:
    reached, edges = {"queued"}, {(s, after(e, s)) for e, s in itertools.product(EVENTS, STATES)}
    for _ in STATES:
        reached |= {there for here, there in edges if here in reached and there}
    assert reached == set(STATES)
    assert {here for here, there in edges if there and there != here} == set(STATES)

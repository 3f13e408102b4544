"""The states of a run, and what leads from one to another: all of it in one table.

queued -> running <-> paused          each of them -> done, stopped, failed or interrupted
   ^         |           |            each of those -> queued, when somebody continues it
   +---------+-----------+            (a run that makes room for others waits again)
"""

from collections.abc import Mapping
from typing import Literal

State = Literal["queued", "running", "paused", "done", "stopped", "failed", "interrupted"]
Event = Literal["queue", "start", "pause", "resume", "finish", "stop", "fail", "interrupt"]

GOING_ON: tuple[State, ...] = ("queued", "running", "paused")
HAS_BEGUN: tuple[State, ...] = ("running", "paused")
ENDED: tuple[State, ...] = ("done", "stopped", "failed", "interrupted")


def _all(before: tuple[State, ...], after: State) -> dict[State, State]:
    return dict.fromkeys(before, after)


MOVES: Mapping[Event, Mapping[State, State]] = {
    "queue": _all((*GOING_ON, *ENDED), "queued"),  # once more, to make room, or continued
    "start": _all(("queued",), "running"),
    "pause": _all(("queued", "running"), "paused"),
    "resume": _all(("paused",), "running"),
    "finish": _all(HAS_BEGUN, "done"),
    "stop": _all(GOING_ON, "stopped"),
    "fail": _all(GOING_ON, "failed"),
    "interrupt": _all(GOING_ON, "interrupted"),
}


def after(event: Event, state: State) -> State | None:
    """The state in which an event leaves a run; None if the event changes nothing there."""
    return MOVES[event].get(state)

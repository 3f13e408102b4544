"""The seam between the page and whatever trains: local processes now, others later."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playground.records import Report
from playground.runs.store import GOING_ON, Run
from playground.specs import RunSpec

POLL_SECONDS = 0.1


@dataclass(frozen=True)
class RunView:
    """A run as its owner sees it. Equal views mean that nothing has changed.

    place: in the queue, from 1, while it is queued. reports: how many there are.
    can_continue: whether `continue_` would take it up again. saving: it has ended, but its training is
    still writing a checkpoint.
    """

    run: Run
    place: int | None
    reports: int
    can_continue: bool
    saving: bool = False

    @property
    def going_on(self) -> bool:
        """Queued, running or paused."""
        return self.run.state in GOING_ON


class Executor(Protocol):
    """Trains runs. Every method may be called from any thread and returns at once.

    All that take an id raise UnknownRun if it is not one of the owner's runs, and RunError, in a
    sentence, for what its present state or the host does not allow.
    """

    def submit(self, owner: str, spec: RunSpec, name: str = "") -> Run:
        """Start a run, or queue it. Raises LimitReached where the host's limits are met."""

    def pause(self, run_id: str, owner: str) -> None:
        """Halt a running run between two steps."""

    def resume(self, run_id: str, owner: str) -> None:
        """Let a paused run go on, or wait for its turn to."""

    def stop(self, run_id: str, owner: str) -> None:
        """End a run, keeping its checkpoint; its state says so within a second."""

    def continue_(self, run_id: str, owner: str) -> None:
        """Take up a stopped, interrupted or failed run from its last checkpoint."""

    def rename(self, run_id: str, owner: str, name: str) -> None:
        """Give a run another name."""

    def delete(self, run_id: str, owner: str) -> None:
        """End a run if it is going on, and remove all that is kept of it."""

    def runs(self, owner: str) -> list[Run]:
        """The owner's runs, newest first."""

    def state(self, run_id: str, owner: str) -> RunView:
        """How a run stands."""

    def reports(self, run_id: str, owner: str, start: int = 0) -> list[Report]:
        """The reports of a run from index `start` on. Their indices never change."""

    def checkpoint(self, run_id: str, owner: str, best: bool = False) -> Path:
        """The file of a run's last (or best) checkpoint. Raises RunError while there is none."""

    def close(self) -> None:
        """End all trainings, so that they can be continued, and take no more."""


async def follow(
    executor: Executor, run_id: str, owner: str, start: int = 0
) -> AsyncIterator[tuple[RunView, list[Report]]]:
    """How a run stands and its new reports, now and after every change, until it has ended and saved.

    start: reports that the follower has already. Holds no thread while it waits. Raises UnknownRun
    if the run is deleted meanwhile.
    """
    seen = None
    while True:
        view = executor.state(run_id, owner)
        if view != seen:
            reports = executor.reports(run_id, owner, start)
            start += len(reports)
            seen = view
            yield view, reports
        if not view.going_on and not view.saving:
            return
        await asyncio.sleep(POLL_SECONDS)

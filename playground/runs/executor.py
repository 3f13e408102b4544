"""The seam between the page and the runs: what a page may ask, and how it is told."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from playground.errors import UnknownRun
from playground.records import Report
from playground.runs.changes import Changes, Watch
from playground.runs.run import Part, Run
from playground.runs.states import GOING_ON
from playground.specs import RunSpec


@dataclass(frozen=True)
class RunView:
    """A run as its owner sees it. Equal views mean that nothing has changed.

    place: in the queue, from 1, while it is queued. reports: how many there are.
    can_continue: whether `continue_` would take it up again. saving: it has ended, but its training is
    still writing a checkpoint. others: whose runs train by turns with it. share: of the time, that it
    gets, 0..1.
    """

    run: Run
    place: int | None
    reports: int
    can_continue: bool
    saving: bool = False
    others: int = 0
    share: float = 1.0

    @property
    def going_on(self) -> bool:
        """Queued, running or paused."""
        return self.run.state in GOING_ON


class Executor(Protocol):
    """Trains runs. Every method may be called from any thread and returns at once.

    All that take an id raise UnknownRun if it is not one of the owner's runs, and RunError, in a
    sentence, for what its present state or the host does not allow. changes: wakes who watches runs.
    """

    @property
    def changes(self) -> Changes: ...

    def submit(self, owner: str, spec: RunSpec, name: str = "", tensorboard: bool = False) -> Run:
        """Start a run, or queue it. tensorboard: have it write event files too.

        Raises LimitReached where the host's limits are met.
        """

    def submit_all(
        self,
        owner: str,
        specs: Sequence[RunSpec],
        name: str = "",
        tensorboard: bool = False,
        part: Part | None = None,
    ) -> list[Run]:
        """Submit several runs, or none of them where they do not all fit into the host's limits.

        part: of the experiment that they are.
        """

    def pause(self, run_id: str, owner: str) -> None:
        """Halt a running run between two steps, or take a queued one out of the queue."""

    def resume(self, run_id: str, owner: str) -> None:
        """Let a paused run go on, or wait for its turn to."""

    def stop(self, run_id: str, owner: str) -> None:
        """End a run, keeping its checkpoint; its state says so within a second."""

    def continue_(self, run_id: str, owner: str, more: int = 0) -> None:
        """Take up a stopped, interrupted or failed run from its last checkpoint.

        more: make it so many epochs longer (or seconds, where it counts those); a run that is done
        needs some.
        """

    def rename(self, run_id: str, owner: str, name: str) -> None:
        """Give a run another name."""

    def delete(self, run_id: str, owner: str) -> None:
        """End a run if it is going on, and remove all that is kept of it."""

    def runs(self, owner: str) -> list[Run]:
        """The owner's runs, newest first."""

    def unreadable(self, owner: str) -> int:
        """How many runs of the owner's are on disk and damaged, as far as can be told."""

    def state(self, run_id: str, owner: str) -> RunView:
        """How a run stands."""

    def reports(self, run_id: str, owner: str, start: int = 0) -> list[Report]:
        """The reports of a run from index `start` on. Their indices never change."""

    def checkpoint(self, run_id: str, owner: str, best: bool = False) -> Path:
        """The file of a run's last (or best) checkpoint. Raises RunError while there is none."""

    def events(self, run_id: str, owner: str) -> Path:
        """The folder of a run's TensorBoard files. Raises RunError if it writes none."""

    def attended(self, owner: str) -> AbstractContextManager[None]:
        """Meanwhile a page of the owner's is there, for trainings that go on only as long as one is."""

    def close(self) -> None:
        """End all trainings, so that they can be continued, and take no more."""


class News(NamedTuple):
    """How one run stands, its new reports, and the index of the first of them."""

    view: RunView
    start: int
    reports: list[Report]


async def follow(
    executor: Executor, run_ids: Sequence[str], owner: str, watch: Watch | None = None
) -> AsyncGenerator[list[News], None]:
    """The runs' news, now and after every change, until all of them have ended and saved.

    What has changed in several at once comes together: of two values that follow closely on each
    other, a page may see the last one only. Does nothing at all while nothing happens. A run that is
    deleted is followed no longer; raises UnknownRun if the first one is. watch: may be told to leave,
    which ends this.
    """
    watch, followed, seen = watch or Watch(), list(run_ids), dict[str, RunView]()
    with executor.attended(owner), executor.changes.watching(watch, run_ids):
        while not watch.left:
            changed = []
            for run_id in list(followed):
                try:
                    news = _news(executor, run_id, owner, seen.get(run_id))
                except UnknownRun:
                    if run_id == followed[0]:
                        raise
                    followed.remove(run_id)
                    continue
                if news is not None:
                    seen[run_id] = news.view
                    changed.append(news)
            if changed:
                yield changed
            if not any(seen[run_id].going_on or seen[run_id].saving for run_id in followed):
                return
            await watch.news(executor.changes.pause)


def _news(executor: Executor, run_id: str, owner: str, before: RunView | None) -> News | None:
    """What is new since a run stood as `before`; None if nothing is."""
    view = executor.state(run_id, owner)
    if view == before:
        return None
    start = before.reports if before else 0
    return News(view, start, executor.reports(run_id, owner, start)[: view.reports - start])

"""Runs trained by worker processes on this machine: what may be asked of them, and when."""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from playground.checkpoints import BEST, LAST
from playground.errors import LimitReached, RunError
from playground.records import Report
from playground.runs import faults
from playground.runs.crew import Crew
from playground.runs.executor import RunView
from playground.runs.limits import check_length
from playground.runs.store import EVENTS, GOING_ON, Part, Run, RunStore
from playground.runs.supervisor import Supervisor
from playground.settings import Settings
from playground.specs import RunSpec

TRAINING = "playground.training.run:run"
PRELOAD = ("torch._dynamo",)  # torch.optim imports it when first used, for two seconds


class LocalExecutor:
    """Trains settings.workers runs at a time, which take turns; see `Executor`.

    The store is this executor's alone: what it finds there still going on, it marks as interrupted.
    Runs that ended too long ago it deletes, now and whenever one is submitted.
    """

    def __init__(
        self,
        store: RunStore,
        settings: Settings,
        target: str = TRAINING,
        preload: tuple[str, ...] = PRELOAD,
    ) -> None:
        """target, preload: see `Crew`. Raises RunError if another executor has the store's folder."""
        self._store, self._limits, self._lock = store, settings.limits, store.lock
        self._claim = store.claim()
        store.interrupt_all()
        store.expire(settings.limits.keep_days)
        self._crew = Crew(store, settings, target, preload)
        self._supervisor = Supervisor(self._crew, store, settings.limits.seconds)
        self.changes = store.changes

    def submit(self, owner: str, spec: RunSpec, name: str = "", tensorboard: bool = False) -> Run:
        return self.submit_all(owner, [spec], name, tensorboard)[0]

    def submit_all(
        self,
        owner: str,
        specs: Sequence[RunSpec],
        name: str = "",
        tensorboard: bool = False,
        part: Part | None = None,
    ) -> list[Run]:
        with self._lock:
            self._check_open()
            for spec in specs:
                check_length(spec.train, self._limits)
            self._store.expire(self._limits.keep_days)
            self._check_shelf(owner, len(specs))
            self._check_queue(owner, len(specs))
            ids = []
            with _disk_errors():
                self._check_disk()
                for spec in specs:
                    run = self._store.create(owner, spec, name, tensorboard, part)
                    self._crew.enqueue(run)
                    ids.append(run.id)
            return [self._store.get(run_id, owner) for run_id in ids]

    def pause(self, run_id: str, owner: str) -> None:
        with self._lock:
            run = self._store.get(run_id, owner)
            if run.state in ("running", "queued"):
                self._crew.pause(run)
            elif run.state != "paused":
                raise RunError(
                    f"{run.name} is {run.state}: only a training that goes on can be paused"
                )

    def resume(self, run_id: str, owner: str) -> None:
        with self._lock:
            self._check_open()
            run = self._store.get(run_id, owner)
            if run.state == "paused":
                self._crew.resume(run)
            elif run.state not in GOING_ON:
                raise RunError(f"{run.name} is {run.state}: only a paused training can be resumed")

    def stop(self, run_id: str, owner: str) -> None:
        with self._lock:
            run = self._store.get(run_id, owner)
            if run.state in GOING_ON:
                self._crew.stop(run)

    def continue_(self, run_id: str, owner: str, more: int = 0) -> None:
        with self._lock:
            self._check_open()
            run = self._store.get(run_id, owner)
            if run.state in GOING_ON:
                return
            if not (self._can_continue(run) or (more and run.state == "done")):
                if run.state == "done":
                    raise RunError(f"{run.name} is done: say how much longer it shall train")
                raise RunError(f"{run.name} has no checkpoint to continue from: start it anew")
            longer = run.spec.longer(more)
            check_length(longer.train, self._limits)
            self._check_queue(owner, 1)
            with _disk_errors():
                self._check_disk()
            self._crew.enqueue(replace(run, spec=longer))

    def rename(self, run_id: str, owner: str, name: str) -> None:
        with _disk_errors():
            self._store.rename(run_id, owner, name)

    def delete(self, run_id: str, owner: str) -> None:
        with self._lock:
            self._crew.drop(self._store.get(run_id, owner))
        with _disk_errors():
            self._store.delete(run_id, owner)

    def unreadable(self, owner: str) -> int:
        return self._store.unreadable(owner)

    def runs(self, owner: str) -> list[Run]:
        return self._store.runs(owner)

    def state(self, run_id: str, owner: str) -> RunView:
        with self._lock:
            run = self._store.get(run_id, owner)
            count = self._store.tally(run_id).reports
            place, saving = self._crew.place(run_id), self._crew.is_saving(run)
            others, share = self._crew.share(run)
            return RunView(run, place, count, self._can_continue(run), saving, others, share)

    def reports(self, run_id: str, owner: str, start: int = 0) -> list[Report]:
        with self._lock:
            run = self._store.get(run_id, owner)
            return self._store.reports(run.id)[start:]

    def checkpoint(self, run_id: str, owner: str, best: bool = False) -> Path:
        run = self._store.get(run_id, owner)
        path = self._store.path(run.id) / (BEST if best else LAST)
        if not path.exists():
            raise RunError(f"{run.name} has no such checkpoint yet")
        return path

    def events(self, run_id: str, owner: str) -> Path:
        run = self._store.get(run_id, owner)
        path = self._store.path(run.id) / EVENTS
        if not path.exists():
            raise RunError(f"{run.name} writes no TensorBoard files: tick them before it starts")
        return path

    def close(self) -> None:
        self._supervisor.close()
        self._claim.close()

    def _check_open(self) -> None:
        if self._supervisor.closing:
            raise RunError("the server is being shut down: try again in a minute")

    def _check_shelf(self, owner: str, new: int) -> None:
        limit, total = self._limits.runs_per_owner, len(self._store.runs(owner)) + new
        if total > limit:
            raise LimitReached(
                f"you would have {total} runs, and this host keeps {limit} for one user: "
                f"delete {total - limit} first"
            )

    def _check_queue(self, owner: str, new: int) -> None:
        limits, more = self._limits, max(0, new - self._crew.free)
        going = sum(run.state in ("queued", "running") for run in self._store.runs(owner))
        most = limits.going_per_owner
        if going + new > most:
            raise LimitReached(
                f"no more than {most} of your runs may go on at the same time: "
                f"let some end first, or stop some"
            )
        if more and self._crew.waiting + more > limits.queued:
            raise LimitReached(
                f"no more than {limits.queued} runs may wait on this host at the same time: "
                f"try again later"
            )

    def _check_disk(self) -> None:
        self._store.folder.mkdir(parents=True, exist_ok=True)  # it may have been removed
        if shutil.disk_usage(self._store.folder).free < self._limits.free_bytes:
            raise LimitReached("this host's disk is nearly full: delete some of your runs first")

    def _can_continue(self, run: Run) -> bool:
        """Whether it has ended before its time, and has a checkpoint or nothing to lose."""
        if run.state in GOING_ON or run.state == "done":
            return False
        if (self._store.path(run.id) / LAST).exists():
            return True
        return self._store.tally(run.id).points == 0


@contextlib.contextmanager
def _disk_errors() -> Iterator[None]:
    """A disk that is full, or has lost a run, is the user's to mend; any other refusal is a bug."""
    try:
        yield
    except FileNotFoundError as error:
        raise RunError(faults.GONE) from error
    except OSError as error:
        if faults.of_exception(error) != faults.DISK_FULL:
            raise
        raise RunError(faults.DISK_FULL) from error

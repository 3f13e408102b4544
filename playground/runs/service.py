"""The runs of a server: what may be asked of them, by whom, and when; whatever trains them."""

import contextlib
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from playground.checkpoints import BEST, LAST
from playground.errors import LimitReached, RunError, UnknownRun
from playground.message import Term
from playground.records import Report
from playground.runs import faults
from playground.runs.backends.backend import Backend
from playground.runs.limits import check_length
from playground.runs.pool import WorkerPool
from playground.runs.run import Part, Run, RunView
from playground.runs.states import GOING_ON
from playground.runs.store import EVENTS, RunStore
from playground.runs.supervisor import Supervisor
from playground.settings import Limits, Settings
from playground.specs import RunSpec


class RunService:
    """Trains settings.workers runs at a time, which take turns.

    Every method may be called from any thread and returns at once. All that take an id raise UnknownRun if
    it is not one of the owner's runs, and RunError, in a sentence, for what its present state or the host
    does not allow. changes: wakes who watches runs.

    The store is this service's alone: what it finds there still going on, it marks as interrupted.
    Runs that ended too long ago, or take too much of the disk, it deletes, now and whenever one is
    submitted.
    """

    def __init__(self, store: RunStore, settings: Settings, backend: Backend) -> None:
        """Raises RunError if another service has the store's folder."""
        self._store, self._lock = store, store.lock
        self._limits = self._most = settings.limits
        try:
            self._claim = store.claim()
        except RunError:
            backend.close()
            raise
        store.interrupt_all()
        store.expire(self._limits.keep_days, self._limits.keep_bytes)
        self._pool = WorkerPool(store, settings, backend)
        self._supervisor = Supervisor(self._pool, store, settings.limits.seconds)
        self.changes = store.changes

    def submit(self, owner: str, spec: RunSpec, name: str = "", tensorboard: bool = False) -> Run:
        """Start a run, or queue it. tensorboard: have it write event files too.

        Raises LimitReached where the host's limits are met.
        """
        return self.submit_all(owner, [spec], name, tensorboard)[0]

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
        # outside the lock: others need not wait for what this deletes
        self._store.expire(self._limits.keep_days, self._limits.keep_bytes)
        with self._lock:
            self._check_open()
            for spec in specs:
                check_length(spec.train, self._limits)
            self._check_shelf(owner, len(specs))
            self._check_queue(owner, len(specs))
            ids = []
            with faults.disk_errors():
                self._check_disk()
                for spec in specs:
                    run = self._store.create(owner, spec, name, tensorboard, part)
                    self._pool.enqueue(run)
                    ids.append(run.id)
            return [self._store.get(run_id, owner) for run_id in ids]

    def pause(self, run_id: str, owner: str) -> None:
        """Halt a running run between two steps, or take a queued one out of the queue."""
        with self._lock:
            run = self._store.get(run_id, owner)
            if run.state in ("running", "queued"):
                self._pool.pause(run)
            elif run.state != "paused":
                raise RunError(
                    "{run} is {state}: only a training that goes on can be paused",
                    run=run.name,
                    state=Term(run.state),
                )

    def resume(self, run_id: str, owner: str) -> None:
        """Let a paused run go on, or wait for its turn to."""
        with self._lock:
            self._check_open()
            run = self._store.get(run_id, owner)
            if run.state == "paused":
                self._check_queue(owner, 1)
                self._pool.resume(run)
            elif run.state not in GOING_ON:
                raise RunError(
                    "{run} is {state}: only a paused training can be resumed",
                    run=run.name,
                    state=Term(run.state),
                )

    def stop(self, run_id: str, owner: str) -> None:
        """End a run, keeping its checkpoint; its state says so within a second."""
        with self._lock:
            run = self._store.get(run_id, owner)
            if run.state in GOING_ON:
                self._pool.stop(run)

    def continue_(self, run_id: str, owner: str, more: int = 0) -> None:
        """Take up a stopped, interrupted or failed run from its last checkpoint.

        more: make it so many epochs longer (or seconds, where it counts those); a run that is done
        needs some.
        """
        with self._lock:
            self._check_open()
            run = self._store.get(run_id, owner)
            if run.state in GOING_ON:
                return
            if not (self._can_continue(run) or (more and run.state == "done")):
                if run.state == "done":
                    raise RunError(
                        "{run} is done: say how much longer it should train", run=run.name
                    )
                raise RunError(
                    "{run} has no checkpoint to continue from: start it again", run=run.name
                )
            longer = run.spec.longer(more)
            check_length(longer.train, self._limits)
            self._check_queue(owner, 1)
            with faults.disk_errors():
                self._check_disk()
            self._pool.enqueue(replace(run, spec=longer))

    def rename(self, run_id: str, owner: str, name: str) -> None:
        """Give a run another name."""
        with faults.disk_errors():
            self._store.rename(run_id, owner, name)

    def delete(self, run_id: str, owner: str) -> None:
        """End a run if it is going on, and remove all that is kept of it."""
        with self._lock:
            self._pool.drop(self._store.get(run_id, owner))
        with faults.disk_errors():
            self._store.delete(run_id, owner)

    def unreadable(self, owner: str) -> int:
        """How many runs of the owner's are on disk and damaged, as far as can be told."""
        return self._store.unreadable(owner)

    def runs(self, owner: str) -> list[Run]:
        """The owner's runs, newest first."""
        return self._store.runs(owner)

    def state(self, run_id: str, owner: str) -> RunView:
        """How a run stands."""
        with self._lock:
            run = self._store.get(run_id, owner)
            count = self._store.tally(run_id).reports
            place, saving = self._pool.place(run_id), self._pool.is_saving(run)
            others, share = self._pool.share(run)
            held = self._pool.held and run.state in GOING_ON
            return RunView(run, place, count, self._can_continue(run), saving, others, share, held)

    def count(self, run_id: str, owner: str) -> int:
        """How many reports a run has; cheaper than `state`, which says so too."""
        with self._lock:
            return self._store.tally(self._store.get(run_id, owner).id).reports

    def reports(self, run_id: str, owner: str, start: int = 0) -> list[Report]:
        """The reports of a run from index `start` on. Their indices never change."""
        with self._lock:
            run = self._store.get(run_id, owner)
            return self._store.reports(run.id)[start:]

    def checkpoint(self, run_id: str, owner: str, best: bool = False) -> Path:
        """The file of a run's last (or best) checkpoint. Raises RunError while there is none."""
        run = self._store.get(run_id, owner)
        path = self._store.path(run.id) / (BEST if best else LAST)
        if not path.exists():
            raise RunError("{run} has no such checkpoint yet", run=run.name)
        return path

    def events(self, run_id: str, owner: str) -> Path:
        """The folder of a run's TensorBoard files. Raises RunError if it writes none."""
        run = self._store.get(run_id, owner)
        path = self._store.path(run.id) / EVENTS
        if not path.exists():
            raise RunError(
                "{run} writes no TensorBoard files: tick them before it starts", run=run.name
            )
        return path

    def attended(self, owner: str) -> contextlib.AbstractContextManager[None]:
        """Meanwhile a page of the owner's is there, for trainings that go on only as long as one is."""
        return self._pool.backend.attended(owner)

    # What whoever leads a class may do with everybody's runs: whether it is he, his pages' routes check.

    def everyone(self) -> list[Run]:
        """All owners' runs, newest first."""
        return self._store.everyone()

    @property
    def held(self) -> bool:
        """Whether all trainings are halted."""
        return self._pool.held

    def hold(self, held: bool) -> None:
        """Halt all trainings between two steps, also those that are started meanwhile; or let them go on,
        each as it would have."""
        with self._lock:
            self._check_open()
            self._pool.hold(held)

    @property
    def limits(self) -> Limits:
        """What is allowed now."""
        return self._limits

    def allow(self, seconds: int, going: int) -> None:
        """From now on trainings last so many seconds at the longest, those that go on too, and so many
        runs of one owner go on at the same time: each from 1 to what the host allows."""
        for value, most in ((seconds, self._most.seconds), (going, self._most.going_per_owner)):
            if not 1 <= value <= most:
                raise LimitReached(
                    "a limit here may be from 1 to {most}, not {value}", most=most, value=value
                )
        with self._lock:
            self._limits = replace(self._limits, seconds=seconds, going_per_owner=going)
            self._supervisor.limit = seconds

    def clear_up(self) -> None:
        """Delete everybody's runs, and all that is kept of them."""
        for run in self._store.everyone():
            with contextlib.suppress(UnknownRun):  # deleted meanwhile
                self.delete(run.id, run.owner)

    def close(self) -> None:
        """End all trainings, so that they can be continued, and take no more."""
        self._supervisor.close()
        self._claim.close()

    def _check_open(self) -> None:
        if self._supervisor.closing:
            raise RunError("the server is being shut down: try again in a minute")

    def _check_shelf(self, owner: str, new: int) -> None:
        limit, total = self._limits.runs_per_owner, len(self._store.runs(owner)) + new
        if total > limit:
            raise LimitReached(
                "you would have {count} runs, and this host keeps {limit} for one user: delete "
                "{excess} first",
                count=total,
                limit=limit,
                excess=total - limit,
            )

    def _check_queue(self, owner: str, new: int) -> None:
        limits, more = self._limits, max(0, new - self._pool.free)
        going = sum(run.state in ("queued", "running") for run in self._store.runs(owner))
        most = limits.going_per_owner
        if going + new > most:
            raise LimitReached(
                "no more than {limit} of your runs may go on at the same time: let some end first, "
                "or stop some",
                limit=most,
            )
        if more and self._pool.waiting + more > limits.queued:
            raise LimitReached(
                "no more than {limit} runs may wait on this host at the same time: try again later",
                limit=limits.queued,
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

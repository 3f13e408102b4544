"""The queue and the worker processes: which run has one, and what each of them is told.

One lock, the store's, guards everything here: it is held by whoever calls a method.
"""

import logging
import time
from dataclasses import replace
from typing import Any

from playground.checkpoints import LAST
from playground.runs import faults
from playground.runs.bell import Bell
from playground.runs.processes import ForkServer, Wish, Worker
from playground.runs.store import EVENTS, GOING_ON, Run, RunStore, State
from playground.settings import Settings

STOP_SECONDS = 0.5  # after which a run counts as stopped, whatever its worker is at

_log = logging.getLogger(__name__)


class Crew:
    """Trains settings.workers runs at a time, in the order they were put into the queue.

    target: "module:function" of the training, called as `playground.training.run.run` is.
    preload: modules to import before the first run, besides the target's. bell: rings whenever the
    workers and their deadlines are to be looked at anew. What the workers say, `Supervisor` hears.
    """

    def __init__(
        self, store: RunStore, settings: Settings, target: str, preload: tuple[str, ...]
    ) -> None:
        self._store, self._settings, self._target = store, settings, target
        self._queue: list[str] = []
        self.workers: dict[int, Worker] = {}
        self.server = ForkServer([target.partition(":")[0], *preload], settings.workers)
        self.bell = Bell()

    def enqueue(self, run: Run, first: bool = False) -> None:
        """Let a run start, from its last checkpoint if it has one, when its turn comes.

        first: before all others that wait.
        """
        self.set_state(run, "queued")
        self._queue.insert(0 if first else len(self._queue), run.id)
        self.schedule()

    def pause(self, run: Run) -> None:
        """Halt a running run, or take a queued one out of the queue."""
        worker = self.worker_of(run.id)
        if run.state == "queued":
            self.set_state(run, "paused")
        elif worker is not None and worker.wish != "stop":
            self.set_state(run, "paused")
            self.wish(worker, "pause")
            self.schedule()

    def resume(self, run: Run) -> None:
        """Let a paused run go on, at once if its worker is still there, else as the next one."""
        worker = self.worker_of(run.id)
        if worker is None or worker.parked:
            self.enqueue(run, first=True)
        elif worker.stop_by is None:
            self.set_state(run, "running")
            self.wish(worker, "resume")

    def stop(self, run: Run) -> None:
        """End a run, whose state says so at the latest after STOP_SECONDS."""
        worker = self.worker_of(run.id)
        if worker is None or run.state == "queued":
            self.set_state(run, "stopped")
        elif worker.stop_by is None:
            worker.stop_by = time.monotonic() + STOP_SECONDS
            self.wish(worker, "stop")

    def drop(self, run: Run) -> None:
        """End a run at once, without a checkpoint."""
        worker = self.worker_of(run.id)
        if worker is not None:
            self.kill(worker)
        if run.state in GOING_ON:
            self.set_state(run, "stopped")

    def place(self, run_id: str) -> int | None:
        """Its place in the queue, from 1."""
        return self._queue.index(run_id) + 1 if run_id in self._queue else None

    @property
    def waiting(self) -> int:
        """How many runs are queued, of all owners."""
        return len(self._queue)

    @property
    def free(self) -> int:
        """How many runs would start at once."""
        return max(0, self._settings.workers - len(self.workers))

    def is_saving(self, run: Run) -> bool:
        """Whether a run has ended but its worker has not."""
        return run.state not in GOING_ON and self.worker_of(run.id) is not None

    def worker_of(self, run_id: str) -> Worker | None:
        """The worker that a run has."""
        return next((w for w in self.workers.values() if w.run_id == run_id), None)

    def wish(self, worker: Worker, wish: Wish) -> None:
        """Tell a worker what to do."""
        worker.heard_at = time.monotonic()
        worker.wish = wish
        if wish == "stop":
            worker.must_end()
        worker.tell()
        self.bell.ring()

    def kill(self, worker: Worker) -> None:
        """End a worker at once."""
        worker.killed, worker.kill_by = True, None
        self.server.kill(worker.number)

    def set_state(self, run: Run, state: State, reason: str = "") -> None:
        """Change a run's state: in memory even where the disk refuses."""
        if run.id in self._queue:
            self._queue.remove(run.id)
        now = time.time()
        started = now if state == "running" and run.started is None else run.started
        ended = None if state in GOING_ON else now
        try:
            self._store.save(replace(run, state=state, reason=reason, started=started, ended=ended))
        except OSError as error:
            _log.warning("the state of run %s, %s, is not on disk: %s", run.id, state, error)

    def disband(self) -> None:
        """Let nothing start any more, have all workers save and end, and mark the runs interrupted."""
        self._queue.clear()
        self._store.interrupt_all()
        for worker in self.workers.values():
            self.wish(worker, "stop")

    def schedule(self) -> None:
        """Start those that wait while there is room; else have a paused one give up its place."""
        for run_id in list(self._queue):
            if len(self.workers) >= self._settings.workers:
                self._park()
                return
            run = self._store.find(run_id)
            if run is not None and self.worker_of(run_id) is None:
                self._start(run)

    def _park(self) -> None:
        """End the worker of a paused run, which stays paused and will go on from its checkpoint."""
        if any(worker.wish == "stop" or worker.killed for worker in self.workers.values()):
            return  # room is being made
        for worker in self.workers.values():
            run = self._store.find(worker.run_id)
            if run is not None and run.state == "paused":
                self.wish(worker, "stop")
                return

    def _start(self, run: Run) -> None:
        try:
            order = self._order(run)
            number, channel = self.server.fork()
        except OSError as error:
            _log.error("no worker for run %s: %s", run.id, error)
            self.set_state(run, "failed", faults.NO_SERVER)
            return
        self.workers[number] = worker = Worker(number, run.id, channel)
        worker.send(order)
        self.set_state(run, "running")
        self.bell.ring()

    def _order(self, run: Run) -> dict[str, Any]:
        """What a worker needs to know of its run. Raises OSError if its folder cannot be read."""
        folder = self._store.path(run.id)
        self._store.tidy(run.id)
        return {
            "target": self._target,
            "spec": run.spec.to_dict(),
            "data": str(self._settings.data),
            "folder": str(folder),
            "resume": (folder / LAST).exists(),
            "device": self._settings.device,
            "events": str(folder / EVENTS) if run.tensorboard else None,
        }

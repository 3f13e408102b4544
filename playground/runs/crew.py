"""The queue, the worker processes, and the one thread that listens to them.

One lock, the store's, guards everything here: it is held by whoever calls a method, and by the
thread in each of its rounds. Nothing waits for a worker while holding it.
"""

import contextlib
import logging
import socket
import sys
import threading
import time
from dataclasses import replace
from multiprocessing.connection import wait
from typing import Any

from playground.checkpoints import LAST
from playground.records import Point, Report, report_from_dict
from playground.runs import faults
from playground.runs.processes import ForkServer, Wish, Worker
from playground.runs.store import EVENTS, GOING_ON, Run, RunStore, State
from playground.settings import Settings

STOP_SECONDS = 0.8  # after which a run counts as stopped, whatever its worker is at
KILL_SECONDS = 10.0  # that a worker has to save and end once it has been told to
CLOSE_SECONDS = 5.0  # the same when the web server ends
SILENT_SECONDS = 600.0  # without a message, after which a training is given up
TICK = 0.05  # seconds between two looks at the deadlines of workers that are to end
LONG_TICK = 5.0  # the same while none is
AT_ONCE = 64  # messages of one worker read before the others have their turn

_log = logging.getLogger(__name__)


class Crew:
    """Trains settings.workers runs at a time, in the order they were put into the queue.

    target: "module:function" of the training, called as `playground.training.run.run` is.
    preload: modules to import before the first run, besides the target's.
    """

    def __init__(
        self, store: RunStore, settings: Settings, target: str, preload: tuple[str, ...]
    ) -> None:
        self._store, self._settings, self._target = store, settings, target
        self._lock = store.lock
        self._queue: list[str] = []
        self._workers: dict[int, Worker] = {}
        self.closing = False
        self._server = ForkServer([target.partition(":")[0], *preload], settings.workers)
        self._bell, self._rope = socket.socketpair()
        self._bell.setblocking(False)
        self._rope.setblocking(False)
        self._thread = threading.Thread(target=self._supervise, name="runs", daemon=True)
        self._thread.start()

    def enqueue(self, run: Run) -> None:
        """Let a run start, from its last checkpoint if it has one, when its turn comes."""
        self._set(run, "queued")
        self._queue.append(run.id)
        self._schedule()

    def pause(self, run: Run) -> None:
        """Halt a running run."""
        worker = self._worker(run.id)
        if worker is not None and worker.wish != "stop":
            self._set(run, "paused")
            self._wish(worker, "pause")
            self._schedule()

    def resume(self, run: Run) -> None:
        """Let a paused run go on, at once if its worker is still there, else through the queue."""
        worker = self._worker(run.id)
        if worker is None or worker.parked:
            self.enqueue(run)
        elif worker.stop_by is None:
            self._set(run, "running")
            self._wish(worker, "resume")

    def stop(self, run: Run) -> None:
        """End a run, whose state says so at the latest after STOP_SECONDS."""
        worker = self._worker(run.id)
        if worker is None or run.state == "queued":
            self._set(run, "stopped")
        elif worker.stop_by is None:
            worker.stop_by = time.monotonic() + STOP_SECONDS
            self._wish(worker, "stop")

    def drop(self, run: Run) -> None:
        """End a run at once, without a checkpoint."""
        worker = self._worker(run.id)
        if worker is not None:
            self._kill(worker)
        if run.state in GOING_ON:
            self._set(run, "stopped")

    def place(self, run_id: str) -> int | None:
        """Its place in the queue, from 1."""
        return self._queue.index(run_id) + 1 if run_id in self._queue else None

    @property
    def waiting(self) -> int:
        """How many runs are queued, of all owners."""
        return len(self._queue)

    def is_saving(self, run: Run) -> bool:
        """Whether a run has ended but its worker has not."""
        return run.state not in GOING_ON and self._worker(run.id) is not None

    def close(self) -> None:
        """Have all workers save and end, and mark their runs interrupted. Waits, without the lock."""
        self.closing = True
        self._wake()
        self._thread.join()

    def _worker(self, run_id: str) -> Worker | None:
        return next((w for w in self._workers.values() if w.run_id == run_id), None)

    def _wish(self, worker: Worker, wish: Wish) -> None:
        now = worker.heard_at = time.monotonic()
        worker.wish = wish
        if wish == "stop" and worker.kill_by is None:
            worker.kill_by = now + KILL_SECONDS
        worker.tell()
        self._wake()

    def _kill(self, worker: Worker) -> None:
        worker.killed, worker.kill_by = True, None
        self._server.kill(worker.number)

    def _wake(self) -> None:
        """Have the thread look at the workers and their deadlines anew."""
        with contextlib.suppress(OSError):  # full: it has been rung for; closed: nobody is there
            self._rope.send(b"!")

    def _set(self, run: Run, state: State, reason: str = "") -> None:
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

    def _schedule(self) -> None:
        """Start those that wait while there is room; else have a paused one give up its place."""
        for run_id in list(self._queue):
            if len(self._workers) >= self._settings.workers:
                self._park()
                return
            run = self._store.find(run_id)
            if run is not None and self._worker(run_id) is None:
                self._start(run)

    def _park(self) -> None:
        """End the worker of a paused run, which stays paused and will go on from its checkpoint."""
        if any(worker.wish == "stop" or worker.killed for worker in self._workers.values()):
            return  # room is being made
        for worker in self._workers.values():
            run = self._store.find(worker.run_id)
            if run is not None and run.state == "paused":
                self._wish(worker, "stop")
                return

    def _start(self, run: Run) -> None:
        try:
            order = self._order(run)
            number, channel = self._server.fork()
        except OSError as error:
            _log.error("no worker for run %s: %s", run.id, error)
            self._set(run, "failed", faults.NO_SERVER)
            return
        self._workers[number] = worker = Worker(number, run.id, channel)
        worker.send(order)
        self._set(run, "running")
        self._wake()

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

    def _supervise(self) -> None:
        try:
            while not self.closing:
                self._round()
        finally:  # also after a fault in here: no run may seem to go on with nobody watching it
            self.closing = True
            with self._lock:
                self._queue.clear()
                self._store.interrupt_all()
                for worker in self._workers.values():
                    self._wish(worker, "stop")
            deadline = time.monotonic() + CLOSE_SECONDS
            while self._workers and time.monotonic() < deadline:
                self._round()
            self._server.close()
            self._bell.close()
            self._rope.close()
            for worker in self._workers.values():
                worker.channel.close()

    def _round(self) -> None:
        """Wait for something to happen, and deal with it."""
        with self._lock:
            workers = {w.channel: w for w in self._workers.values() if not w.channel.closed}
            hurried = any(w.stop_by or w.kill_by for w in self._workers.values())
            server = [self._server.socket] if self._server.socket.fileno() >= 0 else []
        ready = wait([self._bell, *server, *workers], TICK if hurried else LONG_TICK)
        with self._lock:
            if self._bell in ready:
                with contextlib.suppress(BlockingIOError):
                    self._bell.recv(4096)
            for channel, worker in workers.items():
                if channel in ready:
                    self._hear(worker, AT_ONCE)
            if server and server[0] in ready:
                self._bury()
            self._heed_deadlines()
            self._schedule()

    def _hear(self, worker: Worker, most: int) -> None:
        """Deal with what a worker has sent, up to `most` messages."""
        for _ in range(most):
            if worker.channel.closed or not worker.channel.poll():
                return
            message = worker.hear()
            if message is None:
                worker.kill_by = worker.kill_by or time.monotonic() + KILL_SECONDS
            elif "report" in message:
                self._keep(worker, report_from_dict(message["report"]))
            elif "ended" in message:
                self._ended(worker, "done" if message["ended"] == "done" else None)
            elif "failed" in message:
                if message["trace"]:
                    _log.error("run %s broke:\n%s", worker.run_id, message["trace"])
                self._ended(worker, "failed", message["failed"])

    def _keep(self, worker: Worker, report: Report) -> None:
        run = self._store.find(worker.run_id)
        if run is None:
            return
        try:
            self._store.append(run.id, report)
        except OSError as error:
            _log.error("a report of run %s cannot be kept", run.id, exc_info=error)
            self._ended(worker, "failed", faults.of_exception(error))
            self._wish(worker, "stop")
            return
        limit = self._settings.limits.seconds
        timed = run.spec.train.seconds is not None
        if not timed and isinstance(report, Point) and report.seconds > limit:
            self._ended(worker, "stopped", faults.TOO_LONG.format(limit=limit))
            self._wish(worker, "stop")

    def _ended(self, worker: Worker, state: State | None, reason: str = "") -> None:
        """Set the final state of a worker's run, unless it has one. None: it ended as it was told."""
        asked = worker.stop_by is not None
        worker.ended, worker.stop_by = True, None
        worker.kill_by = worker.kill_by or time.monotonic() + KILL_SECONDS
        run = self._store.find(worker.run_id)
        if run is None or run.state not in ("running", "paused"):
            return
        if state is None and run.state == "paused" and not asked:
            return  # parked
        self._set(run, state or ("stopped" if asked else "interrupted"), reason)

    def _bury(self) -> None:
        """Deal with the end of a worker, or of the server."""
        exited = self._server.next_exit()
        if exited is None:
            _log.error("the fork server has ended unexpectedly")
            for worker in self._workers.values():
                worker.channel.close()  # those that live on take it as a stop
                self._ended(worker, "failed", faults.NO_SERVER)
            self._workers.clear()
            self._server.close()
            return
        number, code = exited
        worker = self._workers.pop(number)
        self._hear(worker, sys.maxsize)
        worker.channel.close()
        if worker.killed:
            self._store.sweep()
        if not worker.ended or worker.stop_by is not None:
            told = worker.killed or worker.stop_by is not None
            self._ended(worker, None if told else "failed", "" if told else faults.of_exit(code))

    def _heed_deadlines(self) -> None:
        now = time.monotonic()
        for worker in self._workers.values():
            run = self._store.find(worker.run_id)
            if worker.stop_by is not None and now >= worker.stop_by:
                self._ended(worker, None)
            if worker.kill_by is not None and now >= worker.kill_by:
                self._kill(worker)
            elif run and run.state == "running" and now >= worker.heard_at + SILENT_SECONDS:
                self._ended(worker, "failed", faults.SILENT.format(minutes=SILENT_SECONDS / 60))
                self._kill(worker)

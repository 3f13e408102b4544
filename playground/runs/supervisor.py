"""The thread that listens to the workers, and ends those whose time is up.

It holds the store's lock in each of its rounds, and waits for nobody while it does.
"""

import logging
import sys
import threading
import time
from multiprocessing.connection import wait

from playground.message import NOTHING, Message
from playground.records import Point, Report, report_from_dict
from playground.runs import faults
from playground.runs.handle import Worker
from playground.runs.pool import WorkerPool
from playground.runs.states import HAS_BEGUN, Event
from playground.runs.store import RunStore

CLOSE_SECONDS = 5.0  # that workers have to save when the web server ends
SILENT_SECONDS = 600.0  # without a message, after which a training is given up
TICK = 0.05  # seconds between two looks at the deadlines of workers that are to end, and at turns
LONG_TICK = 5.0  # the same while none is
GRACE_SECONDS = 600.0  # for reading, scoring and saving, on top of twice the limit
AT_ONCE = 64  # messages of one worker read before the others have their turn

_log = logging.getLogger(__name__)


class Supervisor:
    """Watches over a pool until it is closed.

    limit: seconds of training that a run may have, and may change; one that is to last no more ends by
    itself. None may take more than twice that and GRACE_SECONDS, whatever it does, pauses aside.
    """

    def __init__(self, pool: WorkerPool, store: RunStore, limit: int) -> None:
        self._pool, self._store, self._lock, self.limit = pool, store, store.lock, limit
        self._looked = time.monotonic()
        self.closing = False
        self._thread = threading.Thread(target=self._supervise, name="runs", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Have all workers save and end, and mark their runs interrupted. Waits, without the lock."""
        self.closing = True
        self._pool.wakeup.wake()
        self._thread.join()

    def _supervise(self) -> None:
        try:
            while not self.closing:
                self._round()
        finally:  # also after a fault in here: no run may seem to go on with nobody watching it
            self.closing = True
            with self._lock:
                self._pool.shutdown()
            deadline = time.monotonic() + CLOSE_SECONDS
            while self._pool.workers and time.monotonic() < deadline:
                self._round()
            self._pool.backend.close()
            self._pool.wakeup.close()
            for worker in self._pool.workers.values():
                worker.channel.close()

    def _round(self) -> None:
        """Wait for something to happen, and deal with it."""
        pool = self._pool
        with self._lock:
            workers = {w.channel: w for w in pool.workers.values() if not w.channel.closed}
            hurried = pool.contested or any(w.stop_by or w.kill_by for w in pool.workers.values())
            exits = pool.backend.exits()
        ready = wait([pool.wakeup.socket, *exits, *workers], TICK if hurried else LONG_TICK)
        with self._lock:
            if pool.wakeup.socket in ready:
                pool.wakeup.clear()
            for channel, worker in workers.items():
                if channel in ready:
                    self._hear(worker, AT_ONCE)
            if any(socket in ready for socket in exits):
                self._reap()
            self._enforce_deadlines()
            pool.schedule()

    def _hear(self, worker: Worker, most: int) -> None:
        """Deal with what a worker has sent, up to `most` messages."""
        for _ in range(most):
            if worker.channel.closed or not worker.channel.poll():
                return
            message = worker.hear()
            if message is None:
                worker.must_end()
            elif "report" in message:
                report = report_from_dict(message["report"])
                if isinstance(report, Point) and not worker.begun:
                    worker.begin()
                    self._store.changes.shifted()
                self._keep(worker, report)
            elif "ended" in message:
                self._ended(worker, "finish" if message["ended"] == "done" else None)
            elif "failed" in message:
                if message["trace"]:
                    _log.error("run %s broke:\n%s", worker.run_id, message["trace"])
                self._ended(worker, "fail", Message.from_json(message["failed"]))

    def _keep(self, worker: Worker, report: Report) -> None:
        run = self._store.find(worker.run_id)
        if run is None:
            return
        try:
            self._store.append(run.id, report)
        except OSError as error:
            _log.error("a report of run %s cannot be kept", run.id, exc_info=error)
            gone = not self._store.path(run.id).exists()
            self._ended(worker, "fail", faults.GONE if gone else faults.of_exception(error))
            self._pool.command(worker, "stop")
            return
        asked = run.spec.train.seconds
        ends_itself = asked is not None and asked <= self.limit
        if not ends_itself and isinstance(report, Point) and report.seconds > self.limit:
            self._cut_short(worker)

    def _cut_short(self, worker: Worker) -> None:
        self._ended(worker, "stop", faults.too_long(self.limit))
        self._pool.command(worker, "stop")

    def _ended(self, worker: Worker, event: Event | None, reason: Message = NOTHING) -> None:
        """Bring a worker's run to its end, if it has none. event: None if it ended as it was told."""
        asked = worker.stop_by is not None
        worker.ended, worker.stop_by = True, None
        worker.must_end()
        run = self._store.find(worker.run_id)
        if run is None or run.state not in HAS_BEGUN:
            return
        if event is None and run.state == "paused" and not asked:
            return  # parked
        if event is None and worker.yields and not asked:
            self._pool.enqueue(run)
            return
        self._pool.move(run, event or ("stop" if asked else "interrupt"), reason)

    def _reap(self) -> None:
        """Deal with the end of a worker, or of the backend."""
        pool = self._pool
        exited = pool.backend.next_exit()
        if exited is None:
            _log.error("what runs the trainings has ended unexpectedly")
            for worker in pool.workers.values():
                worker.channel.close()  # those that live on take it as a stop
                self._ended(worker, "fail", faults.NO_SERVER)
            pool.workers.clear()
            pool.backend.close()
            return
        number, code = exited
        worker = pool.workers.pop(number)
        self._hear(worker, sys.maxsize)
        worker.channel.close()
        if worker.killed:
            self._store.sweep()
        if not worker.ended or worker.stop_by is not None:
            told = worker.killed or worker.stop_by is not None
            self._ended(worker, None if told else "fail", NOTHING if told else faults.of_exit(code))
        self._store.changes.changed(worker.run_id)  # it has saved
        self._store.changes.shifted()

    def _enforce_deadlines(self) -> None:
        now = time.monotonic()
        passed, self._looked = now - self._looked, now
        for worker in self._pool.workers.values():
            run = self._store.find(worker.run_id)
            running = run is not None and run.state == "running" and worker.command == "resume"
            worker.ran += passed if running else 0.0
            if worker.stop_by is not None and now >= worker.stop_by:
                self._ended(worker, None)
            if worker.kill_by is not None and now >= worker.kill_by:
                self._pool.kill(worker)
            elif running and now >= worker.last_heard + SILENT_SECONDS:
                self._ended(worker, "fail", faults.silent(SILENT_SECONDS / 60))
                self._pool.kill(worker)
            elif running and worker.ran > 2 * self.limit + GRACE_SECONDS:
                self._cut_short(worker)

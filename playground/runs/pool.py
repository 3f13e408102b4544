"""The queue and the worker processes: which run has one, whose turn it is, and what each is told.

One lock, the store's, guards everything here: it is held by whoever calls a method.
"""

import logging
import time
from collections import Counter
from dataclasses import replace

from playground.checkpoints import LAST
from playground.message import NOTHING, Message
from playground.runs import faults
from playground.runs.backends.backend import Backend, Order
from playground.runs.handle import Command, Worker
from playground.runs.memory import halted, training
from playground.runs.room import fitting, has_room
from playground.runs.run import Run
from playground.runs.states import GOING_ON, Event, after
from playground.runs.store import EVENTS, RunStore
from playground.runs.turns import Turns, turn_seconds
from playground.runs.wakeup import WakeUp
from playground.settings import Settings

STOP_SECONDS = 0.5  # after which a run counts as stopped, whatever its worker is at
STARTING = 2  # workers that may be on their way to their first step at the same time, for each slot
SOON = 5.0  # seconds in which a run should be at its first step, and others leave it their slot
STAY_SECONDS = 30.0  # of training, after which a run makes room for one that waits on disk

_log = logging.getLogger(__name__)


class WorkerPool:
    """Trains settings.workers runs at a time, by turns; as many as settings.live have a worker, and
    the others wait in the queue.

    A run's first turn is its way to its first step, and comes soon: several may be on it at once.

    wakeup: wakes whoever looks after the workers and their deadlines. What the workers say, `Supervisor`
    hears.
    """

    def __init__(self, store: RunStore, settings: Settings, backend: Backend) -> None:
        self._store, self._settings, self.backend = store, settings, backend
        self._queue: list[str] = []
        self._turns = Turns()
        self.workers: dict[int, Worker] = {}
        self.held = False
        self.wakeup = WakeUp()

    def enqueue(self, run: Run, first: bool = False) -> None:
        """Let a run start, from its last checkpoint if it has one, when its turn comes.

        first: before all others that wait.
        """
        self.move(run, "queue")
        self._queue.insert(0 if first else len(self._queue), run.id)
        self.schedule()

    def pause(self, run: Run) -> None:
        """Halt a running run, or take a queued one out of the queue."""
        worker = self.worker_of(run.id)
        if run.state == "queued":
            self.move(run, "pause")
        elif worker is not None and worker.stop_by is None:
            self.move(run, "pause")
            if worker.command != "stop":  # it may be making room
                self.command(worker, "pause")
            self.schedule()

    def resume(self, run: Run) -> None:
        """Let a paused run go on, at once if its worker is still there, else as the next one."""
        worker = self.worker_of(run.id)
        if worker is None or worker.parked:
            self.enqueue(run, first=True)
        elif worker.stop_by is None:
            self.move(run, "resume")
            if not worker.begun and not self.held:
                self.command(worker, "resume")
            self.schedule()

    def stop(self, run: Run) -> None:
        """End a run, whose state says so at the latest after STOP_SECONDS."""
        worker = self.worker_of(run.id)
        if worker is None or run.state == "queued":
            self.move(run, "stop")
        elif worker.stop_by is None:
            worker.stop_by = time.monotonic() + STOP_SECONDS
            self.command(worker, "stop")

    def drop(self, run: Run) -> None:
        """End a run at once, without a checkpoint."""
        worker = self.worker_of(run.id)
        if worker is not None:
            self.kill(worker)
        if run.state in GOING_ON:
            self.move(run, "stop")

    def hold(self, held: bool) -> None:
        """Give nobody any time, or all of them again; no run's state changes by it."""
        if held:
            self._charge()
        self.held = held
        for worker in self.workers.values():
            if held and worker.command == "resume":
                self.command(worker, "pause")
            elif not held and worker.command == "pause" and not worker.begun:
                run = self._store.find(worker.run_id)
                if run is not None and run.state == "running":
                    self.command(worker, "resume")
        self._store.changes.shifted()
        self.schedule()

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
        return max(0, self._settings.live - len(self.workers))

    def owners(self) -> Counter[str]:
        """Who has runs that train now, by turns, and how many."""
        return Counter(w.owner for w in self.workers.values() if self._trains(w))

    def share(self, run: Run) -> tuple[int, float]:
        """How many other owners' runs train by turns with it, and its part of the time, 0..1; of a run that
        does not train, neither changes."""
        if run.state != "running":
            return 0, 1.0
        present = self.owners()
        own = max(1, present[run.owner])
        others = len(present.keys() - {run.owner})
        return others, min(1.0, self._settings.workers / ((others + 1) * own))

    @property
    def contested(self) -> bool:
        """Whether a turn is to end in time."""
        wanting = sum(map(self._trains, self.workers.values()))
        return not self.held and wanting > self._settings.workers

    def is_saving(self, run: Run) -> bool:
        """Whether a run has ended but its worker has not."""
        return run.state not in GOING_ON and self.worker_of(run.id) is not None

    def worker_of(self, run_id: str) -> Worker | None:
        """The worker that a run has."""
        return next((w for w in self.workers.values() if w.run_id == run_id), None)

    def command(self, worker: Worker, command: Command) -> None:
        """Tell a worker what to do."""
        worker.last_heard = time.monotonic()
        worker.command = command
        if command == "stop":
            worker.must_end()
        worker.tell()
        self.wakeup.wake()

    def kill(self, worker: Worker) -> None:
        """End a worker at once."""
        worker.killed, worker.kill_by = True, None
        self.backend.kill(worker.number)

    def move(self, run: Run, event: Event, reason: Message = NOTHING) -> None:
        """Change a run's state as the event has it: in memory even where the disk refuses."""
        state = after(event, run.state)
        if state is None:
            return
        if run.id in self._queue:
            self._queue.remove(run.id)
        now = time.time()
        started = now if state == "running" and run.started is None else run.started
        ended = None if state in GOING_ON else now
        try:
            self._store.save(replace(run, state=state, reason=reason, started=started, ended=ended))
        except OSError as error:
            _log.warning("the state of run %s, %s, is not on disk: %s", run.id, state, error)
        self._store.changes.shifted()

    def shutdown(self) -> None:
        """Let nothing start any more, have all workers save and end, and mark the runs interrupted."""
        self._queue.clear()
        self._store.interrupt_all()
        for worker in self.workers.values():
            self.command(worker, "stop")

    def schedule(self) -> None:
        """Start those that wait while there is room, or have room made; and pass the turns on."""
        if self.held:
            return
        for run_id in list(self._queue):
            run = self._store.find(run_id)
            if run is None or self.worker_of(run_id) is not None:
                continue
            if not has_room(self._settings, self.workers.values(), halted(run.spec)):
                self._make_room()
                break
            if sum(map(self._starts, self.workers.values())) >= STARTING * self._settings.workers:
                break
            self._start(run)
        self._pass_turns()

    def _make_room(self) -> None:
        """End the worker of a paused run, which stays paused and will go on from its checkpoint; else
        that of the run that had most, if that is not little, which will wait in the queue."""
        workers = self.workers.values()
        if any(worker.command == "stop" or worker.killed for worker in workers):
            return  # room is being made
        for worker in workers:
            run = self._store.find(worker.run_id)
            if run is not None and run.state == "paused":
                self.command(worker, "stop")
                return
        most = max(filter(self._trains, workers), key=lambda worker: worker.had, default=None)
        if most is not None and most.had > STAY_SECONDS:
            most.yields = True
            self.command(most, "stop")

    def _trains(self, worker: Worker) -> bool:
        """Whether its run is past its first step, and wants to go on."""
        run = self._store.find(worker.run_id)
        alive = worker.begun and worker.command != "stop" and not worker.ended
        return alive and run is not None and run.state == "running"

    def _pass_turns(self) -> None:
        """Let as many train as there are slots: a turn that is over ends if somebody waits for it."""
        now, workers, contenders = time.monotonic(), self.workers.values(), self._charge()
        first = [w for w in workers if self._starts(w) and now - w.turn_from < SOON]
        at_it = [worker for worker in contenders if worker.command == "resume"]
        length = turn_seconds(len(contenders), self._settings.workers)
        at_it.sort(key=lambda worker: worker.turn_from)
        waiting = [worker for worker in contenders if worker.command == "pause"]
        over = [w for w in at_it if waiting and now - w.turn_from >= length]
        crowded = at_it[len(fitting(self._settings, at_it, first)) :]
        for worker in (*crowded, *over):
            self.command(worker, "pause")
        busy = [w for w in workers if w.begun and w.command != "stop" and not w.halted]
        ready = self._turns.in_order([worker for worker in waiting if worker.halted], length)
        come = fitting(self._settings, ready, [*first, *busy])
        for worker in come:
            worker.turn_from = worker.turn_at = now
        threads = self._threads(len(contenders))
        stay = (w for w in at_it if w.command == "resume" and w.threads != threads)
        for worker in (*come, *stay):
            worker.threads = threads
            self.command(worker, "resume")

    def _threads(self, training: int) -> int | None:
        """How many each training has, of so many beside those on their way to their first step."""
        wanting = training + sum(map(self._starts, self.workers.values()))
        return self.backend.threads(max(1, min(wanting, self._settings.workers)))

    def _starts(self, worker: Worker) -> bool:
        """Whether it is on its way to its first step."""
        return worker.command == "resume" and not worker.begun and not worker.ended

    def _charge(self) -> list[Worker]:
        """Have those that train pay for their turns up to now; they, and all that want to train."""
        now = time.monotonic()
        contenders = [worker for worker in self.workers.values() if self._trains(worker)]
        self._turns.meet({worker.owner for worker in contenders})
        for worker in contenders:
            if worker.command == "resume":
                self._turns.charge(worker, now - worker.turn_at)
                worker.turn_at = now
        return contenders

    def _start(self, run: Run) -> None:
        threads = self._threads(1 + sum(map(self._trains, self.workers.values())))
        try:
            number, channel = self.backend.start({**self._order(run), "threads": threads})
        except OSError as error:
            _log.error("no worker for run %s: %s", run.id, error)
            self.move(run, "fail", faults.NO_SERVER)
            return
        takes = halted(run.spec), training(run.spec)
        self.workers[number] = Worker(number, run.id, run.owner, channel, *takes, threads)
        self.move(run, "start")
        self.wakeup.wake()

    def _order(self, run: Run) -> Order:
        """What a worker needs to know of its run. Raises OSError if its folder cannot be read."""
        folder = self._store.path(run.id)
        self._store.tidy(run.id)
        return {
            "owner": run.owner,
            "spec": run.spec.to_dict(),
            "data": str(self._settings.data),
            "folder": str(folder),
            "resume": (folder / LAST).exists(),
            "device": self._settings.device,
            "events": str(folder / EVENTS) if run.tensorboard else None,
        }

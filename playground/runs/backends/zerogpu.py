"""Trainings on Hugging Face's ZeroGPU, which lends a GPU for one call of at most a minute.

A run is a row of such calls. Each is a process of its own, forked for it: it takes up the last checkpoint
of the run's folder, trains, and leaves another there. A GPU is lent to a visitor, by what his browser sent
with his request; so a call is made in the context of a page of the run's owner, and waits while none is
there. Off ZeroGPU, `spaces.GPU` changes nothing, and the calls run in this process.

Importing this puts a function under `spaces.GPU`: ZeroGPU ends an app at its start that has none.
"""

import contextlib
import contextvars
import math
import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import spaces

from playground.checkpoints import LAST
from playground.cores import Threads, own_choice
from playground.errors import RunError
from playground.plan import largest_plan
from playground.records import Point, Report
from playground.runs import faults
from playground.runs.backends.backend import Order
from playground.runs.backends.inprocess import InProcess
from playground.runs.backends.local import TRAINING
from playground.runs.backends.messages import DONE, Told, broken, heard, told
from playground.runs.worker import Stopping, Training, find
from playground.specs import RunSpec

LONGEST = 60  # seconds that a call may ask for
OVERHEAD = 15  # of them for reading the data, for the first step and for saving
TRAINING_FLOPS = 5e12  # a second: what a small network is trained at there, guessed low
IMAGES = 50_000  # of a data set, where nothing is measured yet
FORWARD_AND_BACK = (
    6  # floating-point operations of a training step, for each multiply-add of the plan
)
ALONE_SECONDS = 540.0  # that a training waits for a page of its owner's
LOOK = 0.2  # seconds between two looks whether one is there


class ZeroGpu(InProcess):
    """A `Backend`. Who trains at the same time is the host's to say: it has a queue of its own.

    target: "module:function" of the training.
    """

    def __init__(self, target: str = TRAINING) -> None:
        super().__init__(target)
        self._pages: dict[str, list[contextvars.Context]] = defaultdict(list)
        self._presence = threading.Lock()

    @contextlib.contextmanager
    def attended(self, owner: str, /) -> Iterator[None]:
        """To be entered where the owner's request is known: its context is what calls are made in."""
        context = contextvars.copy_context()
        with self._presence:
            self._pages[owner].append(context)
        try:
            yield
        finally:
            with self._presence:
                self._pages[owner].remove(context)
                if not self._pages[owner]:
                    del self._pages[owner]

    def training(self, order: Order) -> Training:
        def train(
            spec: RunSpec,
            _d: Path,
            _f: Path,
            _r: bool,
            _device: str,
            stopping: Stopping,
            _t: Threads,
        ) -> Generator[Report, None, None]:
            left = expected(spec)
            while True:
                context = self._page(order["owner"], stopping)
                if context is None:
                    return
                call = lent(order, min(LONGEST - OVERHEAD, max(1.0, left)))
                with contextlib.closing(_in(context, call)) as messages:
                    for message in messages:
                        report = heard(message)
                        if report is None:
                            return
                        left = report.seconds_left if isinstance(report, Point) else left
                        yield report

        return train

    def _page(self, owner: str, stopping: Stopping) -> contextvars.Context | None:
        """The context of a page of the owner's, once there is one; None if told to stop before."""
        until = time.monotonic() + ALONE_SECONDS
        while not stopping():
            with self._presence:
                if owner in self._pages:
                    return self._pages[owner][-1].copy()
            if time.monotonic() > until:
                raise RunError(faults.ALONE)
            time.sleep(LOOK)
        return None


def expected(spec: RunSpec) -> float:
    """Seconds that a training will take there, by its plan."""
    if spec.train.seconds is not None:
        return spec.train.seconds
    if spec.classifier is None or spec.train.epochs is None:
        return math.inf
    flops = FORWARD_AND_BACK * largest_plan(spec.classifier[0]).macs
    return flops * IMAGES * spec.train.epochs / TRAINING_FLOPS


def duration(_order: Order, seconds: float) -> int:
    """What a call asks for."""
    return min(LONGEST, math.ceil(seconds) + OVERHEAD)


@spaces.GPU(duration=duration)  # type: ignore[untyped-decorator, unused-ignore]
def lent(order: Order, seconds: float) -> Iterator[Told]:
    """One call: train for about so long from the last checkpoint on, and leave another.

    Tells its reports as they come, and how it ended if that is the end of the training. Nothing is raised:
    no more than an exception's name would come back.
    """
    until = time.monotonic() + seconds
    folder, device = Path(order["folder"]), order["device"]
    if device == "auto" and os.environ.get("SPACES_ZERO_GPU"):
        device = "cuda"  # which is there in this call, and only here
    train = find(order["target"])
    spec, resume = RunSpec.from_dict(order["spec"]), (folder / LAST).exists()
    late: Stopping = lambda: time.monotonic() > until + OVERHEAD / 2  # noqa: E731
    try:
        with contextlib.closing(
            train(spec, Path(order["data"]), folder, resume, device, late, own_choice)
        ) as reports:
            for report in reports:
                yield told(report)
                over = isinstance(report, Point) and report.fraction < 1  # one that is done may end
                if over and time.monotonic() >= until:
                    return
        if not late():
            yield DONE
    except Exception as error:
        yield broken(error)


def _in(context: contextvars.Context, call: Iterator[Told]) -> Generator[Told, None, None]:
    """What a call says, made in that context. Closing this ends the call, which saves."""
    try:
        while True:
            try:
                yield context.run(next, call)
            except StopIteration:
                return
            except Exception as error:  # Gradio's, of which only `spaces` knows which
                raise refused(error) from error
    finally:
        close: Callable[[], None] = getattr(call, "close", lambda: None)
        context.run(close)


def refused(error: Exception) -> Exception:
    """The host's own errors as sentences, told apart by their titles; any other as it is."""
    title = str(getattr(error, "title", ""))
    if not title.startswith("ZeroGPU"):
        return error
    if "quota" in title or "credits" in title or "duration" in title:
        return RunError(faults.QUOTA)
    if "worker" in title:
        return RunError(faults.TAKEN_BACK)
    return RunError(faults.NO_GPU)

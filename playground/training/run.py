"""One door to a training: its data made ready, then the trainer's reports."""

import queue
import threading
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playground.checkpoints import BEST, LAST
from playground.cores import Threads, own_choice
from playground.data.catalog import title
from playground.data.images import Dataset
from playground.data.load import load
from playground.drafts import discard_drafts
from playground.message import Message
from playground.records import Preparing, Remark, Report
from playground.specs import RunSpec
from playground.training.device import resolve
from playground.training.interruption import Interrupted, lasting, never
from playground.training.precision import Decisions
from playground.training.trainer import Machine, Trainer

NAMED = 5  # pictures
STEP_SECONDS = 1.0  # that a step has left when a stop comes, before it is broken off and lost


def run(
    spec: RunSpec,
    data: Path,
    folder: Path,
    resume: bool = False,
    device: str = "auto",
    stopping: Callable[[], bool] = never,
    threads: Threads = own_choice,
) -> Generator[Report, None, None]:
    """Load the data set from the folder `data`, then train into `folder`, where nobody else may train,
    reporting all the while.

    device: "auto" (CUDA, else MPS, else the CPU), or torch's name of one. stopping: is asked within a
    step, which is broken off if it does not end within STEP_SECONDS. threads: how many it is to compute on,
    asked before each step. The first report comes at once.
    Raises PlaygroundError for what the user can mend: no data, no such device, a training that diverges.
    """
    for name in (LAST, BEST):
        discard_drafts(folder / name)  # of a process that was killed as it saved
    machine = Machine(resolve(device), Decisions(data), threads)
    dataset = yield from _prepare(spec.train.dataset, data, spec.train.size)
    if dataset.damage.count:
        yield _left_out(dataset)
    interrupted = lasting(stopping, STEP_SECONDS)
    try:
        trainer = Trainer(spec, dataset, folder, machine, resume, interrupted=interrupted)
    except Interrupted:
        return
    yield from reports_of(trainer)


def reports_of(trainer: Trainer) -> Generator[Report, None, None]:
    """All of its reports, as they come. Closing this saves the training, which can then be resumed."""
    try:
        while not trainer.done:
            yield from trainer.advance(0.0)
    finally:
        trainer.close()


def _left_out(dataset: Dataset) -> Remark:
    name, damage = dataset.info.title, dataset.damage
    names = ", ".join(damage.names[:NAMED]) + ("" if damage.count <= NAMED else ", …")
    return Remark(
        Message(
            "Pictures of {dataset} that cannot be read and are left out: {count} ({names})",
            dataset=name,
            count=damage.count,
            names=names,
        )
    )


class _Left(Exception):
    """Nobody waits for the data any more."""


def _prepare(key: str, folder: Path, size: int | None) -> Generator[Preparing, None, Dataset]:
    """Load in a thread, handing its progress on as reports."""
    news: queue.SimpleQueue[Preparing | None] = queue.SimpleQueue()
    left = threading.Event()

    def tell(what: Message, fraction: float | None) -> None:
        if left.is_set():
            raise _Left
        news.put(Preparing(what, fraction))

    yield Preparing(Message("Reading {dataset}", dataset=title(key)))
    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(load, key, folder, tell, size)
        loading.add_done_callback(lambda _: news.put(None))
        try:
            while (latest := news.get()) is not None:
                yield latest
        finally:
            left.set()
        return loading.result()

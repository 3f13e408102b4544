"""One door to a training: its data made ready, then the generator that fits its spec."""

import contextlib
import queue
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playground.data.catalog import title
from playground.data.images import Dataset
from playground.data.load import load
from playground.records import Preparing, Report
from playground.specs import NetSpec, RunSpec
from playground.training.classify import train_classifier
from playground.training.device import pick
from playground.training.gan import train_gan
from playground.training.precision import Decisions

POLL = 0.1  # seconds


def run(
    spec: RunSpec, data: Path, folder: Path, resume: bool = False, device: str = "auto"
) -> Generator[Report, None, None]:
    """Load the data set from the folder `data`, then train into `folder`, reporting all the while.

    device: "auto" (CUDA, else MPS, else the CPU), or torch's name of one. The first report comes at
    once. Raises PlaygroundError for what the user can mend: no data, no such device, a training that
    diverges.
    """
    place = str(pick(device))
    dataset = yield from _prepare(spec.train.dataset, data, spec.train.size)
    train = train_classifier if isinstance(spec.net, NetSpec) else train_gan
    yield from train(spec, dataset, folder, resume, place, watched=True, decisions=Decisions(data))


def _prepare(key: str, folder: Path, size: int | None) -> Generator[Preparing, None, Dataset]:
    """Load in a thread, handing its progress on as reports."""
    news: queue.SimpleQueue[Preparing] = queue.SimpleQueue()

    def tell(what: str, fraction: float | None) -> None:
        news.put(Preparing(what, fraction))

    yield Preparing(f"Reading {title(key)}")
    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(load, key, folder, tell, size)
        while not loading.done():
            with contextlib.suppress(queue.Empty):
                yield news.get(timeout=POLL)
        return loading.result()

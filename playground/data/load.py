"""The door to the data: a key and a folder in, one set of uint8 tensors in memory out."""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playground.data import cache, shapes, sources
from playground.data.catalog import DatasetInfo
from playground.data.download import download
from playground.data.images import Chunk, Dataset, Images, Progress, ignore
from playground.data.leftovers import sweep
from playground.data.listing import datasets, find
from playground.message import Message

__all__ = ["Dataset", "Images", "Progress", "available", "ignore", "load"]

TRAIN_SEED, TEST_SEED = 1, 2

_log = logging.getLogger(__name__)


def load(key: str, folder: Path, progress: Progress = ignore, size: int | None = None) -> Dataset:
    """The data set of that key, from `folder`; what is not there is downloaded into it.

    size: of a folder of pictures, the side to which they are scaled and cropped, in pixels; None for
    the usual one. Decoded once, then read from a cache in folder/.cache. Raises DataError for an
    unknown key, for a set that is damaged (naming the file) or out of reach (saying what to put where).
    """
    info = find(key, folder, size)
    sweep(folder, ".download-*")
    source = _source(info, folder) or download(info, folder, progress)
    stamp = source.stamp()
    data = cache.read(info, folder, stamp)
    if data is None:
        data = cache.keep(info, folder, stamp, lambda: source.read(progress))
    if data.damage.count:
        names = ", ".join(data.damage.names)
        _log.warning("%s: %d pictures left out: %s", info.title, data.damage.count, names)
    return data


def available(folder: Path) -> tuple[str, ...]:
    """Keys of the sets that load without a network, in their order. Nothing is decoded."""
    return tuple(info.key for info in datasets(folder) if _source(info, folder) is not None)


@dataclass(frozen=True)
class _Drawn:
    """Shapes: drawn here, from seeds."""

    info: DatasetInfo

    def stamp(self) -> str:
        """Another set as soon as the code that draws it is another."""
        code = hashlib.sha256()
        for name in ("shapes.py", "figures.py"):
            code.update((Path(__file__).parent / name).read_bytes())
        return f"drawn {code.hexdigest()} {self.info.train_count} {self.info.test_count}"

    def read(self, progress: Progress) -> Iterator[Chunk]:
        progress(Message("Drawing {dataset}", dataset=self.info.title), None)
        yield Chunk("train", shapes.draw(self.info.train_count, TRAIN_SEED))
        yield Chunk("test", shapes.draw(self.info.test_count, TEST_SEED))


def _source(info: DatasetInfo, folder: Path) -> sources.Source | None:
    return sources.find(info, folder) if info.needs_download else _Drawn(info)

"""The door to the data: a key and a folder in, one set of uint8 tensors in memory out."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from playground.data import cache, shapes, sources
from playground.data.catalog import DATASETS, DatasetInfo, dataset
from playground.data.download import download
from playground.data.images import Dataset, Images, Progress, ignore
from playground.data.leftovers import sweep

__all__ = ["Dataset", "Images", "Progress", "available", "ignore", "load"]

TRAIN_SEED, TEST_SEED = 1, 2


def load(key: str, folder: Path, progress: Progress = ignore) -> Dataset:
    """The data set of that key, from `folder`; what is not there is downloaded into it.

    Decoded once, then read from a cache in folder/.cache. Raises DataError for an unknown key, for
    a set that is damaged (naming the file) or out of reach (saying what to put where).
    """
    info = dataset(key)
    sweep(folder, ".download-*")
    source = _source(info, folder) or download(info, folder, progress)
    stamp = source.stamp()
    parts = cache.read(info, folder, stamp)
    if parts is None:
        parts = source.read(progress)
        cache.write(info, folder, stamp, parts)
    return Dataset(info, *parts)


def available(folder: Path) -> tuple[str, ...]:
    """Keys of the sets that load without a network, in the catalog's order. Nothing is decoded."""
    return tuple(info.key for info in DATASETS if _source(info, folder) is not None)


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

    def read(self, progress: Progress) -> tuple[Images, Images]:
        progress(f"Drawing {self.info.title}", None)
        train = shapes.draw(self.info.train_count, TRAIN_SEED)
        return train, shapes.draw(self.info.test_count, TEST_SEED)


def _source(info: DatasetInfo, folder: Path) -> sources.Source | None:
    return sources.find(info, folder) if info.needs_download else _Drawn(info)

"""Every data set there is: those known by name, and the folders of pictures in the data folder."""

from dataclasses import replace
from pathlib import Path

from playground.data.catalog import DATASETS, DatasetInfo, unknown
from playground.data.folders import describe, folder_sets
from playground.errors import DataError
from playground.specs import PICTURE_SIZE


def datasets(folder: Path) -> tuple[DatasetInfo, ...]:
    """All of them. Looks into the folder again at each call."""
    return DATASETS + folder_sets(folder)


def find(key: str, folder: Path, size: int | None = None) -> DatasetInfo:
    """The data set of that key, its images at that size; None: at its own, or the usual one.

    Raises DataError, naming the known keys, for any other, and for a size that it cannot have.
    """
    found = next((info for info in DATASETS if info.key == key), None) or describe(folder, key)
    if found is None:
        raise unknown(key, datasets(folder))
    if size in (None, found.size):
        return found
    if not found.scalable:
        raise DataError(
            "the images of {dataset} have {size} pixels a side: only those of a folder of "
            "pictures can have another size",
            dataset=found.title,
            size=found.size,
        )
    PICTURE_SIZE.check("size", size)
    return replace(found, size=size)

"""A few test images of each class, to be shown: where it can be helped, without decoding all there are."""

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.data import shapes
from playground.data.catalog import DatasetInfo
from playground.data.load import TEST_SEED, load
from playground.data.pictures import ImageFolder
from playground.data.sources import find as find_source
from playground.images import read_picture


class Sample(NamedTuple):
    """A test image, as uint8 (H, W, 3) or as the file that it is in, and its class's name."""

    name: str
    content: NDArray[np.uint8] | Path

    def picture(self) -> NDArray[np.uint8]:
        """uint8 (H, W, 3); of a file, the whole photo. Raises ImageError for a damaged one."""
        return read_picture(self.content) if isinstance(self.content, Path) else self.content


def samples(info: DatasetInfo, folder: Path, each: int) -> list[Sample]:
    """At most so many of each class, one of each after the other. Raises DataError as `load` does."""
    source = find_source(info, folder) if info.needs_download else None
    if isinstance(source, ImageFolder):
        files = source.tree.files()[1]
        places, labels = [path for path, _ in files], [label for _, label in files]
        return [Sample(info.classes[labels[i]], places[i]) for i in in_turn(labels, each)]
    test = (
        load(info.key, folder).test if source else shapes.draw(each * len(info.classes), TEST_SEED)
    )
    labels = test.labels.tolist()
    chosen = in_turn(labels, each)
    pixels = test.pixels[chosen].numpy().transpose(0, 2, 3, 1)  # (N, H, W, C)
    coloured = np.repeat(pixels, 3 // info.channels, axis=3)
    return [
        Sample(info.classes[labels[i]], image) for i, image in zip(chosen, coloured, strict=True)
    ]


def in_turn(labels: Sequence[int], each: int) -> list[int]:
    """Indices of the first ones of each label, one of each after the other, at most so many of each."""
    found: dict[int, list[int]] = {label: [] for label in sorted(set(labels))}
    for i, label in enumerate(labels):
        if len(found[label]) < each:
            found[label].append(i)
    turns = itertools.chain.from_iterable(itertools.zip_longest(*found.values()))
    return [i for i in turns if i is not None]

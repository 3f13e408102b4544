"""A few test images of each class, to be shown: where it can be helped, without decoding all there are."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from playground.data import shapes
from playground.data.catalog import DatasetInfo
from playground.data.load import TEST_SEED, load
from playground.data.pictures import ImageFolder
from playground.data.sources import find as find_source
from playground.data.turns import in_turn
from playground.images import read_picture

Box = tuple[int, int, int, int]


class Sample(NamedTuple):
    """A test image, as uint8 (H, W, 3) or as the file that it is in, and its class's name.

    box: where the thing is, where that is known: left, top, right, bottom in pixels, right and bottom
    excluded.
    """

    name: str
    content: NDArray[np.uint8] | Path
    box: Box | None = None

    def picture(self) -> NDArray[np.uint8]:
        """uint8 (H, W, 3); of a file, the whole photo. Raises ImageError for a damaged one."""
        return read_picture(self.content) if isinstance(self.content, Path) else self.content


def samples(info: DatasetInfo, folder: Path, each: int) -> list[Sample]:
    """So many of each class, one of each after the other; if a class has fewer, more of the others.

    Raises DataError as `load` does.
    """
    count = each * len(info.classes)
    source = find_source(info, folder) if info.needs_download else None
    if isinstance(source, ImageFolder):
        files = source.tree.files()[1]
        chosen = in_turn(torch.tensor([label for _, label in files]), count).tolist()
        return [Sample(info.classes[files[i][1]], files[i][0]) for i in chosen]
    test = load(info.key, folder).test if source else shapes.draw(count, TEST_SEED)
    order = in_turn(test.labels, count)
    pixels = test.pixels[order].numpy().transpose(0, 2, 3, 1)  # (N, H, W, C)
    names = [info.classes[label] for label in test.labels[order].tolist()]
    coloured = np.repeat(pixels, 3 // info.channels, axis=3)
    boxes = [None] * len(names) if test.boxes is None else map(tuple, test.boxes[order].tolist())
    return [Sample(*one) for one in zip(names, coloured, boxes, strict=True)]

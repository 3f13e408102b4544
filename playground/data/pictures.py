"""Pictures in folders, decoded, scaled and cropped."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from playground.data.catalog import PARTS, DatasetInfo
from playground.data.folders import Files, Tree, pictures
from playground.data.images import Chunk, Images, Progress
from playground.errors import DataError, ImageError
from playground.images import NAMES, planes, read_picture, resize_to
from playground.message import Message

READER = 3
"""Another number when the same file gives other pixels."""
CHUNK = 500


@dataclass(frozen=True)
class ImageFolder:
    """The pictures of a tree, as squares of the set's size; with one channel, in grey.

    A picture that cannot be read is passed over, and named.
    """

    info: DatasetInfo
    root: Path
    tree: Tree

    def stamp(self) -> str:
        """Of a known set, whose 60,000 files nobody mends one by one, without looking at each: 0.2 s."""
        tree = self.tree.contents() if self.info.scalable else self.tree.stamp()
        return f"pictures {READER} {self.info.channels} {tree}"

    def read(self, progress: Progress) -> Iterator[Chunk]:
        """Decode every picture, in order of class and file name.

        One thread: at 32x32 the time goes into Python's share of each file, and two threads only
        fight for the interpreter.
        """
        self._check()
        parts = self.tree.files()
        done, total = 0, sum(map(len, parts))
        for part, files in zip(PARTS, parts, strict=True):
            for start in range(0, len(files), CHUNK):
                progress(Message("Reading {dataset}", dataset=self.info.title), done / total)
                some = files[start : start + CHUNK]
                yield self._decoded(part, some)
                done += len(some)

    def _named(self, path: Path) -> str:
        """Where it lies in the set's folder, in characters that can be printed."""
        return os.fsencode(path.relative_to(self.root)).decode("utf-8", "replace")

    def _check(self) -> None:
        """Raises DataError for a class without pictures."""
        for home in (*self.tree.train.values(), *self.tree.test.values()):
            if not pictures(home):
                raise DataError(
                    "{folder} holds no pictures ({formats}): copy the class there again",
                    folder=home,
                    formats=NAMES,
                )

    def _decoded(self, part: str, files: Files) -> Chunk:
        size = self.info.size
        pixels = np.empty((len(files), self.info.channels, size, size), np.uint8)
        labels: list[int] = []
        damaged: list[str] = []
        for path, label in files:
            try:
                pixels[len(labels)] = square(path, size, self.info.channels)
                labels.append(label)
            except ImageError:
                damaged.append(self._named(path))
        images = Images(
            torch.from_numpy(pixels[: len(labels)]), torch.tensor(labels, dtype=torch.int64)
        )
        return Chunk(part, images, tuple(damaged))


def square(path: Path, size: int, channels: int) -> NDArray[np.uint8]:
    """The picture's centre as a network gets it: uint8 (channels, size, size). Raises ImageError."""
    photo = read_picture(path)
    if photo.shape[:2] != (size, size):
        photo, _ = resize_to(photo, size)
    return planes(photo, channels)

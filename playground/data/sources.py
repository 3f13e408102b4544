"""The forms in which a data set lies on disk, each read into uint8 tensors.

    <key>/{train,test}/<class>/*                ImageFolder
    cifar-10-batches-py/, cifar-100-python/     Batches (torchvision's CIFAR10 and CIFAR100)
    {MNIST,FashionMNIST}/raw/*-ubyte            IdxFiles (torchvision's MNIST)

Damage raises DataError, naming the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from playground.data.catalog import PARTS, DatasetInfo
from playground.data.folders import Tree, find_tree
from playground.data.images import Chunk, Images, Progress
from playground.data.pictures import ImageFolder
from playground.errors import DataError
from playground.message import Message

BATCHES = {"cifar10": "cifar-10-batches-py", "cifar100": "cifar-100-python"}
PICTURE_SETS = tuple(BATCHES)
IDX_HOMES: dict[str, Path] = {"mnist": Path("MNIST/raw"), "fashion-mnist": Path("FashionMNIST/raw")}
IDX_PREFIXES = {"train": "train", "test": "t10k"}


class Source(Protocol):
    """Where the images of one data set come from."""

    def stamp(self) -> str:
        """A short text that changes when the source does; cheap, nothing is decoded."""

    def read(self, progress: Progress) -> Iterator[Chunk]:
        """The training images, then the test images. Raises DataError for what is damaged."""


def find(info: DatasetInfo, folder: Path) -> Source | None:
    """The files of this set under `folder`, or None. Looks at names only."""
    pictures = folder / info.key
    if info.scalable:
        tree = find_tree(pictures)
        return None if tree is None else ImageFolder(info, pictures, tree)
    if info.key in PICTURE_SETS and any((pictures / part).is_dir() for part in PARTS):
        train, test = ({name: pictures / part / name for name in info.classes} for part in PARTS)
        return ImageFolder(info, pictures, Tree(train, test))
    source = torchvision_layout(info, folder)
    return source if source.is_there() else None


def torchvision_layout(info: DatasetInfo, folder: Path) -> "Batches | IdxFiles":
    """Where torchvision would put this set under `folder`, be it there or not."""
    if info.key in IDX_HOMES:
        return IdxFiles(info, folder / IDX_HOMES[info.key])
    return Batches(info, folder)


@dataclass(frozen=True)
class Batches:
    """CIFAR as torchvision unpacks it. Its files are pickles: torchvision checks their sums first."""

    info: DatasetInfo
    home: Path

    def is_there(self) -> bool:
        return self.folder.is_dir()

    @property
    def folder(self) -> Path:
        return self.home / BATCHES[self.info.key]

    def stamp(self) -> str:
        return "batches " + _marks(self.folder.iterdir())

    def read(self, progress: Progress) -> Iterator[Chunk]:
        """Raises DataError when a file's MD5 sum is not the original's."""
        from torchvision.datasets import CIFAR10, CIFAR100  # slow to import

        kind = CIFAR10 if self.info.key == "cifar10" else CIFAR100
        progress(Message("Reading {dataset}", dataset=self.info.title), None)
        try:
            parts = [kind(str(self.home), train=part == "train") for part in PARTS]
        except (OSError, RuntimeError) as error:
            raise DataError(
                "{path} is damaged or incomplete: remove it, and {dataset} is downloaded again",
                path=self.folder,
                dataset=self.info.title,
            ) from error
        for name, part in zip(PARTS, parts, strict=True):
            yield Chunk(name, Images(_channels_first(part.data), torch.tensor(part.targets)))


@dataclass(frozen=True)
class IdxFiles:
    """The four unpacked files of MNIST or one of its likes."""

    info: DatasetInfo
    home: Path

    def names(self) -> list[str]:
        """File names: images and labels of the training part, then of the test part."""
        kinds = ("images-idx3-ubyte", "labels-idx1-ubyte")
        return [f"{IDX_PREFIXES[part]}-{kind}" for part in PARTS for kind in kinds]

    def is_there(self) -> bool:
        return all((self.home / name).is_file() for name in self.names())

    def stamp(self) -> str:
        return "idx " + _marks(self.home / name for name in self.names())

    def read(self, progress: Progress) -> Iterator[Chunk]:
        progress(Message("Reading {dataset}", dataset=self.info.title), None)
        images, labels, test_images, test_labels = (self.home / name for name in self.names())
        yield Chunk("train", self._part(images, labels))
        yield Chunk("test", self._part(test_images, test_labels))

    def _part(self, images: Path, labels: Path) -> Images:
        pixels, numbers = read_idx(images, 3), read_idx(labels, 1)
        size = self.info.size
        if pixels.shape[1:] != (size, size):
            height, width = pixels.shape[1:]
            raise DataError(
                "{images} holds {width}×{height} images, not {size}×{size}",
                images=images,
                width=width,
                height=height,
                size=size,
            )
        if len(numbers) != len(pixels) or not len(numbers):
            raise DataError(
                "{labels} holds {has} labels for {count} images",
                labels=labels,
                has=len(numbers),
                count=len(pixels),
            )
        if numbers.max() >= len(self.info.classes):
            raise DataError(
                "{labels} is damaged: it holds a label {label}",
                labels=labels,
                label=int(numbers.max()),
            )
        return Images(
            torch.from_numpy(pixels).unsqueeze(1), torch.from_numpy(numbers.astype(np.int64))
        )


def read_idx(path: Path, axes: int) -> NDArray[np.uint8]:
    """An idx file of unsigned bytes with that many axes.

    Four bytes 0, 0, 8 (unsigned byte), axes; each axis's length as a big-endian int32; the values.
    Raises DataError, naming the file, when it is anything else or has another length.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError("{path} cannot be read: {why}", path=path, why=error.strerror) from error
    start = 4 + 4 * axes
    if len(data) < start or data[:4] != bytes((0, 0, 8, axes)):
        raise DataError(
            "{path} is not an idx file with {axes} axes: remove it and fetch it again",
            path=path,
            axes=axes,
        )
    shape = tuple(int(n) for n in np.frombuffer(data, ">i4", axes, offset=4))
    expected = start + int(np.prod(shape))
    if len(data) != expected:
        raise DataError(
            "{path} is damaged: it has {has:,} bytes, not {expected:,}; remove it and fetch it "
            "again",
            path=path,
            has=len(data),
            expected=expected,
        )
    return np.array(np.frombuffer(data, np.uint8, offset=start).reshape(shape))


def _channels_first(pixels: NDArray[np.uint8]) -> torch.Tensor:
    """(N, H, W, C) to a tensor (N, C, H, W)."""
    return torch.from_numpy(pixels).permute(0, 3, 1, 2).contiguous()


def _marks(files: Iterator[Path]) -> str:
    """Name, bytes and time of change of each file."""
    stats = [(path, path.stat()) for path in sorted(files)]
    return " ".join(f"{path} {stat.st_size}@{stat.st_mtime_ns}" for path, stat in stats)

"""What a data set is in memory, and how reading it tells of its progress."""

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor

from playground.data.catalog import DatasetInfo
from playground.message import Message

Progress = Callable[[Message, float | None], None]
"""Called with what is being done ("Reading CIFAR-10") and how far it is, 0..1 or None if unknown."""


def ignore(what: Message, fraction: float | None) -> None:
    """The Progress that nobody watches."""


@dataclass
class Images:
    """One part of a data set.

    pixels: uint8 (N, C, H, W). labels: int64 (N,). boxes: int16 (N, 4), left, top, right, bottom in
    pixels with right and bottom excluded, where the truth is known.
    """

    pixels: Tensor
    labels: Tensor
    boxes: Tensor | None = None

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True)
class Damage:
    """Pictures of a data set that cannot be read, and are left out: how many, and the first of them, by
    their places in its folder."""

    count: int = 0
    names: tuple[str, ...] = ()


@dataclass
class Chunk:
    """Some images of a part ("train", "test") as they are read, and the files that could not be."""

    part: str
    images: Images
    damaged: tuple[str, ...] = ()


@dataclass
class Dataset:
    """A data set, whole, in memory or mapped into it."""

    info: DatasetInfo
    train: Images
    test: Images
    damage: Damage = Damage()

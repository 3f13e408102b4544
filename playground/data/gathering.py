"""What adds up while a data set is decoded: labels, boxes, damage, and the statistics of its pixels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from playground.data.catalog import PARTS, DatasetInfo
from playground.data.images import Chunk, Damage, Dataset, Images
from playground.errors import DataError

NAMED = 20
"""Of the pictures that cannot be read, how many are named."""
LEAST_STD = 0.001
"""Images of one flat colour can be normalised, too."""


@dataclass(frozen=True)
class Findings:
    """What was measured of a data set: as in DatasetInfo, which has them already if it is well known."""

    mean: tuple[float, ...]
    std: tuple[float, ...]
    damaged: int = 0
    names: tuple[str, ...] = ()

    def told(self, info: DatasetInfo, train: Images, test: Images) -> Dataset:
        """The data set with them."""
        if info.scalable:
            info = replace(info, mean=self.mean, std=self.std)
        return Dataset(info, train, test, Damage(self.damaged, self.names))


class Gathering:
    """Takes in all of a data set's chunks but the pixels themselves, which somebody else keeps."""

    def __init__(self, info: DatasetInfo) -> None:
        self._info = info
        self._labels: dict[str, list[Tensor]] = {part: [] for part in PARTS}
        self._boxes: dict[str, list[Tensor]] = {part: [] for part in PARTS}
        self._damaged: list[str] = []
        self._counts = np.zeros((info.channels, 256), np.int64)

    def add(self, chunk: Chunk) -> None:
        self._damaged += chunk.damaged
        self._labels[chunk.part].append(chunk.images.labels)
        if chunk.images.boxes is not None:
            self._boxes[chunk.part].append(chunk.images.boxes)
        if chunk.part == "train" and self._info.scalable:
            for channel, counts in enumerate(self._counts):
                values = chunk.images.pixels[:, channel].numpy().ravel()
                counts += np.bincount(values, minlength=256)

    def rest(self) -> Iterator[tuple[str, Tensor]]:
        """Labels and boxes, by part and name. Raises DataError for a class without images."""
        for part in PARTS:
            labels = torch.cat(self._labels[part] or [torch.empty(0, dtype=torch.int64)])
            if (self._info.scalable and part == "train") or not len(labels) or self._damaged:
                self._check(part, labels)
            yield f"{part}.labels", labels
            if self._boxes[part]:
                yield f"{part}.boxes", torch.cat(self._boxes[part])

    def _check(self, part: str, labels: Tensor) -> None:
        there = set(labels.tolist())
        missing = [name for i, name in enumerate(self._info.classes) if i not in there]
        if not there or (missing and part == "train"):
            raise DataError(
                "{dataset} has too few pictures of {name} that can be read: there must be one to "
                "train on, and one to test with",
                dataset=self._info.title,
                name=missing[0],
            )

    def findings(self) -> Findings:
        """Mean and standard deviation by channel, from how often each value occurs: exact."""
        values = np.arange(256) / 255
        shares = self._counts / np.maximum(self._counts.sum(1, keepdims=True), 1)
        mean = shares @ values
        std = np.sqrt((shares * (values - mean[:, None]) ** 2).sum(1)).clip(LEAST_STD)
        names = tuple(self._damaged[:NAMED])
        return Findings(tuple(mean.tolist()), tuple(std.tolist()), len(self._damaged), names)


def in_memory(info: DatasetInfo, chunks: Iterable[Chunk]) -> Dataset:
    """The whole data set, where it cannot be kept on disk."""
    gathered, pixels = Gathering(info), {part: [torch.empty(0)] for part in PARTS}
    for chunk in chunks:
        gathered.add(chunk)
        pixels[chunk.part].append(chunk.images.pixels)
    rest: dict[str, Any] = dict(gathered.rest())
    train, test = (
        Images(torch.cat(pixels[part][1:]), rest[f"{part}.labels"], rest.get(f"{part}.boxes"))
        for part in PARTS
    )
    return gathered.findings().told(info, train, test)

"""What the steps of a training measured: watched as it comes, and averaged between reports."""

import math
from collections.abc import Mapping

import torch
from torch import Tensor


class Meter:
    """names: of what each step measures.

    The values stay on the device until they are looked at: to fetch them is to wait for a GPU.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._unseen: list[tuple[int, Tensor]] = []
        self._seen: list[list[float]] = []  # since the means were last taken
        self._taken = dict.fromkeys(names, math.nan)

    def add(self, step: int, values: Tensor) -> None:
        """What step number `step` measured: float32 (names,)."""
        self._unseen.append((step, values))

    def look(self) -> list[tuple[int, list[float]]]:
        """The steps that have not been looked at, and what they measured."""
        if not self._unseen:
            return []
        steps, values = zip(*self._unseen, strict=True)
        self._unseen = []
        numbers: list[list[float]] = torch.stack(values).tolist()
        self._seen += numbers
        return list(zip(steps, numbers, strict=True))

    def means(self) -> dict[str, float]:
        """Over the steps looked at since they were last taken; without such, what was taken then."""
        if not self._seen:
            return self._taken
        columns = zip(*self._seen, strict=True)
        return {
            name: sum(column) / len(column)
            for name, column in zip(self._names, columns, strict=True)
        }

    def take(self) -> dict[str, float]:
        """The means, which begin again after this."""
        self._taken = self.means()
        self._seen = []
        return self._taken

    def restore(self, means: Mapping[str, float | None]) -> None:
        """Stand where an earlier part of the training took these; None for what was no number."""
        known = {name: means.get(name) for name in self._names}
        self._taken = {name: math.nan if v is None else v for name, v in known.items()}

"""What a map says in numbers: of a class, all maps small enough to travel, and a class by its name."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.explain.finding import Finding

DIGITS = 4
FINEST = 32_767
"""Steps from 0 to a map's largest magnitude: a value travels in 16 bits."""


@dataclass(frozen=True)
class OfClass:
    """What one class got. mean: of its map, which with the bias makes the logit if the network adds up.

    Rounded to what a person reads; peak is not: it is the unit that the packed map is in.
    """

    index: int
    name: str
    probability: float
    logit: float
    bias: float
    mean: float
    peak: float


def of_class(found: Finding, index: int) -> OfClass:
    """One class's share of what was found; index: among the network's classes."""
    values = found.maps[index]
    return OfClass(
        index,
        found.subject.classes[index],
        round(float(found.probabilities[index]), 4),
        _digits(found.logits[index]),
        _digits(found.bias[index]),
        _digits(values.mean(dtype=np.float64)),
        float(np.abs(values).max()),
    )


def packed(maps: NDArray[np.float32]) -> bytes:
    """Maps (N, h, w) as little-endian int16, FINEST for each map's own largest magnitude."""
    peaks = np.abs(maps).max((1, 2), keepdims=True)
    steps = (maps / np.where(peaks > 0, peaks, 1) * FINEST).round()
    return bytes(steps.astype("<i2").tobytes())


def called(classes: Sequence[str], order: Sequence[int], text: str) -> int | None:
    """The class of that name, else one with a word that begins so, else one with the text in its name.

    Of several, the likeliest; order: all classes' indices, the likeliest first. Case does not count.
    None if there is none.
    """
    wanted = text.strip().lower()
    names = {index: classes[index].lower() for index in order}
    exact = [index for index, name in names.items() if name == wanted]
    begun = [i for i, name in names.items() if f" {wanted}" in f" {name.replace('-', ' ')}"]
    within = [index for index, name in names.items() if wanted in name]
    return next(iter(exact + begun + within), None)


def _digits(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")

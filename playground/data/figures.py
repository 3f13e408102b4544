"""The outlines of Shapes, as signed distances: below zero inside, above zero outside.

Every function takes x and y, float32 of any one shape, in the figure's own frame, where its
farthest point lies about 1 from the origin. Only +, -, *, abs, min, max and sqrt are used: those
round alike on every processor.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
Outline = Callable[[Field, Field], Field]

FIFTHS = ((0.0, 1.0), (0.951057, 0.309017), (0.587785, -0.809017), (-0.587785, -0.809017),
          (-0.951057, 0.309017))  # (sin, cos) of a fifth of a turn each  # fmt: skip
THIRDS = ((0.0, 1.0), (0.866025, -0.5), (-0.866025, -0.5))


def arrow(x: Field, y: Field) -> Field:
    head = _convex(x, y, ((-1.0, 0.0, 0.0), (0.6, 0.8, 0.6), (0.6, -0.8, 0.6)))
    return np.minimum(head, _box(x + 0.4, y, 0.5, 0.25))


def circle(x: Field, y: Field) -> Field:
    return _disc(x, y, 0.9)


def crescent(x: Field, y: Field) -> Field:
    return np.maximum(_disc(x, y, 1.0), -_disc(x - 0.5, y, 0.8))


def cross(x: Field, y: Field) -> Field:
    return np.minimum(_box(x, y, 0.95, 0.3), _box(x, y, 0.3, 0.95))


def heart(x: Field, y: Field) -> Field:
    """A square standing on its corner, with a disc on each of its two upper sides."""
    x, y = x + np.float32(0.14), y + np.float32(0.14)
    lobes = np.minimum(_disc(x - 0.56, y, 0.56), _disc(x, y - 0.56, 0.56))
    return np.minimum(lobes, _box(x, y, 0.56, 0.56))


def leaf(x: Field, y: Field) -> Field:
    return np.maximum(_disc(x, y - 0.7, 1.22066), _disc(x, y + 0.7, 1.22066))


def ring(x: Field, y: Field) -> Field:
    return np.asarray(np.abs(_disc(x, y, 0.72)) - np.float32(0.22))


def square(x: Field, y: Field) -> Field:
    return _box(x, y, 0.72, 0.72)


def star(x: Field, y: Field) -> Field:
    """The pentagram: what lies behind at least four of its five lines."""
    sides = np.sort(np.stack([_line(x, y, a, b, 0.309017) for a, b in FIFTHS]), axis=0)
    return np.asarray(sides[-2])


def triangle(x: Field, y: Field) -> Field:
    return _convex(x, y, tuple((a, b, 0.5) for a, b in THIRDS))


OUTLINES: tuple[Outline, ...] = (
    arrow, circle, crescent, cross, heart, leaf, ring, square, star, triangle
)  # fmt: skip


def capsule(x: Field, y: Field, half_length: Field, radius: Field) -> Field:
    """A thick line along x around the origin; a disc where its length is 0."""
    beyond = np.maximum(np.abs(x) - half_length, 0)
    return np.asarray(np.sqrt(beyond * beyond + y * y) - radius)


def _disc(x: Field, y: Field, radius: float) -> Field:
    distance: Field = np.sqrt(x * x + y * y) - np.float32(radius)
    return distance


def _box(x: Field, y: Field, half_width: float, half_height: float) -> Field:
    distance: Field = np.maximum(np.abs(x) - half_width, np.abs(y) - half_height)
    return distance


def _line(x: Field, y: Field, a: float, b: float, distance: float) -> Field:
    """How far a point lies beyond the line with unit normal (a, b) at that distance."""
    beyond: Field = x * np.float32(a) + y * np.float32(b) - np.float32(distance)
    return beyond


def _convex(x: Field, y: Field, lines: tuple[tuple[float, float, float], ...]) -> Field:
    """How far a point lies beyond the farthest of those lines (a, b, distance)."""
    distance: Field = np.max([_line(x, y, *line) for line in lines], axis=0)
    return distance

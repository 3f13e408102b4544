"""The box around what a map shows (1512.04150, section 3.2)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SHARE = 0.2
"""Of a map's maximum: what is above belongs to the object, in the paper."""
Box = tuple[int, int, int, int]
"""left, top, right, bottom in cells, right and bottom excluded."""


def box_around(field: NDArray[np.floating], share: float = SHARE) -> Box | None:
    """The box around the largest connected part of a map above `share` of its maximum.

    field: (h, w). Cells that touch at a corner are connected; of parts of equal size, the first.
    None if nothing is above 0, or above that share of it. The browser's `boxAround` is the same.
    """
    high = float(field.max())
    if not high > 0:
        return None
    rest = {(int(y), int(x)) for y, x in np.argwhere(field > share * high)}
    parts = []
    for start in sorted(rest):
        if start in rest:
            parts.append(_part(rest, start))
    if not parts:
        return None
    rows, columns = zip(*max(parts, key=len), strict=True)
    return min(columns), min(rows), max(columns) + 1, max(rows) + 1


def overlap(one: Sequence[float], other: Sequence[float]) -> float:
    """Intersection over union of two boxes, 0..1; each left, top, right, bottom, of some area."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    common = max(0, across) * max(0, down)
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return common / (sum(areas) - common)


def _part(rest: set[tuple[int, int]], start: tuple[int, int]) -> list[tuple[int, int]]:
    """The cells connected with `start`, which are taken out of `rest`."""
    rest.remove(start)
    found = [start]
    for y, x in found:  # grows as it goes
        around = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & rest
        rest -= around
        found.extend(around)
    return found

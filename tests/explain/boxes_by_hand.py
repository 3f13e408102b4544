"""The oracle for boxes: slow, and plain."""

from itertools import product

import numpy as np
from numpy.typing import NDArray


def box_by_hand(field: NDArray[np.floating], share: float) -> tuple[int, int, int, int] | None:
    """The box by merging parts that touch until nothing changes."""
    if field.max() <= 0:
        return None
    parts = [
        {cell} for cell in product(*map(range, field.shape)) if field[cell] > share * field.max()
    ]
    merged = True
    while merged:
        merged = False
        for one, other in product(parts, parts):
            if one is not other and any(
                max(abs(a - c), abs(b - d)) <= 1 for (a, b), (c, d) in product(one, other)
            ):
                one |= other
                parts.remove(other)
                merged = True
                break
    largest = max(parts, key=lambda part: (len(part), -min(part)[0], -min(part)[1]))
    rows, columns = zip(*largest, strict=True)
    return min(columns), min(rows), max(columns) + 1, max(rows) + 1

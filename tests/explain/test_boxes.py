"""The box against merging by hand, cell by cell."""

from itertools import product

import numpy as np
import pytest

from playground.explain.boxes import box_around


def by_hand(field, share):
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


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5, 0.95])
def test_the_box_is_that_of_a_brute_force_search(share):
    rng = np.random.default_rng(0)
    fields = [rng.normal(size=(rng.integers(1, 7), rng.integers(1, 7))) for _ in range(40)]
    fields += [np.zeros((3, 3)), -np.ones((2, 4)), np.ones((2, 3)), np.eye(4)]
    expected = [by_hand(field, share) for field in fields]
    assert [box_around(field, share) for field in fields] == expected
    assert expected.count(None) >= 2


def test_a_map_of_nothing_but_nan_has_no_box():
    assert box_around(np.full((2, 2), np.nan)) is None

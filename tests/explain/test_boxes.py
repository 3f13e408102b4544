"""The box against merging by hand, cell by cell."""

import numpy as np
import pytest

from playground.explain.boxes import box_around, overlap
from tests.explain.boxes_by_hand import box_by_hand


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5, 0.95])
def test_the_box_is_that_of_a_brute_force_search(share):
    rng = np.random.default_rng(0)
    fields = [rng.normal(size=(rng.integers(1, 7), rng.integers(1, 7))) for _ in range(40)]
    fields += [np.zeros((3, 3)), -np.ones((2, 4)), np.ones((2, 3)), np.eye(4)]
    expected = [box_by_hand(field, share) for field in fields]
    assert [box_around(field, share) for field in fields] == expected
    assert expected.count(None) >= 2


def test_a_map_of_nothing_but_nan_has_no_box():
    assert box_around(np.full((2, 2), np.nan)) is None


def test_the_overlap_is_counted_cell_by_cell():
    rng = np.random.default_rng(1)
    for _ in range(60):
        ends = np.sort(rng.choice(9, (2, 2, 2)), 2)  # box, axis, both ends
        ends[..., 1] += ends[..., 0] == ends[..., 1]
        fields = np.zeros((2, 10, 10), bool)
        for field, ((left, right), (top, bottom)) in zip(fields, ends, strict=True):
            field[top:bottom, left:right] = True
        one, other = ((x0, y0, x1, y1) for (x0, x1), (y0, y1) in ends.tolist())
        expected = (fields[0] & fields[1]).sum() / (fields[0] | fields[1]).sum()
        assert overlap(one, other) == pytest.approx(expected)


def test_nothing_is_above_the_whole_of_the_maximum():
    assert box_around(np.float32([[0, 1], [0.5, 0]]), 1.0) is None

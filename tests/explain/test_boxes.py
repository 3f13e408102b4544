"""The box against merging by hand, cell by cell."""

import numpy as np
import pytest

from playground.explain.boxes import box_around
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

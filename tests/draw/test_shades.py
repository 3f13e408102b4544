import numpy as np

from playground.draw.shades import shaded


def test_the_lowest_is_black_and_the_highest_white():
    values = np.array([[-2.0, 0.0], [2.0, 8.0]], np.float32)
    assert shaded(values).tolist() == [[0, 51], [102, 255]]
    assert shaded(values * 1e30).tolist() == shaded(values).tolist()
    assert shaded(values).dtype == np.uint8


def test_what_has_no_range_or_is_not_finite_is_black():
    assert not shaded(np.full((3, 2), 7.0, np.float32)).any()
    assert not shaded(np.full((3, 2), np.nan, np.float32)).any()
    assert shaded(np.array([[1.0, np.inf, 3.0, np.nan]], np.float32)).tolist() == [[0, 0, 255, 0]]

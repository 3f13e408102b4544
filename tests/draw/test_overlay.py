"""A heatmap on a photo: where it is drawn, how strongly, and in which colours."""

import numpy as np
import pytest

from playground.draw.overlay import overlay, palette


def photo() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (6, 8, 3), np.uint8)


def test_nothing_is_drawn_where_there_is_no_evidence():
    values = np.array([[0.0, -3.0, np.nan, -np.inf] * 2] * 6, np.float32)
    assert (overlay(photo(), values) == photo()).all()


def test_the_maximum_takes_the_last_colour_at_full_opacity():
    values = np.zeros((6, 8), np.float32)
    values[2, 3] = 7.5
    drawn = overlay(photo(), values, opacity=1.0)
    assert (drawn[2, 3] == palette()[-1]).all()
    drawn[2, 3] = photo()[2, 3]
    assert (drawn == photo()).all()


def test_alpha_follows_the_evidence():
    values = np.zeros((6, 8), np.float32)
    values[0, 0], values[1, 1] = 2.0, 1.0
    half = palette()[128].astype(float)
    expected = photo()[1, 1] + (half - photo()[1, 1]) * 0.6 * 0.5
    assert np.abs(overlay(photo(), values, 0.6)[1, 1] - expected).max() <= 1


def test_only_ratios_matter():
    values = np.random.default_rng(1).normal(size=(6, 8)).astype(np.float32)
    assert (overlay(photo(), values) == overlay(photo(), values * 1024)).all()


def test_opacity_zero_leaves_the_photo():
    assert (overlay(photo(), np.ones((6, 8), np.float32), 0.0) == photo()).all()


def test_a_map_of_another_shape_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        overlay(photo(), np.ones((8, 6), np.float32))


def test_the_palette_grows_lighter_all_the_way():
    lightness = palette().astype(float) @ (0.2126, 0.7152, 0.0722)
    assert palette().shape == (256, 3)
    assert (np.diff(lightness) > -1).all()
    assert lightness[-1] - lightness[0] > 150

"""A heatmap on a photo: where it is drawn, how strongly, and in which colours."""

import numpy as np
import pytest

from playground.draw.overlay import overlay, palette


def photo() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (6, 8, 3), np.uint8)


def blended(base: np.ndarray, colour: np.ndarray, alpha: float) -> np.ndarray:
    return base + (colour.astype(float) - base) * alpha


def test_nothing_is_drawn_where_there_is_no_map():
    values = np.array([[np.nan, -np.inf, np.inf, np.nan] * 2] * 6, np.float32)
    assert (overlay(photo(), values) == photo()).all()


def test_photo_goes_dark_where_there_is_no_evidence_or_evidence_against():
    values = np.array([[0.0, -3.0, 1.0, 0.0] * 2] * 6, np.float32)
    drawn = overlay(photo(), values, opacity=0.8)
    expected = blended(photo(), palette()[0], 0.4)
    assert np.abs(drawn - expected)[:, [0, 1, 3]].max() <= 1


def test_the_maximum_takes_the_last_colour_at_full_opacity():
    values = np.zeros((6, 8), np.float32)
    values[2, 3] = 7.5
    drawn = overlay(photo(), values, opacity=1.0)
    assert (drawn == palette()[-1]).all(axis=2).sum() == 1
    assert (drawn[2, 3] == palette()[-1]).all()


def test_alpha_follows_the_evidence():
    values = np.zeros((6, 8), np.float32)
    values[0, 0], values[1, 1] = 2.0, 1.0
    expected = blended(photo()[1, 1], palette()[128], 0.6 * 0.75)
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

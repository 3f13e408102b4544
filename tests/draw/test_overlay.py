"""The overlay against matplotlib's own colour maps, torch's own interpolation, and mixing by hand."""

import matplotlib
import numpy as np
import pytest
import torch
from torch.nn import functional as F

from playground.draw.overlay import DIM, SCHEMES, coloured, framed, overlay, smooth


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).normal(size=shape).astype(np.float32)


@pytest.mark.parametrize(("height", "width"), [(7, 5), (64, 41), (3, 2)])
def test_smooth_is_bilinear_between_cells_that_are_areas(height, width):
    values = noise(3, 4)
    expected = F.interpolate(torch.tensor(values)[None, None], (height, width), mode="bilinear")
    np.testing.assert_allclose(smooth(values, height, width), expected[0, 0].numpy(), atol=1e-5)


@pytest.mark.parametrize(
    ("scheme", "values", "places"),
    [
        ("signed", [-2, 0, 1, 4], [0.25, 0.5, 0.625, 1]),
        ("signed", [0, 0], [0.5, 0.5]),
        ("inferno", [-2, 0, 1, 4], [0, 0, 0.25, 1]),
        ("inferno", [-4, -2], [0.5, 0.5]),
        ("jet", [-2, 0, 1, 4], [0, 1 / 3, 0.5, 1]),
    ],
)
def test_a_scheme_spans_what_it_says(scheme, values, places):
    field = np.array([values], np.float32)
    shown = coloured(field, scheme, field.min(), field.max())[0]
    expected = matplotlib.colormaps[SCHEMES[scheme]]((np.array(places) * 255).round().astype(int))
    np.testing.assert_allclose(shown[:, :3], expected[:, :3] * 255, atol=1)


def test_only_what_was_seen_gets_the_map():
    photo = np.full((40, 60, 3), 200, np.uint8)
    flat = np.ones((2, 2), np.float32)
    picture = overlay(photo, (10, 0, 50, 40), flat, "jet", opacity=0.25)
    assert (picture[:, :10] == round(200 * DIM)).all()
    assert (picture[:, 50:] == round(200 * DIM)).all()
    middle = np.array(matplotlib.colormaps["jet"](128, bytes=True)[:3])
    np.testing.assert_allclose(picture[20, 30], 150 + 0.25 * middle, atol=1)
    assert (overlay(photo, (0, 0, 40, 40), flat, opacity=0)[:, :40] == 200).all()


def test_of_a_map_that_reaches_beyond_the_photo_the_part_over_it_is_drawn():
    photo = np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8)
    square = np.zeros((60, 60, 3), np.uint8)
    square[10:50] = photo
    values = noise(7, 7)
    expected = overlay(square, (0, 0, 60, 60), values)[10:50]
    assert (overlay(photo, (0, -10, 60, 50), values) == expected).all()
    tall = overlay(photo.transpose(1, 0, 2), (-10, 0, 50, 60), values.T)
    assert np.abs(tall.transpose(1, 0, 2).astype(int) - expected).max() <= 1


def test_a_frame_is_drawn_inside_its_box():
    picture = framed(np.zeros((20, 20, 3), np.uint8), (5, 6, 15, 12))
    lit = np.argwhere(picture[..., 0] == 255)
    assert lit.min(0).tolist() == [6, 5]
    assert lit.max(0).tolist() == [11, 14]
    assert not picture[8:10, 8:12].any()

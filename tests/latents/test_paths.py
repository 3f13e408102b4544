import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.latents import latent, lerp, path, slerp

SEEDS = st.integers(0, 2**31 - 1)


def test_latents_are_pinned_and_normal():
    np.testing.assert_allclose(latent(0, 3), [0.12573022, -0.13210486, 0.64042264], rtol=1e-6)
    z = latent(1, 200_000)
    assert z.dtype == np.float32
    assert (z.mean(), z.std()) == (pytest.approx(0, abs=0.01), pytest.approx(1, abs=0.01))
    assert (latent(1, 5) == z[:5]).all()
    assert not (latent(2, 5) == z[:5]).any()


def test_slerp_by_hand():
    """Half a right angle, with lengths 1 and 3: direction (1, 1)/sqrt(2), length 2."""
    a, b = np.array([1, 0], np.float32), np.array([0, 3], np.float32)
    third = slerp(a, b, np.array([1 / 3, 0.5], np.float32))
    np.testing.assert_allclose(third[1], [2 / 2**0.5, 2 / 2**0.5], rtol=1e-6)
    degrees = np.degrees(np.arctan2(third[0, 1], third[0, 0]))
    assert degrees == pytest.approx(30, abs=1e-4)
    assert np.linalg.norm(third[0]) == pytest.approx(5 / 3, rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(SEEDS, SEEDS, st.integers(2, 64))
def test_an_arc_turns_steadily_and_keeps_to_the_lengths_of_its_ends(one, other, length):
    a, b = latent(one, length).astype(np.float64), latent(other, length).astype(np.float64)
    points = path(a.astype(np.float32), b.astype(np.float32), 9).astype(np.float64)
    np.testing.assert_allclose(points[[0, -1]], [a, b], atol=2e-5)
    norms = np.linalg.norm(points, axis=1)
    np.testing.assert_allclose(norms, np.linspace(norms[0], norms[-1], 9), rtol=1e-5)
    cosines = (points[1:] * points[:-1]).sum(1) / (norms[1:] * norms[:-1])
    assert cosines.max() - cosines.min() < 1e-6


def test_the_line_shortens_the_middle_and_the_arc_does_not():
    a, b = latent(1, 100), latent(2, 100)
    norms = {way: np.linalg.norm(path(a, b, 3, way)[1]) for way in ("line", "sphere")}
    assert norms["line"] < 0.8 * norms["sphere"]
    np.testing.assert_allclose(path(a, b, 3, "line")[1], (a + b) / 2, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("b", [[0, 0, 0], [1, 2, 3], [2, 4, 6], [-1, -2, -3]])
def test_where_there_is_no_arc_it_is_the_line(b):
    a, b = np.array([1, 2, 3], np.float32), np.array(b, np.float32)
    t = np.linspace(0, 1, 5, dtype=np.float32)
    points = slerp(a, b, t)
    assert np.isfinite(points).all()
    np.testing.assert_allclose(points, lerp(a, b, t), atol=1e-6)


def test_rows_of_ends_are_walked_each_for_itself():
    a = np.stack([latent(1, 7), latent(2, 7), np.zeros(7, np.float32)])
    b = np.stack([latent(3, 7), latent(4, 7), latent(5, 7)])
    t = np.array([0.1, 0.7, 0.5], np.float32)
    one_by_one = [slerp(a[i], b[i], t[i : i + 1])[0] for i in range(3)]
    np.testing.assert_allclose(slerp(a, b, t), one_by_one, rtol=1e-6)


def test_beyond_its_ends_an_arc_goes_on_along_its_circle():
    a, b = np.array([1, 0], np.float32), np.array([0, 1], np.float32)
    np.testing.assert_allclose(
        slerp(a, b, np.array([2, -1], np.float32)), [[-1, 0], [0, -1]], atol=1e-7
    )


def test_beyond_its_ends_no_length_turns_round() -> None:
    """A step of a quarter beyond would else be on the other side of the middle."""
    a, b = np.float32([[2, 0]]), np.float32([[0, 0.5]])
    t = np.linspace(1, 1.5, 200, dtype=np.float32)
    points = slerp(a, b, t)
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    assert steps.max() < 5 * np.median(steps)
    assert np.linalg.norm(points, axis=1).min() >= 0.5 / 8 - 1e-6

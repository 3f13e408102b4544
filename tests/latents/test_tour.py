import numpy as np
import pytest

from playground.latents import latent, path
from playground.latents.tour import steps_between, tour


def points(count: int, length: int = 100) -> np.ndarray:
    return np.stack([latent(seed, length) for seed in range(count)])


@pytest.mark.parametrize("way", ["sphere", "line"])
@pytest.mark.parametrize(
    ("count", "closed"), [(2, False), (3, False), (8, False), (3, True), (8, True)]
)
def test_it_meets_every_point_in_turn(count, closed, way):
    given, walked = points(count), tour(points(count), way, closed)
    segments = count if closed else count - 1
    steps = steps_between(segments)
    assert len(walked) == segments * steps + 1
    met = walked[::steps]
    np.testing.assert_allclose(met, np.concatenate([given, given[:1]])[: segments + 1], atol=1e-4)


@pytest.mark.parametrize("way", ["sphere", "line"])
def test_of_two_points_it_is_the_path(way):
    np.testing.assert_allclose(tour(points(2), way), path(*points(2), 61, way), atol=2e-5)
    np.testing.assert_allclose(tour(points(2), way, closed=True), tour(points(2), way))


def turns(walked: np.ndarray) -> np.ndarray:
    """Cosine of the angle between each step and the next."""
    steps = np.diff(walked.astype(np.float64), axis=0)
    steps /= np.linalg.norm(steps, axis=1, keepdims=True)
    return (steps[1:] * steps[:-1]).sum(1)


def test_the_spline_has_no_corners_and_the_lines_have():
    assert turns(tour(points(5), "sphere", True)).min() > 0.95
    assert turns(tour(points(5), "line", True)).min() < 0.7


def test_a_closed_path_ends_as_it_began():
    walked = tour(points(4), "sphere", True)
    np.testing.assert_allclose(walked[0], walked[-1], atol=1e-4)
    seam = turns(np.concatenate([walked[-3:-1], walked[:3]]))
    assert seam.min() > 0.95


def test_the_spline_keeps_near_the_sphere():
    lengths = np.linalg.norm(points(8), axis=1)
    walked = np.linalg.norm(tour(points(8), "sphere", True), axis=1)
    assert 0.9 * lengths.min() < walked.min() < walked.max() < 1.1 * lengths.max()


def test_the_same_point_twice_is_no_trouble():
    same = np.repeat(points(1), 4, axis=0)
    np.testing.assert_allclose(
        tour(same, closed=True), same[:1].repeat(len(tour(same, closed=True)), 0), atol=1e-4
    )

"""The measure by which the shipped generators are judged, against its closed forms."""

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.gan_measures import NEIGHBOURS, frechet, nearest, precision_recall


def with_moments(mean: NDArray[np.float64], cov: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points whose sample mean and covariance are exactly these."""
    points = np.random.default_rng(0).standard_normal((50, len(mean)))
    points -= points.mean(0)
    white = points @ np.linalg.inv(np.linalg.cholesky(np.cov(points, rowvar=False))).T
    exact: NDArray[np.float64] = white @ np.linalg.cholesky(cov).T + mean
    return exact


def test_alike_is_zero_and_a_shift_counts_squared() -> None:
    mean, cov = np.zeros(3), np.array([[2.0, 0.5, 0.0], [0.5, 1.0, 0.3], [0.0, 0.3, 0.7]])
    shift = np.array([1.0, -2.0, 2.0])
    here = with_moments(mean, cov)
    assert frechet(here, here) == pytest.approx(0, abs=1e-9)
    assert frechet(here, here + shift) == pytest.approx(9)


def test_covariances_that_commute_differ_by_their_roots() -> None:
    axes = np.linalg.qr(np.random.default_rng(1).standard_normal((3, 3)))[0]
    a, b = np.array([4.0, 1.0, 0.25]), np.array([1.0, 9.0, 0.25])
    one, other = (with_moments(np.zeros(3), axes * values @ axes.T) for values in (a, b))
    assert frechet(one, other) == pytest.approx(((a**0.5 - b**0.5) ** 2).sum())


def test_covariances_that_do_not_commute() -> None:
    """In two dimensions the trace of a root is (tr + 2 det^½)^½."""
    a, b = np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([[1.0, -0.4], [-0.4, 0.5]])
    root = (np.trace(a @ b) + 2 * np.linalg.det(a @ b) ** 0.5) ** 0.5
    found = frechet(with_moments(np.zeros(2), a), with_moments(np.zeros(2), b))
    assert found == pytest.approx(np.trace(a) + np.trace(b) - 2 * root)


def test_precision_and_recall_against_every_pair_by_hand() -> None:
    rng = np.random.default_rng(2)
    real, made = rng.standard_normal((40, 2)), 0.5 * rng.standard_normal((30, 2)) + 0.8

    def share(known: NDArray[np.float64], asked: NDArray[np.float64]) -> float:
        inside = 0
        for point in asked:
            for centre in known:
                radius = sorted(np.linalg.norm(known - centre, axis=1))[NEIGHBOURS]
                if np.linalg.norm(point - centre) <= radius:
                    inside += 1
                    break
        return inside / len(asked)

    precision, recall = precision_recall(real, made)
    assert (precision, recall) == pytest.approx((share(real, made), share(made, real)))
    assert recall < precision  # what is made is narrower than what is real
    assert precision_recall(real, real) == (1.0, 1.0)
    assert precision_recall(real, real + 100) == (0.0, 0.0)


def test_the_nearest_is_the_least_of_all_distances() -> None:
    points, others = np.random.default_rng(3).standard_normal((2, 12, 4))
    by_hand = [min(np.linalg.norm(point - other) for other in others) for point in points]
    assert nearest(points, others) == pytest.approx(by_hand)

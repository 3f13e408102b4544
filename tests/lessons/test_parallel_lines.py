"""The closed forms of WGAN's example 1 against their definitions, on lines of a few points."""

import itertools
import math

import numpy as np
import pytest

from playground.lessons.parallel_lines import STEPS, distances, slopes, table

POINTS = [i / 5 for i in range(6)]  # of z


def by_definition(theta: float) -> tuple[float, float, float, float]:
    """Both lines as so many equal masses: all ways to carry one to the other, and sums over places."""
    carried = min(
        sum(math.dist((0, a), (theta, b)) for a, b in zip(POINTS, order, strict=True)) / len(POINTS)
        for order in itertools.permutations(POINTS)
    )
    places = sorted({(0.0, z) for z in POINTS} | {(theta, z) for z in POINTS})
    p, q = (np.array([x == at for x, _ in places]) / len(POINTS) for at in (0.0, theta))

    def divergence(a: np.ndarray, b: np.ndarray) -> float:
        some = a > 0
        with np.errstate(divide="ignore"):
            return float((a[some] * np.log(a[some] / b[some])).sum())

    middle = (p + q) / 2
    js = (divergence(p, middle) + divergence(q, middle)) / 2
    return carried, js, divergence(p, q), float(np.abs(p - q).sum() / 2)


@pytest.mark.parametrize("theta", [-0.7, 0.0, 0.01, 1.0])
def test_the_distances_are_what_their_definitions_give(theta: float) -> None:
    assert distances(theta) == pytest.approx(by_definition(theta))


@pytest.mark.parametrize("theta", [-0.7, -0.01, 0.01, 1.0])
def test_the_slopes_are_difference_quotients(theta: float) -> None:
    for i, slope in enumerate(slopes(theta)):
        before, after = (by_definition(theta + step)[i] for step in (-1e-3, 1e-3))
        assert slope == pytest.approx(0 if before == after else (after - before) / 2e-3)


def test_descent_gets_home_by_one_of_them_only() -> None:
    thetas = [row[0] for row in table()]
    assert thetas[STEPS] == 0
    at = [150] * 4  # indices into the table
    for _ in range(len(thetas)):
        at = [i - round(table()[i][2][k]) for k, i in enumerate(at)]
    assert at == [STEPS, 150, 150, 150]

"""From one latent vector to another: straight, or along the sphere that they lie close to."""

import functools
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Way = Literal["sphere", "line"]
Vectors = NDArray[np.float32]
Rates = NDArray[np.floating[Any]]  # (F,)
KEPT = 1000  # seeds' vectors: a hand that moves asks for the same ones again and again
TINY = np.finfo(np.float64).tiny
PARALLEL = 1e-6  # sine of the angle under which an arc and a straight line are the same


def latent(seed: int, length: int) -> Vectors:
    """The z of that seed: float32 (length,), standard normal; numpy may draw others one day.

    A longer one begins with the shorter one. Raises ValueError for a negative seed.
    """
    z: Vectors = _latent(seed, length).copy()
    return z


@functools.lru_cache(KEPT, typed=True)
def _latent(seed: int, length: int) -> Vectors:
    rng = np.random.Generator(np.random.PCG64(seed))
    return rng.standard_normal(length).astype(np.float32)


def lerp(a: Vectors, b: Vectors, t: Rates) -> Vectors:
    """Straight from a to b: (L,) or (F, L) each, and (F,) in 0..1 -> (F, L)."""
    rate = np.asarray(t, np.float64)[:, None]
    return ((1 - rate) * a + rate * b).astype(np.float32)


def slerp(a: Vectors, b: Vectors, t: Rates) -> Vectors:
    """Along the arc from a to b, at a constant angular speed: (L,) or (F, L) each, and (F,) -> (F, L).

        direction = sin((1-t)w)/sin(w) a/|a| + sin(tw)/sin(w) b/|b|,   length = (1-t)|a| + t|b|

    (Shoemake 1985 for unit vectors; 1609.04468, section 2, for latent ones; the length is ours.)
    Nearly all of a normal distribution in many dimensions lies close to one sphere, and the straight
    line cuts through its empty inside. Where no arc is defined (zero, parallel or opposite vectors) it
    is the line. With t outside of 0..1 it goes on along the same circle, away from 0 by an eighth of the
    shorter one's length at least.
    """
    left, long_left = _unit(a)
    right, long_right = _unit(b)
    cosine = _dots(left, right)  # (1 or F, 1)
    sine = np.sqrt(np.maximum(1 - cosine * cosine, 0))
    angle = np.arctan2(sine, cosine)
    straight = (sine < PARALLEL) | (long_left * long_right == 0)
    rate = np.asarray(t, np.float64)[:, None]  # (F, 1)
    rest = 1 - rate
    arc = np.sin(rest * angle) * left + np.sin(rate * angle) * right
    shortest = np.minimum(long_left, long_right) / 8  # no length is negative beyond the ends
    length = np.maximum(rest * long_left + rate * long_right, shortest)
    points = arc * (length / np.where(straight, 1, sine))
    if straight.any():
        points = np.where(straight, lerp(a, b, t), points)
    return points.astype(np.float32)


def path(a: Vectors, b: Vectors, count: int, way: Way = "sphere") -> Vectors:
    """`count` latent vectors from a to b, both included: float32 (count, L)."""
    t = np.linspace(0, 1, count, dtype=np.float32)
    return slerp(a, b, t) if way == "sphere" else lerp(a, b, t)


def _unit(vectors: Vectors) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Directions (1 or F, L) and lengths (1 or F, 1); a zero vector has no direction and stays."""
    wide = np.atleast_2d(vectors).astype(np.float64)
    length = np.sqrt(_dots(wide, wide))
    return wide / np.maximum(length, TINY), length


def _dots(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """(1 or F, L) each -> (1 or F, 1)."""
    dots: NDArray[np.float64] = np.einsum("ij,ij->i", a, b)[:, None]
    return dots

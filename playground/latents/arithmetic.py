"""Vectors that are added and taken away, as in "king - man + woman" (1511.06434, section 6.3.2).

One sample's vector is unstable, says the paper, and the mean of three is not: three samples that share
one trait, minus three that share another, plus three of a third.
"""

import numpy as np

from playground.latents.paths import Vectors

SPREAD = 0.25 * 3**0.5  # the paper's noise of 0.25, made for a z of deviation 1/sqrt(3); ours has 1
AROUND = 9  # the result, in the middle, and its neighbourhood: three rows of three


def means(groups: Vectors) -> Vectors:
    """Of each group of vectors: (G, N, L) -> (G, L)."""
    mean: Vectors = groups.mean(axis=1, dtype=np.float32)
    return mean


def result(groups: Vectors) -> Vectors:
    """The first group's mean, minus the second's, plus the third's: (3, N, L) -> (L,)."""
    first, second, third = means(groups)
    total: Vectors = first - second + third
    return total


def neighbourhood(z: Vectors, seed: int = 0) -> Vectors:
    """z in the middle of eight others around it, each with uniform noise of its own: (L,) -> (9, L)."""
    rng = np.random.Generator(np.random.PCG64(seed))
    noise = rng.uniform(-SPREAD, SPREAD, (AROUND, len(z)))
    noise[AROUND // 2] = 0
    return (z + noise).astype(np.float32)

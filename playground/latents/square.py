"""The square between four latent vectors, whose edges are the paths from one to the next."""

import numpy as np
from numpy.typing import NDArray

from playground.latents.paths import Vectors, Way, lerp, slerp


def square(corners: Vectors, places: NDArray[np.float32], way: Way = "sphere") -> Vectors:
    """The vectors at some places in the square: corners (4, L), places (P, 2) -> float32 (P, L).

    Corners go top left, top right, bottom left, bottom right; a place is (across, down), 0..1 each.
    Across along the upper and the lower edge first, then down between the two points found there: the
    edges are `path`'s, and each step down keeps to one arc.
    """
    between = slerp if way == "sphere" else lerp
    across, down = np.asarray(places, np.float32).T  # (P,)
    count, length = len(places), corners.shape[1]
    ends = np.repeat(corners[[0, 2, 1, 3]], count, axis=0)  # (4 P, L): both lefts, both rights
    lefts, rights = ends.reshape(2, 2 * count, length)
    edges = between(lefts, rights, np.concatenate([across, across]))  # (2 P, L)
    upper, lower = edges.reshape(2, count, length)
    return between(upper, lower, down)

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
    lefts, rights = (
        np.repeat(corners[[i, i + 2]], len(places), axis=0) for i in (0, 1)
    )  # (2 P, L)
    upper, lower = np.split(between(lefts, rights, np.tile(across, 2)), 2)
    return between(upper, lower, down)

"""The triangle between three latent vectors."""

import numpy as np
from numpy.typing import NDArray

from playground.latents.paths import Vectors, Way

Weights = NDArray[np.float32]


def weights(places: NDArray[np.float32]) -> Weights:
    """How much of each corner is in each place: places (P, 2) -> float32 (P, 3), 0 to 1, 1 together.

    A place is (across, down), 0..1 each, in the square whose upper edge's middle is the first corner,
    and whose lower left and lower right ones are the others. One beside the triangle is moved across, to
    its edge.
    """
    across, down = np.asarray(places, np.float64).T  # (P,)
    right = np.clip(across - (1 - down) / 2, 0, down)
    return np.stack([1 - down, down - right, right], axis=1).astype(np.float32)


def triangle(corners: Vectors, places: NDArray[np.float32], way: Way = "sphere") -> Vectors:
    """The vectors at some places in the triangle: corners (3, L), places (P, 2) -> float32 (P, L).

        line:    z = sum(w_i c_i),    w as `weights`
        sphere:  z = length sum(w_i c_i/|c_i|) / |sum(w_i c_i/|c_i|)|,    length = sum(w_i |c_i|)

    The sphere's edges are `path`'s arcs, if not at its even speed, and no corner comes before another:
    of three, arcs of arcs would depend on the order.
    """
    shares, points = weights(places).astype(np.float64), np.asarray(corners, np.float64)
    mixed: NDArray[np.float64] = shares @ points
    if way == "sphere":
        lengths = np.linalg.norm(points, axis=1, keepdims=True)  # (3, 1)
        mixed = shares @ (points / np.where(lengths > 0, lengths, 1))
        norm = np.linalg.norm(mixed, axis=1, keepdims=True)  # (P, 1)
        mixed *= (shares @ lengths) / np.where(norm > 0, norm, 1)
    return mixed.astype(np.float32)

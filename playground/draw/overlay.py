"""A heatmap on a photo, and the colours both the server and the browser draw it in."""

import matplotlib
import numpy as np
from numpy.typing import NDArray

COLOURS = "inferno"
"""Rises evenly in lightness, so that it reads in grey and to the colour-blind."""
LEVELS = 256


def palette() -> NDArray[np.uint8]:
    """The colours of values from 0 to the maximum: uint8 (256, 3)."""
    table: NDArray[np.uint8] = matplotlib.colormaps[COLOURS](np.arange(LEVELS), bytes=True)
    return table[:, :3]


def overlay(
    photo: NDArray[np.uint8], values: NDArray[np.float32], opacity: float = 0.7
) -> NDArray[np.uint8]:
    """Lay a map of evidence on a photo.

    photo: uint8 (H, W, 3). values: float (H, W), not finite where there is no map. Values from 0 to
    the map's maximum take the palette's colours, and their share of `opacity` (0..1) grows with them:
    nothing at 0, all of it at the maximum. Evidence against (below 0) is clipped, not drawn. Returns
    uint8 (H, W, 3). Raises ValueError if the shapes differ.
    """
    if photo.shape[:2] != values.shape:
        raise ValueError(f"a map of {values.shape} does not fit a photo of {photo.shape}")
    evidence = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0).clip(0)
    share = evidence / max(float(evidence.max(initial=0)), np.finfo(np.float32).tiny)  # 0..1
    colours = palette()[(share * (LEVELS - 1)).round().astype(np.intp)]  # (H, W, 3)
    alpha = (opacity * share)[..., None]
    blend: NDArray[np.uint8] = (photo * (1 - alpha) + colours * alpha).round().astype(np.uint8)
    return blend

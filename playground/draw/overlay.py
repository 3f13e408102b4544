"""A heatmap on a photo, and the colours both the server and the browser draw it in."""

import matplotlib
import numpy as np
from numpy.typing import NDArray

COLOURS = "inferno"
"""Rises evenly in lightness, so that it reads in grey and to the colour-blind."""
LEVELS = 256
FLOOR = 0.5
"""Share of the opacity where there is no evidence: what the network does not look at goes dark."""


def palette() -> NDArray[np.uint8]:
    """The colours of values from 0 to the maximum: uint8 (256, 3)."""
    table: NDArray[np.uint8] = matplotlib.colormaps[COLOURS](np.arange(LEVELS), bytes=True)
    return table[:, :3]


def overlay(
    photo: NDArray[np.uint8], values: NDArray[np.float32], opacity: float = 0.75
) -> NDArray[np.uint8]:
    """Lay a map of evidence on a photo.

    photo: uint8 (H, W, 3). values: float (H, W), not finite where there is no map. Values from 0 to
    the map's maximum take the palette's colours; their opacity grows along, from FLOOR times
    `opacity` (0..1) to all of it. Evidence against (below 0) is clipped to 0. Returns uint8 (H, W, 3).
    Raises ValueError if the shapes differ.
    """
    if photo.shape[:2] != values.shape:
        raise ValueError(f"a map of {values.shape} does not fit a photo of {photo.shape}")
    drawn = np.isfinite(values)
    evidence = np.where(drawn, values, 0.0).clip(0)
    share = evidence / max(float(evidence.max(initial=0)), np.finfo(np.float32).tiny)  # 0..1
    colours = palette()[(share * (LEVELS - 1)).round().astype(np.intp)]  # (H, W, 3)
    alpha = (opacity * drawn * (FLOOR + (1 - FLOOR) * share))[..., None]
    blend: NDArray[np.uint8] = (photo * (1 - alpha) + colours * alpha).round().astype(np.uint8)
    return blend

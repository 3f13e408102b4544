"""The colours of a heatmap, which the browser lays over the photo."""

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

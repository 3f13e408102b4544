"""The colours of a heatmap, which the browser lays over the photo."""

import numpy as np
from numpy.typing import NDArray

COLOURS = "inferno"
"""Rises evenly in lightness, so that it reads in grey and to the colour-blind."""
SIGNED = "berlin"
"""From blue, against, over black to red, for: dark in the middle, and even in lightness on both sides."""
PAPER = "jet"
"""What 1512.04150 draws its maps in."""
LEVELS = 256
FLOOR = 0.5
"""Share of the opacity where there is no evidence: what the network does not look at goes dark."""


def palette(colours: str = COLOURS) -> NDArray[np.uint8]:
    """A colour map of matplotlib's, from the lowest value to the highest: uint8 (256, 3)."""
    import matplotlib  # here, as it takes a while, and the page comes up without

    table: NDArray[np.uint8] = matplotlib.colormaps[colours](np.arange(LEVELS), bytes=True)
    return table[:, :3]

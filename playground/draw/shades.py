"""Feature maps as grey pictures."""

import numpy as np
from numpy.typing import NDArray


def shaded(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    """A map in grey, its lowest value black and its highest white: (h, w) -> uint8 (h, w).

    A map of one value only is black, and so is what is not finite.
    """
    finite = np.isfinite(values)
    known = np.where(finite, values, 0).astype(np.float64)
    low = known.min(where=finite, initial=np.inf)
    span = known.max(where=finite, initial=-np.inf) - low
    if not span > 0:
        return np.zeros(values.shape, np.uint8)
    shades: NDArray[np.uint8] = (
        np.where(finite, (known - low) / span * 255, 0).round().astype(np.uint8)
    )
    return shades

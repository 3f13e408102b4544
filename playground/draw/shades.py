"""Feature maps as grey pictures."""

import numpy as np
from numpy.typing import NDArray


def extent(values: NDArray[np.float32]) -> tuple[float, float] | None:
    """A map's lowest and highest value, of those that are finite; None where none is."""
    known = values[np.isfinite(values)].astype(np.float64)
    return (float(known.min()), float(known.max())) if known.size else None


def shaded(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    """A map in grey, its lowest value black and its highest white: (h, w) -> uint8 (h, w).

    A map of one value only is black, and so is what is not finite.
    """
    low, high = extent(values) or (0.0, 0.0)
    if not high > low:
        return np.zeros(values.shape, np.uint8)
    finite = np.isfinite(values)
    known = np.where(finite, values, 0).astype(np.float64)
    shades: NDArray[np.uint8] = (
        np.where(finite, (known - low) / (high - low) * 255, 0).round().astype(np.uint8)
    )
    return shades

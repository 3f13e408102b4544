"""A GAN's samples as they changed in its training, as a film to take away."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.draw.film import gif
from playground.draw.strip import mosaic
from playground.records import Samples

MOST = 48  # frames: with SIDE a bound on a film's size, 4 MB where nothing can be packed
SIDE = 256  # pixels of a frame
FRAME_MS, LAST_MS = 150, 2000


def growth(samples: Sequence[Samples]) -> bytes:
    """A GIF with a frame for each moment, its samples in a square. Of many moments MOST, evenly spaced.

    samples: at least one, oldest first, as many and as large each time.
    """
    places = np.linspace(0, len(samples) - 1, min(MOST, len(samples))).round().astype(int)
    frames = np.stack([_square(samples[place].images.array()) for place in places])
    return gif(frames, SIDE, durations=[FRAME_MS] * (len(frames) - 1) + [LAST_MS])


def _square(images: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Images (N, S, S, C) in a square of rows, as many as fill it: (H, H, C)."""
    side = math.isqrt(len(images))
    grid = mosaic(images[: side**2], side)
    return grid[..., None] if images.shape[3] == 1 else grid

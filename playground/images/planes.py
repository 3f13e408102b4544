"""A square of a photo as a network of one or of three channels gets it."""

import numpy as np
from numpy.typing import NDArray

from playground.errors import SpecError

LUMINANCE = (0.299, 0.587, 0.114)  # ITU-R BT.601, as Pillow's own grey


def planes(square: NDArray[np.uint8], channels: int) -> NDArray[np.uint8]:
    """What a network of so many channels gets of a square: uint8 (S, S, 3) -> (C, S, S).

    One channel is the luminance. Raises SpecError unless there are 1 or 3.
    """
    if channels not in (1, 3):
        raise SpecError(
            "a photo has 1 or 3 channels, and this network takes {channels}", channels=channels
        )
    if channels == 1:
        square = (square @ np.array(LUMINANCE)).round().astype(np.uint8)[..., None]
    pixels: NDArray[np.uint8] = square.transpose(2, 0, 1)
    return pixels

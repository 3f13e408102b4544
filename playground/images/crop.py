"""The part of a photo that a network sees: a square out of its middle, or all of it within a square."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Crop = tuple[int, int, int, int]
"""left, top, right, bottom in pixels, right and bottom excluded; what surrounds a photo lies beyond it."""
GREY = 127
"""The middle of the range: around a photo that is not cut, and over what is covered."""


def resize_to(photo: NDArray[np.uint8], size: int) -> tuple[NDArray[np.uint8], Crop]:
    """The centred square of a photo at a network's size, and which pixels of the photo that is.

    photo: uint8 (H, W, 3). Returns uint8 (size, size, 3), antialiased, and the crop.
    """
    height, width = photo.shape[:2]
    side = min(height, width)
    left, top = (width - side) // 2, (height - side) // 2
    crop = (left, top, left + side, top + side)
    square = Image.fromarray(photo[top : top + side, left : left + side])
    return np.array(square.resize((size, size), Image.Resampling.BICUBIC)), crop


def letterboxed(photo: NDArray[np.uint8], size: int) -> tuple[NDArray[np.uint8], Crop]:
    """All of a photo, in the middle of a grey square at a network's size; the rest as `resize_to`."""
    height, width = photo.shape[:2]
    side = max(height, width)
    across, down = (side - width) // 2, (side - height) // 2
    square = np.full((side, side, 3), GREY, np.uint8)
    square[down : down + height, across : across + width] = photo
    return resize_to(square, size)[0], (-across, -down, side - across, side - down)

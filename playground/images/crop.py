"""The part of a photo that a network sees."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Crop = tuple[int, int, int, int]
"""left, top, right, bottom in pixels, right and bottom excluded."""


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

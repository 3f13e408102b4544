"""Frames side by side in one picture, which a browser can step through by itself."""

import base64
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

QUALITY = 90  # of WebP, 0..100
WIDEST = 16_383  # pixels: WebP's own limit


def strip(frames: NDArray[np.uint8]) -> bytes:
    """One WebP picture with the frames from left to right; frames: uint8 (F, H, W, C), C 1 or 3.

    Raises ValueError if they are too wide together, or none.
    """
    count, height, width, channels = frames.shape
    if not 0 < count * width <= WIDEST:
        raise ValueError(f"a strip is 1 to {WIDEST} pixels wide, not {count * width}")
    row = frames.transpose(1, 0, 2, 3).reshape(height, count * width, channels)
    picture = Image.fromarray(row[..., 0] if channels == 1 else row)
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=QUALITY, method=4)
    return buffer.getvalue()


def data_uri(webp: bytes) -> str:
    """A WebP picture as a URI that needs no further request."""
    return "data:image/webp;base64," + base64.b64encode(webp).decode("ascii")

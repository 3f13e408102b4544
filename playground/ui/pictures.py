"""Pictures as data URIs, small enough to travel inside a widget's value."""

import base64
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

TINY = 128
"""Pictures up to this side, in pixels, are sent without loss."""


def data_uri(pixels: NDArray[np.uint8], longest: int, quality: int = 85) -> str:
    """uint8 (H, W, 3) as the URI of a JPEG of at most `longest` pixels a side; tiny ones as a PNG."""
    picture = Image.fromarray(pixels)
    picture.thumbnail((longest, longest), Image.Resampling.BICUBIC)
    kind = "png" if max(pixels.shape[:2]) <= TINY else "jpeg"
    buffer = io.BytesIO()
    picture.save(buffer, kind, quality=quality)
    return f"data:image/{kind};base64,{base64.b64encode(buffer.getvalue()).decode()}"

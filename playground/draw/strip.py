"""Frames in one picture, side by side or in rows, which a browser can step through by itself."""

import base64
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

QUALITY, EFFORT = 90, 0  # of WebP, 0..100 and 0..6: more effort costs milliseconds and saves little
WIDEST = 16_383  # pixels: WebP's own limit


def strip(frames: NDArray[np.uint8]) -> bytes:
    """One WebP picture with the frames from left to right; frames: uint8 (F, H, W, C), C 1 or 3.

    Raises ValueError if they are too wide together, or none.
    """
    return sheet(frames, max(1, len(frames)))


def sheet(frames: NDArray[np.uint8], columns: int) -> bytes:
    """One WebP picture with the frames in rows of so many, which they must fill; else as `strip`."""
    wide, high = columns * frames.shape[2], len(frames) // columns * frames.shape[1]
    if not (0 < wide <= WIDEST and 0 < high <= WIDEST):
        raise ValueError(f"a sheet is 1 to {WIDEST} pixels wide and high, not {wide} × {high}")
    buffer = io.BytesIO()
    Image.fromarray(mosaic(frames, columns)).save(buffer, "WEBP", quality=QUALITY, method=EFFORT)
    return buffer.getvalue()


def single(frame: NDArray[np.uint8]) -> bytes:
    """One frame (H, W, C) as a JPEG: a third of WebP's time, while a hand waits for it."""
    buffer = io.BytesIO()
    Image.fromarray(mosaic(frame[None], 1)).save(buffer, "JPEG", quality=QUALITY, subsampling=0)
    return buffer.getvalue()


def mosaic(frames: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    """The frames (F, H, W, C) in rows of so many: uint8 (rows · H, columns · W, 3), or without the 3."""
    count, height, width, channels = frames.shape
    grid = frames.reshape(count // columns, columns, height, width, channels)
    wide: NDArray[np.uint8] = grid.transpose(0, 2, 1, 3, 4).reshape(-1, columns * width, channels)
    return wide[..., 0] if channels == 1 else wide


def data_uri(picture: bytes, kind: str = "webp") -> str:
    """A picture as a URI that needs no further request."""
    return f"data:image/{kind};base64," + base64.b64encode(picture).decode("ascii")

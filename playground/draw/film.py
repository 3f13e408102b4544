"""Frames to take away: as a film and as one picture."""

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from playground.draw.strip import mosaic

FRAME_MS = 50  # a GIF counts in hundredths of a second, and browsers slow down below two


def gif(
    frames: NDArray[np.uint8],
    side: int,
    smooth: bool = True,
    durations: Sequence[int] | None = None,
) -> bytes:
    """A GIF that repeats for ever, each frame enlarged to `side` pixels; frames: uint8 (F, H, W, C).

    durations: of each frame, in ms; without, FRAME_MS.

    All frames share one palette: made for each, it would take a tenth of a second, and flicker.
    """
    filter_ = Image.Resampling.BICUBIC if smooth else Image.Resampling.NEAREST
    pictures = [_picture(frame).resize((side, side), filter_) for frame in frames]
    if frames.shape[3] == 3:
        some = frames[:, ::2, ::2]  # of every frame a quarter
        palette = Image.fromarray(mosaic(some, len(some))).quantize(256)
        pictures = [picture.quantize(palette=palette) for picture in pictures]
    buffer = io.BytesIO()
    times = list(durations or [FRAME_MS] * len(pictures))
    pictures[0].save(
        buffer, "GIF", save_all=True, append_images=pictures[1:], duration=times, loop=0
    )
    return buffer.getvalue()


def png(frames: NDArray[np.uint8]) -> bytes:
    """One PNG with the frames from left to right, without loss."""
    buffer = io.BytesIO()
    Image.fromarray(mosaic(frames, len(frames))).save(buffer, "PNG")
    return buffer.getvalue()


def _picture(frame: NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(frame[..., 0] if frame.shape[2] == 1 else frame)

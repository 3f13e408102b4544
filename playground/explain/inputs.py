"""A square of a photo as a network takes it, and as a person sees that."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.errors import SpecError

LUMINANCE = (0.299, 0.587, 0.114)  # ITU-R BT.601, as Pillow's own grey


def planes(square: NDArray[np.uint8], channels: int) -> NDArray[np.uint8]:
    """What a network of so many channels gets of a square: uint8 (S, S, 3) -> (C, S, S).

    One channel is the luminance. Raises SpecError unless there are 1 or 3.
    """
    if channels not in (1, 3):
        raise SpecError(f"a photo has 1 or 3 channels, and this network takes {channels}")
    if channels == 1:
        square = (square @ np.array(LUMINANCE)).round().astype(np.uint8)[..., None]
    pixels: NDArray[np.uint8] = square.transpose(2, 0, 1)
    return pixels


def prepared(
    square: NDArray[np.uint8], mean: Sequence[float], std: Sequence[float]
) -> tuple[Tensor, NDArray[np.uint8]]:
    """A square as a network takes it, float32 (1, C, S, S), normalised; and as a person sees that.

    mean, std: one for each of the network's channels, on a scale of 0..1.
    """
    pixels = planes(square, len(mean))
    seen = square if len(mean) == 3 else np.repeat(pixels.transpose(1, 2, 0), 3, axis=2)
    image = torch.from_numpy(pixels.copy()).float().div(255)
    middle, width = (torch.tensor(values).view(-1, 1, 1) for values in (mean, std))
    return ((image - middle) / width).unsqueeze(0), seen

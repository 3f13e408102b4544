"""A square of a photo as a network takes it, and as a person sees that."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.images import planes


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

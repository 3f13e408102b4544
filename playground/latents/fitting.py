"""A data set's images as a generator learns them: as large as its own."""

import torch.nn.functional as F
from torch import Tensor

from playground.specs import GAN_IMAGE_SIZES, Fit

LEAST = min(GAN_IMAGE_SIZES)  # pixels a side


def fitted(images: Tensor, side: int, fit: Fit = "pad") -> Tensor:
    """Images (N, C, h, w), 0..255, as float32 (N, C, side, side), 0..255.

    pad: smaller ones get a black border to 32 pixels; what then is not as large as `side` is scaled.
    resize: they are scaled at once.
    """
    framed = (padded(images) if fit == "pad" else images).float()
    if framed.shape[-1] == side:
        return framed
    return F.interpolate(framed, (side, side), mode="bilinear", antialias=True)


def padded(images: Tensor) -> Tensor:
    """Images (N, C, h, w) with a black border to 32x32, where they are smaller."""
    short = max(0, LEAST - images.shape[-1])
    return F.pad(images, (short // 2, short - short // 2) * 2) if short else images

"""Is it memory? The training image that is nearest to a generated one, pixel by pixel."""

from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.latents.fitting import fitted
from playground.specs import Fit

CHUNK = 4096  # training images at a time: some 50 MB as numbers, in colour and at 64 pixels 200


class Nearest(NamedTuple):
    """Of each image: its nearest one's index (F,), and how far that is (F,): root of the mean square of
    the pixels' differences, on a scale of 0..1."""

    indices: NDArray[np.int64]
    distances: NDArray[np.float32]


def nearest(images: Tensor, training: Tensor, fit: Fit = "pad") -> Nearest:
    """Search all of `training`, `fitted` as it was for the training, for each of `images`: (F, C, H, W) and
    uint8 (N, C, h, w)."""
    side = images.shape[-1]
    wanted = images.flatten(1).float()  # (F, D)
    best = torch.full((len(images),), torch.inf)
    index = torch.zeros(len(images), dtype=torch.int64)
    for start in range(0, len(training), CHUNK):
        some = fitted(training[start : start + CHUNK], side, fit).flatten(1)  # (M, D)
        squares = wanted.square().sum(1)[:, None] + some.square().sum(1) - 2 * wanted @ some.T
        least, place = squares.min(dim=1)
        closer = least < best
        best = torch.where(closer, least, best)
        index = torch.where(closer, place + start, index)
    root = (best.clamp(min=0) / wanted.shape[1]).sqrt() / 255
    return Nearest(index.numpy(), root.numpy())


def either_way(
    images: Tensor, training: Tensor, fit: Fit, mirrored: bool
) -> tuple[Nearest, NDArray[np.bool_]]:
    """The same; where training images were seen mirrored as well, the nearer of each and its mirror image.
    And which are nearer as mirror images: bool (F,)."""
    if not mirrored:
        return nearest(images, training, fit), np.zeros(len(images), bool)
    both = nearest(torch.cat([images, images.flip(-1)]), training, fit)
    (here, there), (near, far) = (part.reshape(2, -1) for part in both)
    turned = far < near
    return Nearest(np.where(turned, there, here), np.minimum(far, near)), turned

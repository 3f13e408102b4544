"""Differentiable augmentation of what a discriminator or critic sees (2006.10738).

With few images to learn from, the discriminator learns them by heart. So it never sees one as it is:
real and made images alike are changed at random, in its updates and in the generator's, and the
generator's gradient flows back through the change. What the generator makes stays as it is.

Every image gets its own draws, from the torch.Generator that is handed in, and from nothing else.
"""

import torch
from torch import Tensor

SHIFT = 8  # the part of a side by which images move at most (2006.10738, section 4.1: one in eight)


def augmented(images: Tensor, rng: torch.Generator) -> Tensor:
    """Brightness, saturation, contrast and place of each image changed: float32 (N, C, H, W), -1..1 before.

    Brighter or darker by up to 0.5; colours 0 to 2 times as far from grey; values 0.5 to 1.5 times as far
    from the image's mean; moved by up to an eighth of its side, on grey. rng: on the CPU, so that every
    device draws the same.
    """
    count, _, height, width = images.shape
    light, colour, contrast = torch.rand(3, count, 1, 1, 1, generator=rng).to(images.device)
    images = images + (light - 0.5)
    grey = images.mean(1, keepdim=True)
    images = grey + (images - grey) * (2 * colour)
    mean = images.mean((1, 2, 3), keepdim=True)
    images = mean + (images - mean) * (0.5 + contrast)
    return _moved(_moved(images, 2, height // SHIFT, rng), 3, width // SHIFT, rng)


def flipped(images: Tensor, rng: torch.Generator) -> Tensor:
    """Each image (N, C, H, W) mirrored, left to right, with probability 1/2."""
    turned = torch.rand(len(images), 1, 1, 1, generator=rng) < 0.5
    return torch.where(turned.to(images.device), images.flip(3), images)


def _moved(images: Tensor, axis: int, most: int, rng: torch.Generator) -> Tensor:
    """Each image moved along an axis, 2 or 3, by -most..most pixels; what is uncovered is 0, grey."""
    shape = [len(images), 1, 1, 1]
    shifts = torch.randint(-most, most + 1, shape, generator=rng).to(images.device)
    length = images.shape[axis]
    shape[0], shape[axis] = 1, length
    places = (
        torch.arange(length, device=images.device).view(shape) - shifts
    )  # (N, 1, H, 1) or (N, 1, 1, W)
    there = (places >= 0) & (places < length)
    return images.gather(axis, places.clamp(0, length - 1).expand_as(images)) * there

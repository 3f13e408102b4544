"""How often the paper's box finds the thing, over images whose true boxes are known.

1512.04150, section 3.2: the box around the largest part of a map above a share of its maximum; it has found
the thing if it overlaps the true one by half (intersection over union).
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from playground.data.images import Images
from playground.data.shapes import boxes_of
from playground.explain.boxes import overlap
from playground.explain.cam import explain
from playground.explain.many import together
from playground.nets.explainable import Explainable

SHARES = (0.2, 0.4, 0.6)
FOUND = 0.5
BATCH = 100


@dataclass(frozen=True)
class Localisation:
    """Shares of the images, 0..1. known: found by the true class's map, at each share of its maximum.
    named: and the likeliest class is the true one (the papers' "top-1 localisation"). accuracy: of the
    classes."""

    known: tuple[float, ...]
    named: tuple[float, ...]
    accuracy: float


def localisation(
    subject: Explainable, images: Images, shares: Sequence[float] = SHARES
) -> Generator[float, None, Localisation]:
    """Yields the share that is done, and returns what was found.

    images: with boxes, as large as those that the network was trained on. shares: of a map's maximum, that
    the boxes are around. Raises ValueError without boxes.
    """
    if images.boxes is None:
        raise ValueError("the images have no boxes")
    mean, std = (torch.tensor(some).view(-1, 1, 1) for some in (subject.mean, subject.std))
    hits, right = [], []
    step = together(subject.net, images.pixels.shape[-1], BATCH)
    for start in range(0, len(images), step):
        pixels, labels, truth = (
            some[start : start + step] for some in (images.pixels, images.labels, images.boxes)
        )
        answer = explain(subject.net, (pixels.float() / 255 - mean) / std)
        maps = answer.maps[torch.arange(len(labels)), labels]  # (B, h, w)
        fields = F.interpolate(maps[:, None], pixels.shape[2:], mode="bilinear")[:, 0]
        boxes = [found(largest_boxes(fields, share), truth.numpy()) for share in shares]
        hits.append(np.stack(boxes, 1))  # (B, shares)
        right.append((answer.logits.argmax(1) == labels).numpy())
        yield min(1.0, (start + step) / len(images))
    known, correct = np.concatenate(hits), np.concatenate(right)
    named = known & correct[:, None]
    return Localisation(
        tuple(known.mean(0).tolist()), tuple(named.mean(0).tolist()), float(correct.mean())
    )


def largest_boxes(fields: Tensor, share: float) -> NDArray[np.int16]:
    """`box_around` of many maps at once: (N, h, w) -> left, top, right, bottom (N, 4); 0s for no box.

    Every cell above the share takes the largest number in its neighbourhood, and then the number that the
    cell of that number has by now, until nothing changes: each part then has the number of its first
    cell, the numbers falling from hw to 1.
    """
    count, height, width = fields.shape
    cells = height * width
    high = fields.amax((1, 2), keepdim=True)
    inside = ((fields > share * high) & (high > 0)).float()
    parts = inside * torch.arange(cells, 0, -1.0).view(height, width)
    while True:
        spread = F.max_pool2d(parts, 3, 1, 1) * inside
        flat = spread.view(count, cells).long()
        if torch.equal(parts, spread):
            break
        parts = flat.gather(1, (cells - flat).clamp(max=cells - 1)).view_as(spread) * inside
    sizes = torch.zeros(count, cells + 1, dtype=torch.long)
    sizes.scatter_add_(1, flat, torch.ones_like(flat))
    sizes[:, 0] = 0
    number = (sizes * (cells + 1) + torch.arange(cells + 1)).argmax(1)  # the first of the largest
    chosen = (parts == number[:, None, None]) & (parts > 0)
    boxes: NDArray[np.int16] = boxes_of(chosen.numpy())
    boxes[~chosen.numpy().any((1, 2))] = 0
    return boxes


def found(boxes: NDArray[np.number], truth: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Which boxes (N, 4) overlap the true ones (N, 4) by half."""
    pairs = zip(boxes.tolist(), truth.tolist(), strict=True)
    return np.array([overlap(one, true) >= FOUND for one, true in pairs])


def in_the_middle(boxes: NDArray[np.integer], sides: NDArray[np.integer]) -> float:
    """The share found by one box in the middle, as wide and as high as the true ones are on average.

    boxes: (N, 4). sides: (N, 2), width and height of the images.
    """
    half = ((boxes[:, 2:] - boxes[:, :2]) / sides).mean(0) / 2
    return float(
        found(np.concatenate((sides * (0.5 - half), sides * (0.5 + half)), 1), boxes).mean()
    )

"""Loss and accuracy of a classifier on a set of images, plain: no augmentation, no averaging."""

import time
from collections.abc import Generator
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from playground.data.augment import normalise
from playground.data.catalog import DatasetInfo
from playground.data.images import Images
from playground.records import Preparing

FIRST_BATCH, LARGEST_BATCH = 8, 512
TELL_EVERY = 0.5  # seconds


class Score(NamedTuple):
    """Mean cross-entropy in nats, accuracy 0..1, and predicted classes, int64 (N,).

    confusion: int64 (classes, classes), how often each class (row) was taken for which (column).
    """

    loss: float
    accuracy: float
    predicted: Tensor
    confusion: Tensor


def scoring(
    net: nn.Module, images: Images, info: DatasetInfo, what: str
) -> Generator[Preparing, None, Score]:
    """Score the network in eval mode and float32, telling how far it is about twice a second.

    Its mode is left as it was found, also if the generator is closed before the end.
    """
    training = net.training
    net.eval()
    try:
        logits = yield from _logits(net, images, info, what)
    finally:
        net.train(training)
    labels = images.labels.to(logits.device)
    predicted, classes = logits.argmax(1), logits.shape[1]
    accuracy = (predicted == labels).float().mean().item()
    pairs = torch.bincount(labels * classes + predicted, minlength=classes**2)
    confusion = pairs.view(classes, classes).cpu()
    return Score(F.cross_entropy(logits, labels).item(), accuracy, predicted.cpu(), confusion)


@torch.no_grad()
def _logits(
    net: nn.Module, images: Images, info: DatasetInfo, what: str
) -> Generator[Preparing, None, Tensor]:
    """float32 (N, classes). The batches grow until one takes a quarter of what may pass in silence."""
    device = next(net.parameters()).device
    parts: list[Tensor] = []
    done, size, told = 0, FIRST_BATCH, time.monotonic()
    while done < len(images):
        began = time.monotonic()
        pixels = images.pixels[done : done + size].to(device)
        parts.append(net(normalise(pixels, info)).float())
        done += size
        now = time.monotonic()
        if now - began < TELL_EVERY / 4:
            size = min(2 * size, LARGEST_BATCH)
        if now - told > TELL_EVERY:
            yield Preparing(what, min(1.0, done / len(images)))
            told = now
    return torch.cat(parts)

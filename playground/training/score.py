"""Loss and accuracy of a classifier on a set of images, plain: no augmentation, no averaging."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from playground.data.augment import normalise
from playground.data.catalog import DatasetInfo
from playground.data.images import Images

BATCH = 500


class Score(NamedTuple):
    """Mean cross-entropy in nats, accuracy 0..1, and predicted classes, int64 (N,).

    confusion: int64 (classes, classes), how often each class (row) was taken for which (column).
    """

    loss: float
    accuracy: float
    predicted: Tensor
    confusion: Tensor


@torch.no_grad()
def score(net: nn.Module, images: Images, info: DatasetInfo) -> Score:
    """Score the network in eval mode; its mode is left as it was found."""
    training = net.training
    net.eval()
    try:
        device = next(net.parameters()).device
        logits = torch.cat(
            [
                net(
                    normalise(pixels.to(device), info).to(memory_format=torch.channels_last)
                ).float()
                for pixels in torch.split(images.pixels, BATCH)
            ]
        )
    finally:
        net.train(training)
    labels = images.labels.to(device)
    predicted, classes = logits.argmax(1), logits.shape[1]
    accuracy = (predicted == labels).float().mean().item()
    pairs = torch.bincount(labels * classes + predicted, minlength=classes**2)
    confusion = pairs.view(classes, classes).cpu()
    return Score(F.cross_entropy(logits, labels).item(), accuracy, predicted.cpu(), confusion)

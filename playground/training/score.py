"""Loss and accuracy of a classifier on a set of images, plain: no augmentation, no averaging."""

import math
import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from playground.checkpoints.weights import load
from playground.data.augment import normalise
from playground.data.catalog import DatasetInfo
from playground.data.images import Images
from playground.data.listing import find
from playground.data.load import load as read
from playground.errors import CheckpointError
from playground.explain.finding import diverged
from playground.message import Message
from playground.records import Preparing
from playground.training.device import resolve

FIRST_BATCH, LARGEST_BATCH = 8, 512
TELL_EVERY = 0.5  # seconds

Some = TypeVar("Some")


class Score(NamedTuple):
    """Mean cross-entropy in nats, accuracy 0..1, and predicted classes, int64 (N,).

    confusion: int64 (classes, classes), how often each class (row) was taken for which (column).
    """

    loss: float
    accuracy: float
    predicted: Tensor
    confusion: Tensor


def scoring_file(
    path: Path, folder: Path, device: str = "auto"
) -> Generator[Preparing, None, Score]:
    """Score a classifier's checkpoint on the test images of its data set, which is in `folder`.

    Raises CheckpointError for a file that holds no classifier of such images, or whose logits are no
    numbers; DataError for a data set that is not there.
    """
    card, net, _ = load(path, state=False)
    if card.kind != "classifier":
        raise CheckpointError("{file} makes images: give a classifier's checkpoint", file=path)
    info = find(card.run.train.dataset, folder, card.run.train.size)
    has, wanted = (len(card.classes), len(card.mean)), (len(info.classes), info.channels)
    if has != wanted:
        raise CheckpointError(
            "{file} tells {classes} classes apart in images of {channels} channels, and "
            "{dataset} has {count} in {wanted}: give a checkpoint that was trained on it",
            file=path,
            classes=has[0],
            channels=has[1],
            dataset=info.title,
            count=wanted[0],
            wanted=wanted[1],
        )
    if info.scalable and card.classes != info.classes:
        raise CheckpointError(
            "{file} tells other classes apart than {dataset} has now: give a checkpoint that was "
            "trained on these",
            file=path,
            dataset=info.title,
        )
    net.to(resolve(device))
    test = read(info.key, folder, size=info.size).test
    trained_on = replace(info, mean=card.mean, std=card.std)
    score = yield from scoring(net, test, trained_on, Message("Scoring the test images"))
    if not math.isfinite(score.loss):
        raise diverged(card.run.net.name)
    return score


def scoring(
    net: nn.Module, images: Images, info: DatasetInfo, what: Message
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


def announced(
    scoring: Generator[Preparing, None, Score], before: Callable[[], Iterable[Some]]
) -> Generator[Preparing | Some, None, Score]:
    """The same; where it takes long enough to tell how far it is, what is told `before` comes first."""
    try:
        progress = next(scoring)
    except StopIteration as end:
        score: Score = end.value
        return score
    yield from before()
    yield progress
    return (yield from scoring)


@torch.no_grad()
def _logits(
    net: nn.Module, images: Images, info: DatasetInfo, what: Message
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

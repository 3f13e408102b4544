"""A linear head on a frozen network's pooled features, taught with a few photos in about a second.

Multinomial logistic regression: the mean cross-entropy plus DECAY/2 times the squared weights (not the
biases) is least, found by L-BFGS. The best weights are sums of the photos' features, so all is computed
in the space that those span, of at most as many dimensions as there are photos, and is exact. Since the
head is one linear layer after average pooling, its class activation maps are exact as well (1512.04150).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from playground.explain.descent import descent
from playground.explain.inputs import prepared
from playground.explain.teachable import CLASSES, PHOTOS
from playground.images import resize_to
from playground.nets.explainable import Explainable
from playground.nets.mode import evaluating

DECAY = 1e-3
STEPS = 200
TOLD = 60
"""Iterations of a fit that are told of at most."""


class Step(NamedTuple):
    """How the heads that leave one out stood after an iteration of their fit.

    loss: the mean of theirs. margins: of each photo, left out, by how much its own class's logit exceeds
    the largest other one: (N,); above 0 it is named right.
    """

    iteration: int
    loss: float
    margins: Tensor


class Taught(NamedTuple):
    """What was learned: weight (C, K), bias (C,), float32; and of all `photos`, how many the head names
    right that was taught with all the others. steps: of these, from their beginning to their end."""

    weight: Tensor
    bias: Tensor
    right: int
    photos: int
    steps: tuple[Step, ...] = ()


def teach(features: Tensor, labels: Tensor) -> Taught:
    """The head for pooled features (N, K) with labels (N,), and how well such heads do on a new photo.

    Raises SpecError unless there are as many classes and photos as CLASSES and PHOTOS say.
    """
    counts = torch.bincount(labels).tolist()
    CLASSES.check("the number of classes", len(counts))
    for count in counts:
        PHOTOS.check("the number of photos of a class", count)
    middle = features.double().mean(0)
    places, axes = _spanned(features.double() - middle)  # (N, R), (R, K)
    everyone = torch.ones(1, len(labels)).double()
    *_, fit = _fits(places, labels, everyone)
    weight, bias = fit.weight[0] @ axes, fit.bias[0]  # (C, K), (C,)
    steps = _left_out(places, labels)
    right = int((steps[-1].margins > 0).sum())
    return Taught(
        weight.float(), (bias - weight @ middle).float(), right, len(labels), _some(steps)
    )


def pooled(subject: Explainable, photos: Sequence[NDArray[np.uint8]], batch: int = 8) -> Tensor:
    """The mean of each of the last feature maps, for each photo: (N, K).

    photos: each uint8 (H, W, 3), of any size.
    """
    squares = [resize_to(photo, subject.size)[0] for photo in photos]
    images = torch.cat([prepared(square, subject.mean, subject.std)[0] for square in squares])
    with evaluating(subject.net), torch.inference_mode():
        parts = [
            subject.net.features(images[i : i + batch]).mean((2, 3))
            for i in range(0, len(images), batch)
        ]
    return torch.cat(parts).clone()


def _spanned(features: Tensor) -> tuple[Tensor, Tensor]:
    """Features (N, K) as places (N, R) along axes (R, K), orthonormal: their product."""
    left, sizes, axes = torch.linalg.svd(features, full_matrices=False)
    return left * sizes, axes


class _Fit(NamedTuple):
    """Heads on their way: weight (M, C, R), bias (M, C), and the sum of their losses."""

    weight: Tensor
    bias: Tensor
    loss: float


def _fits(places: Tensor, labels: Tensor, kept: Tensor) -> Iterator[_Fit]:
    """The heads for each choice of photos, all at once, iteration by iteration: the last ones are the best.

    kept: (M, N), 1 for a photo that a head learns from, else 0.
    """
    classes = int(labels.max()) + 1
    solution = torch.zeros(len(kept), classes, places.shape[1] + 1).double().requires_grad_(True)
    shares = kept / kept.sum(1, keepdim=True)
    wanted = labels.expand(len(kept), -1)

    def loss() -> Tensor:
        weight, bias = solution[..., :-1], solution[..., -1:]
        logits = weight @ places.T + bias  # (M, C, N)
        errors = F.cross_entropy(logits, wanted, reduction="none")  # (M, N)
        return (errors * shares).sum() + DECAY / 2 * weight.square().sum()

    for value in descent(loss, solution, STEPS):
        found = solution.detach()
        yield _Fit(found[..., :-1], found[..., -1], value)


def _left_out(places: Tensor, labels: Tensor) -> list[Step]:
    """The fit of the heads that learn from all photos but one: how that one stands with them."""
    others = 1 - torch.eye(len(labels)).double()
    own = F.one_hot(labels).bool()
    steps = []
    for iteration, fit in enumerate(_fits(places, labels, others)):
        logits = torch.einsum("ncr,nr->nc", fit.weight, places) + fit.bias
        rival = logits.masked_fill(own, -torch.inf).amax(1)
        steps.append(Step(iteration, fit.loss / len(labels), logits[own] - rival))
    return steps


def _some(steps: Sequence[Step]) -> tuple[Step, ...]:
    """TOLD of them at most, evenly, with the first and the last."""
    count = min(TOLD, len(steps))
    return tuple(steps[round(i * (len(steps) - 1) / max(1, count - 1))] for i in range(count))

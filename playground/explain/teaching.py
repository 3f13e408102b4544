"""A linear head on a frozen network's pooled features, taught with a few photos in about a second.

Multinomial logistic regression: the mean cross-entropy plus DECAY/2 times the squared weights (not the
biases) is least, found by L-BFGS. The best weights are sums of the photos' features, so all is computed
in the space that those span, of at most as many dimensions as there are photos, and is exact. Since the
head is one linear layer after average pooling, its class activation maps are exact as well (1512.04150).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from playground.explain.inputs import prepared
from playground.images import resize_to
from playground.nets.explainable import Explainable
from playground.nets.mode import evaluating
from playground.specs import Range

DECAY = 1e-3
CLASSES = Range(2, 5)
PHOTOS = Range(3, 40)
"""Of each class: with two, leaving one out would leave one."""
STEPS = 100


class Taught(NamedTuple):
    """What was learned: weight (C, K), bias (C,), float32; and of all `photos`, how many the head names
    right that was taught with all the others."""

    weight: Tensor
    bias: Tensor
    right: int
    photos: int


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
    solution = _fitted(places, labels, torch.zeros(len(counts), places.shape[1] + 1).double())
    right = sum(_names_right(places, labels, solution, left_out) for left_out in range(len(labels)))
    weight = solution[:, :-1] @ axes
    bias = solution[:, -1] - weight @ middle
    return Taught(weight.float(), bias.float(), right, len(labels))


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


def _fitted(places: Tensor, labels: Tensor, start: Tensor) -> Tensor:
    """Weights and, in the last column, biases that are best for these: (C, R + 1), from a first guess."""
    solution = start.clone().requires_grad_(True)
    search = torch.optim.LBFGS([solution], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        search.zero_grad()
        weight, bias = solution[:, :-1], solution[:, -1]
        value = F.cross_entropy(F.linear(places, weight, bias), labels)
        value = value + DECAY / 2 * weight.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    search.step(loss)  # type: ignore[no-untyped-call]
    return solution.detach()


def _names_right(places: Tensor, labels: Tensor, start: Tensor, left_out: int) -> bool:
    """Whether a head that never saw one of the photos names it right."""
    kept = torch.arange(len(labels)) != left_out
    solution = _fitted(places[kept], labels[kept], start)
    logits = solution[:, :-1] @ places[left_out] + solution[:, -1]
    return int(logits.argmax()) == int(labels[left_out])

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
from playground.explain.teachable import CLASSES, PHOTOS
from playground.images import resize_to
from playground.nets.explainable import Explainable
from playground.nets.mode import evaluating

DECAY = 1e-3
STEPS = 200


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
    everyone = torch.ones(1, len(labels)).double()
    weight, bias = (part[0] for part in _fitted(places, labels, everyone))
    weight = weight @ axes  # (C, K)
    right = _left_out_and_named_right(places, labels)
    return Taught(weight.float(), (bias - weight @ middle).float(), right, len(labels))


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


def _fitted(places: Tensor, labels: Tensor, kept: Tensor) -> tuple[Tensor, Tensor]:
    """The best head for each choice of photos, all at once: weights (M, C, R) and biases (M, C).

    kept: (M, N), 1 for a photo that a head learns from, else 0.
    """
    classes = int(labels.max()) + 1
    solution = torch.zeros(len(kept), classes, places.shape[1] + 1).double().requires_grad_(True)
    search = torch.optim.LBFGS(
        [solution], max_iter=STEPS, history_size=20, line_search_fn="strong_wolfe"
    )
    shares = kept / kept.sum(1, keepdim=True)

    def loss() -> Tensor:
        search.zero_grad()
        weight, bias = solution[..., :-1], solution[..., -1:]
        logits = weight @ places.T + bias  # (M, C, N)
        errors = F.cross_entropy(logits, labels.expand(len(kept), -1), reduction="none")  # (M, N)
        value = (errors * shares).sum() + DECAY / 2 * weight.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    search.step(loss)  # type: ignore[no-untyped-call]
    found = solution.detach()
    return found[..., :-1], found[..., -1]


def _left_out_and_named_right(places: Tensor, labels: Tensor) -> int:
    """How many photos a head names right that learned from all others."""
    others = 1 - torch.eye(len(labels)).double()
    weight, bias = _fitted(places, labels, others)
    logits = torch.einsum("ncr,nr->nc", weight, places) + bias
    return int((logits.argmax(1) == labels).sum())

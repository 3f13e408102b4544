"""How near one set of images is to another, by their features: whole, apart for quality and variety, and
one by one."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

NEIGHBOURS = 3  # 1904.06991, section 3: of 3 by default
ROWS = 1000  # of distances held at once

Features = NDArray[np.float64]


def frechet(a: Features, b: Features) -> float:
    """Squared Fréchet distance of the normal distributions fitted to two sets of features (N, K).

    1706.08500, section 2: |m - n|² + tr(A + B - 2 (A B)^½); the trace of the root is that of
    (A^½ B A^½)^½, which is symmetric.
    """
    first, second = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    values, vectors = np.linalg.eigh(first)
    root = vectors * np.sqrt(values.clip(0)) @ vectors.T
    product = np.linalg.eigvalsh(root @ second @ root).clip(0)
    apart = a.mean(0) - b.mean(0)
    return float(apart @ apart + np.trace(first) + np.trace(second) - 2 * np.sqrt(product).sum())


def precision_recall(real: Features, made: Features) -> tuple[float, float]:
    """The share of what is made that lies among the real, and of the real that lies among what is made.

    1904.06991, equations 1 and 2: among a set (N, K) lies what is no further from one of its points than
    that one's NEIGHBOURS-th nearest neighbour.
    """
    return _among(real, made), _among(made, real)


def nearest(points: Features, others: Features) -> Features:
    """Of each point (N, K) the distance to the nearest of the others (M, K): (N,)."""
    return _distances(points, others, 1).squeeze(1).numpy()


def _among(known: Features, asked: Features) -> float:
    radii = _distances(known, known, NEIGHBOURS + 1)[:, -1]  # each is its own nearest neighbour
    here, there = torch.from_numpy(known), torch.from_numpy(asked)
    inside = [(torch.cdist(part, here) <= radii).any(1) for part in there.split(ROWS)]
    return float(torch.cat(inside).double().mean())


def _distances(points: Features, others: Features, count: int) -> Tensor:
    """To the nearest `count` others, ascending: (N, count)."""
    here, there = torch.from_numpy(points), torch.from_numpy(others)
    parts = [
        torch.cdist(part, there).topk(count, largest=False).values for part in here.split(ROWS)
    ]
    return torch.cat(parts)

"""A class activation map taken apart: the feature maps it is a weighted sum of, the weightiest first.

With F_k the last feature maps, w_k the class's weights and pool their mean (or maximum), the logit is
Σ_k w_k pool(F_k) + bias, and the map Σ_k w_k F_k (1512.04150, equations 1 and 2). Few of the terms make
most of either.
"""

from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from playground.explain.finding import Looking, diverged
from playground.nets.mode import evaluating

MOST = 24
CELLS = 50_000
"""Cells that the feature maps have at most together: fewer maps where they are fine."""


class Parts(NamedTuple):
    """The weightiest terms of a class's sum; all arrays are float32.

    channels: (N,), which feature maps they are. weights: w_k, (N,). maps: F_k, (N, h, w). shares:
    w_k pool(F_k), (N,), by whose magnitude they are sorted. rest: what the other channels add to the
    logit. others: how many those are. bias: the class's.
    """

    channels: NDArray[np.int64]
    weights: NDArray[np.float32]
    maps: NDArray[np.float32]
    shares: NDArray[np.float32]
    rest: float
    others: int
    bias: float


def parts_of(looking: Looking, index: int, most: int = MOST) -> Parts:
    """The `most` weightiest terms of one class's map and logit, from one forward pass.

    index: of the class. most: fewer if the maps have more than CELLS cells together. Raises
    CheckpointError for a network whose training diverged.
    """
    net = looking.net
    with evaluating(net), torch.inference_mode():
        features = net.features(looking.batch)[0]  # (K, h, w)
        pooled = features.mean((1, 2)) if net.adds else features.amax((1, 2))
        shares = net.linear.weight[index] * pooled  # (K,)
        count = min(most, max(1, CELLS // features[0].numel()))
        if not bool(features.isfinite().all() and shares.isfinite().all()):
            raise diverged(looking.subject.name)
        order = shares.abs().argsort(descending=True, stable=True)[:count]
        return Parts(
            order.numpy(),
            net.linear.weight[index, order].numpy(),
            features[order].numpy(),
            shares[order].numpy(),
            float(shares.sum(dtype=torch.float64) - shares[order].sum(dtype=torch.float64)),
            len(shares) - len(order),
            float(net.linear.bias[index]),
        )

"""Does a map show what the network goes by? Take away what it shows, and see what is left of the class.

After RISE's causal metric, deletion (Petsiuk et al., 1806.07421, section 4.1): the class's probability as
more and more pixels are covered, once beginning with the hottest of the map and once with the coldest;
the second is RISE's insertion read from its end, but onto grey instead of a blurred image. A good map's
first curve falls at once and its second stays up: the area between them is the score.

As a control, the map's own cells are shuffled and treated alike, so that what is covered is as coarse.
"""

from collections.abc import Generator
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from playground.explain.finding import Looking
from playground.explain.many import logits_of

STEPS = 14
"""Shares of the pixels that are covered, beside none: the last one is all."""
SHUFFLES = 2
"""Orders that the random curve is the mean of."""
SEED = 0
PASSES = 1 + STEPS * (2 + SHUFFLES)
"""Forward passes for one map, at most."""


class Faithfulness(NamedTuple):
    """The class's probability with growing shares of the pixels covered. All float32 (N,).

    covered: the shares, from 0 to 1. hottest, coldest, random: which pixels are covered first. score:
    the area between coldest and hottest, -1..1; about 0 for a map that says nothing.
    """

    covered: NDArray[np.float32]
    hottest: NDArray[np.float32]
    coldest: NDArray[np.float32]
    random: NDArray[np.float32]
    score: float


def faithfulness(
    looking: Looking, index: int, values: NDArray[np.float32], passes: int = PASSES
) -> Generator[float, None, Faithfulness]:
    """The curves for one map: yields the share that is done, and returns them.

    index: of the class. values: its map, (h, w), laid over what is seen. passes: that may be made; with
    fewer than PASSES the shares are coarser. Raises CheckpointError for a network whose training
    diverged.
    """
    image = looking.batch
    steps = max(1, min(STEPS, (passes - 1) // (2 + SHUFFLES)))
    ranks = _orders(torch.from_numpy(values), image.shape[-1])  # (orders, S, S)
    limits = torch.arange(1, steps + 1) / steps  # of the share that is covered
    wanted = [(rank, limit) for rank in ranks for limit in limits]

    def changed(numbers: range) -> Tensor:
        kept = [_kept(*wanted[i - 1]) if i else torch.ones_like(image[0, 0]) for i in numbers]
        return image * torch.stack(kept).unsqueeze(1)

    logits = yield from logits_of(looking, 1 + len(wanted), changed)
    with torch.no_grad():
        chances = logits.softmax(1)[:, index]
        curves = chances[1:].reshape(len(ranks), steps)
        curves = torch.cat([chances[:1].expand(len(ranks), 1), curves], 1)
        score = float(torch.trapezoid(curves[1] - curves[0], dx=1 / steps))
    hottest, coldest, *random = curves.numpy()
    shares = np.linspace(0, 1, steps + 1, dtype=np.float32)
    return Faithfulness(shares, hottest, coldest, np.mean(random, axis=0), score)


def _kept(rank: Tensor, limit: Tensor) -> Tensor:
    """1 where nothing is covered, 0 where something is: (S, S)."""
    return (rank >= limit).float()


def _orders(values: Tensor, side: int) -> Tensor:
    """When each pixel is covered, as a share of all: hottest first, coldest first, then in shuffled maps.

    (2 + SHUFFLES, side, side), each pixel's 0 <= rank < 1, all different.
    """
    chance = torch.Generator().manual_seed(SEED)
    cells = values.float().flatten()
    shuffled = [
        cells[torch.randperm(len(cells), generator=chance)].view_as(values) for _ in range(SHUFFLES)
    ]
    smooth = F.interpolate(
        torch.stack([values.float(), *shuffled]).unsqueeze(1),
        (side, side),
        mode="bilinear",
        align_corners=False,
    )[:, 0]  # (1 + SHUFFLES, S, S)
    falling = [_ranked(-smooth[0]), _ranked(smooth[0]), *(_ranked(-one) for one in smooth[1:])]
    return torch.stack(falling)


def _ranked(field: Tensor) -> Tensor:
    """Each pixel's place in the order from the lowest, as a share of all: (S, S)."""
    order = field.flatten().argsort(stable=True)
    ranks = torch.empty(len(order))
    ranks[order] = torch.arange(len(order)) / len(order)
    return ranks.view_as(field)

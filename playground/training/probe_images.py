"""A few fixed images, and what a network in training makes of them: its answers, its maps, its filters.

The images are the first of each class among those held out of training, in the order of the seed:
never chosen by what becomes of them.
"""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from playground.data.augment import normalise
from playground.data.catalog import DatasetInfo
from playground.data.images import Images
from playground.data.turns import in_turn
from playground.explain.cam import explain
from playground.nets.residual import ResidualNet
from playground.records import Packed, ProbeImages, Snapshot
from playground.training.snapshot_schedule import Moment

COUNT = 16
LARGEST_MAP = 16  # cells a side: larger maps are averaged down
MOST_FILTERS = 64


class Showcase:
    """What is shown of a classifier's training beside its curves: `probes`, and snapshots of them."""

    def __init__(self, net: ResidualNet, parts: tuple[Images, Images], info: DatasetInfo) -> None:
        """parts: the images it trains on, which serve where none are held out, and those held out."""
        fit, held_out = parts
        images = held_out if len(held_out) else fit
        chosen = in_turn(images.labels, COUNT)
        pixels, self._labels = images.pixels[chosen], images.labels[chosen]
        self._net = net
        self._input = normalise(pixels.to(next(net.parameters()).device), info)
        self.probes = ProbeImages(
            info.classes,
            tuple(self._labels.tolist()),
            Packed.of(pixels.permute(0, 2, 3, 1).numpy()),
            images is held_out,
        )

    def snapshot(self, moment: Moment) -> Snapshot:
        """What the network makes of the images now. It is left as it was found."""
        found = explain(self._net, self._input)
        own = found.maps.cpu()[torch.arange(len(self._labels)), self._labels]  # (N, h, w)
        maps = _small(own).clamp(min=0).nan_to_num()
        scale = max(maps.max().item(), float(np.finfo(np.float32).tiny))
        probabilities = found.logits.softmax(1).nan_to_num().cpu()  # (N, classes)
        return Snapshot(
            *moment,
            predicted=tuple(found.logits.argmax(1).tolist()),
            probabilities=_packed(255 * probabilities),
            maps=_packed(255 * maps / scale),
            scale=scale,
            filters=_filters(self._net),
        )


def _small(maps: Tensor) -> Tensor:
    height, width = maps.shape[1:]
    return F.adaptive_avg_pool2d(maps, (min(height, LARGEST_MAP), min(width, LARGEST_MAP)))


def _filters(net: nn.Module) -> Packed | None:
    """The first convolution's kernels, as Snapshot has them; None where they cannot be seen as colours."""
    first = next(module for module in net.modules() if isinstance(module, nn.Conv2d))
    kernels = first.weight.detach()[:MOST_FILTERS].permute(0, 2, 3, 1).nan_to_num().cpu()
    if kernels.shape[3] not in (1, 3):
        return None
    return _packed(128 + 127 * kernels / kernels.abs().max().clamp(min=1e-12))


def _packed(values: Tensor) -> Packed:
    """Numbers from 0 to 255, rounded."""
    return Packed.of(values.round().to(torch.uint8).numpy())

"""The papers' own networks with weights for ImageNet, in networks built from our own specs.

ResNet-18/34/50/101/152 (1512.03385, table 1) and the bottleneck ResNets of double width (1605.07146,
table 8: WRN-50-2-bottleneck). The weights are torchvision's first ones, as timm hosts them on the
Hugging Face Hub, BSD-3-Clause.
"""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import torch

from playground.errors import CheckpointError
from playground.families import RESNETS, resnet
from playground.nets.explainable import Explainable
from playground.nets.foreign.imagenet import SIZE, class_names
from playground.nets.foreign.torchvision_names import from_torchvision
from playground.nets.residual import ResidualNet
from playground.plan import plan
from playground.specs import Block, NetSpec
from playground.tensorfile import opened

MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
UNTOLD = "num_batches_tracked"
"""What a file need not hold: nothing is computed with it."""


class Published(NamedTuple):
    """A network, the repository on the Hub that its weights are in, and about how many bytes they have."""

    spec: NetSpec
    repository: str
    size: int


def _wide(depth: int, factor: int) -> NetSpec:
    """`factor` times as many channels within each bottleneck, and as many as ever between them."""
    spec = resnet(depth)
    stages = tuple(replace(stage, width=factor * stage.width) for stage in spec.stages)
    block = Block(spec.block.kernels, spec.block.expansion // factor)
    return spec.replace(name=f"Wide ResNet-{depth}-{factor}", stages=stages, block=block)


SPECS = {f"resnet{depth}": resnet(depth) for depth in RESNETS} | {
    f"wide_resnet{depth}_2": _wide(depth, 2) for depth in (50, 101)
}
PUBLISHED = {
    name: Published(spec, f"timm/{name}.tv_in1k", 4 * plan(spec, SIZE).params)
    for name, spec in SPECS.items()
}
"""By the name that a program chooses them by."""


def load(name: str, path: Path) -> Explainable:
    """The network of PUBLISHED with the weights of a safetensors file in torchvision's layout.

    In eval mode. Raises CheckpointError for a file that is damaged, or another network's.
    """
    spec = PUBLISHED[name].spec
    with torch.device("meta"):
        net = ResidualNet(spec)
    with opened(path) as file:
        tensors = from_torchvision(file.mapped())
    untold = {key: torch.zeros((), dtype=torch.int64) for key in net.state_dict() if UNTOLD in key}
    try:
        net.load_state_dict(untold | tensors, strict=True, assign=True)
    except RuntimeError as error:
        raise CheckpointError(
            "{file} does not hold the weights of {network}", file=path.name, network=spec.name
        ) from error
    net.to(memory_format=torch.channels_last)
    return Explainable(net.eval(), title(name), class_names(), SIZE, MEAN, STD, imagenet=True)


def title(name: str) -> str:
    """What the network is called on the page."""
    return f"{PUBLISHED[name].spec.name} · ImageNet"

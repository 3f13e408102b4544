"""An image on its way through a network: what each stage makes of it."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import torch
from torch import Tensor, nn

from playground.nets.blocks import Block
from playground.nets.mode import evaluating
from playground.nets.residual import ResidualNet
from playground.records import FeatureMaps


def feature_maps(
    net: ResidualNet, image: Tensor, count: int, normalised: bool = False
) -> list[FeatureMaps]:
    """The `count` strongest maps of each stage, from the stem to the one before the classifier.

    image: (1, C, H, W), normalised, of a size the network can take. normalised: BN goes by the
    image's own statistics, as in a training with a batch of one, instead of those it has gathered; an
    untrained network has gathered none, and without this its BN does nothing. Raises ValueError if
    BN then meets a map of a single value. Dropout is off; the network is left as it was.
    """
    statistics = own_statistics(net) if normalised else nullcontext()
    found, x = [], image
    with evaluating(net), statistics, torch.inference_mode():
        for name in net.body:
            x = net.get_submodule(name)(x)  # (1, C, H, W)
            found.append(_strongest(name, x[0], count))
    return found


def _strongest(stage: str, maps: Tensor, count: int) -> FeatureMaps:
    channels, height, width = maps.shape
    strength = maps.abs().mean((1, 2))  # (C,)
    order = strength.argsort(descending=True, stable=True)[:count]
    return FeatureMaps(
        stage,
        (channels, height, width),
        float(maps.double().std(correction=0)),
        tuple(order.tolist()),
        maps[order].float().cpu().numpy(),
    )


@contextmanager
def own_statistics(net: nn.Module) -> Iterator[None]:
    """BN without memory within: in eval mode it then normalises by the batch's own statistics."""
    norms = [module for module in net.modules() if isinstance(module, nn.BatchNorm2d)]
    kept = [(norm.running_mean, norm.running_var) for norm in norms]
    try:
        for norm in norms:
            norm.running_mean = norm.running_var = None
        yield
    finally:
        for norm, (mean, var) in zip(norms, kept, strict=True):
            norm.running_mean, norm.running_var = mean, var


def plain_twin(net: ResidualNet) -> ResidualNet:
    """The same network without its shortcuts, on the same weights: shared, not copied. In eval mode."""
    shared = {id(tensor): tensor for tensor in (*net.parameters(), *net.buffers())}
    twin = copy.deepcopy(net, shared)  # much quicker than building one: nothing is initialised
    twin.spec = net.spec.replace(shortcut="none")
    for block in twin.modules():
        if isinstance(block, Block) and block.path != "none":
            block.path = "none"
            for name in {"shortcut", "add"} & dict(block.named_children()).keys():
                delattr(block, name)
    return twin.eval()

"""NetSpec -> torch module."""

import torch

from playground.nets.blocks import initialise
from playground.nets.residual import ResidualNet
from playground.specs import NetSpec


def build(spec: NetSpec, seed: int | None = None) -> ResidualNet:
    """A freshly initialised network. With a seed, its weights are always the same ones.

    torch's own random state is left as it was found when a seed is given.
    """
    if seed is None:
        net = ResidualNet(spec)
        initialise(net, spec)
        return net
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build(spec)

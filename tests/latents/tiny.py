"""Small generators that paint something, made on the spot."""

from pathlib import Path

import torch

from playground.checkpoints import Card
from playground.checkpoints.weights import save
from playground.nets.gan import Generator, initialise
from playground.specs import GanSpec, GanTrainSpec, RunSpec

SPEC = GanSpec("tiny", latent=6, widths=(8, 6, 4))


def tiny(spec: GanSpec = SPEC, seed: int = 1) -> Generator:
    """Loud enough to paint, with the statistics of its own samples; in training mode."""
    net = Generator(spec)
    initialise(net, torch.Generator().manual_seed(seed))
    with torch.no_grad():
        next(net.paint.parameters()).mul_(20)
        for module in net.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.momentum = None
        net(torch.randn(64, spec.latent, generator=torch.Generator().manual_seed(seed + 1)))
    return net


def card(spec: GanSpec = SPEC, train: GanTrainSpec | None = None) -> Card:
    return Card(RunSpec(spec, train or GanTrainSpec()), ("a", "b"), (0.5,), (0.5,))


def saved(
    path: Path, spec: GanSpec = SPEC, seed: int = 1, train: GanTrainSpec | None = None
) -> Path:
    """A checkpoint of one, at `path`."""
    save(path, card(spec, train), tiny(spec, seed))
    return path

"""A stage's activations and a logit's gradient there: what all methods are made of."""

from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.errors import SpecError
from playground.explain.finding import Looking, diverged
from playground.nets.explainable import MAPS
from playground.nets.mode import evaluating


class Method(Protocol):
    """Activations A (K, h, w) and gradients dS/dA (K, h, w) of a class's logit S -> a map (h, w)."""

    def __call__(self, activations: Tensor, gradients: Tensor, /) -> Tensor: ...


def stages(looking: Looking) -> list[str]:
    """The names of the stages that a network can be asked at, the last one what its classifier sees."""
    return list(looking.net.steps())


def explained_by(
    method: Method, looking: Looking, index: int, stage: str = MAPS
) -> NDArray[np.float32]:
    """The map of one class by a method, at a stage's own resolution: (h, w).

    Nothing of the network is changed or hooked, so it may be used by others meanwhile. Raises
    SpecError for an unknown stage, CheckpointError for a network whose training diverged.
    """
    activations, gradients = at_stage(looking, index, stage)
    found = method(activations, gradients)
    if not bool(found.isfinite().all()):
        raise diverged(looking.subject.name)
    values: NDArray[np.float32] = found.float().numpy()
    return values


def at_stage(looking: Looking, index: int, stage: str) -> tuple[Tensor, Tensor]:
    """A stage's output and the gradient of the class's logit there: both (K, h, w)."""
    net, steps = looking.net, looking.net.steps()
    if stage not in steps:
        raise SpecError(f"the stage must be one of {', '.join(steps)}")
    names = list(steps)
    before = names.index(stage) + 1
    with evaluating(net):
        with torch.no_grad():
            x = looking.batch
            for name in names[:before]:
                x = steps[name](x)
        with torch.enable_grad():
            reached = x.detach().requires_grad_(True)  # (1, K, h, w)
            x = reached
            for name in names[before:]:
                x = steps[name](x)
            logit = net.classify(x)[0, index]
        (gradient,) = torch.autograd.grad(logit, reached)
    return reached[0].detach(), gradient[0]

"""Looking into a network without leaving a trace."""

from collections.abc import Iterator
from contextlib import contextmanager

from torch import nn

from playground.nets.explainable import Mapping


@contextmanager
def evaluating(net: Mapping | nn.Module) -> Iterator[None]:
    """Eval mode within; afterwards each module is in the mode it was in."""
    training = [module for module in net.modules() if module.training]
    for module in training:
        module.training = False
    try:
        yield
    finally:
        for module in training:
            module.training = True

"""A step that takes long, cut short: a network that asks, layer by layer, whether to go on.

One step of a large network may take half a minute on a small machine, and who says stop should not have
to wait for it. What is half changed by then is never saved.
"""

from collections.abc import Callable
from typing import Any

from torch import Tensor, nn


class Interrupted(Exception):
    """A training was told to end in the midst of a step."""


def never() -> bool:
    """Nobody says stop."""
    return False


def interruptible(net: nn.Module, stopping: Callable[[], bool]) -> None:
    """Have each layer ask, forward and backward, and raise Interrupted once `stopping` says so.

    The result stays what it is, bit for bit. stopping: is asked often, so it must answer at once.
    """

    def ask(_: Any = None) -> None:
        if stopping():
            raise Interrupted

    def forward(_layer: nn.Module, _inputs: Any, output: Any) -> None:
        ask()
        if isinstance(output, Tensor) and output.requires_grad:
            output.register_hook(ask)  # type: ignore[no-untyped-call]

    for layer in net.modules():
        if not any(layer.children()):
            layer.register_forward_hook(forward)

"""A step that takes long, cut short: a network that asks, layer by layer, whether to go on.

One step of a large network may take half a minute on a small machine, and who says stop should not have
to wait for it. What is half changed by then is never saved: so a step that would soon end is left to.
"""

import time
from collections.abc import Callable
from typing import Any

from torch import Tensor, nn


class Interrupted(Exception):
    """A training was told to end in the midst of a step."""


def never() -> bool:
    """Nobody says stop."""
    return False


def lasting(stopping: Callable[[], bool], seconds: float) -> Callable[[], bool]:
    """The same, but only once it has been said for so long."""
    since: float | None = None

    def still_stopping() -> bool:
        nonlocal since
        if not stopping():
            since = None
            return False
        now = time.monotonic()
        since = now if since is None else since
        return now - since >= seconds

    return still_stopping


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

"""Networks and weights that others made."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playground.nets.explainable import Explainable
from playground.nets.foreign import efficientnet_lite


class Foreign(NamedTuple):
    """A network's name on the page; where its weights lie, if they are here; and how they are read."""

    name: str
    weights_path: Callable[[], Path | None]
    load: Callable[[Path], Explainable]


FOREIGN = {
    "imagenet": Foreign(
        efficientnet_lite.NAME, efficientnet_lite.weights_path, efficientnet_lite.load
    )
}
"""By the name that a program chooses them by."""


def installed() -> dict[str, Path]:
    """Where the weights are of each network that is on this machine."""
    paths = {key: network.weights_path() for key, network in FOREIGN.items()}
    return {key: path for key, path in paths.items() if path is not None}


def load(path: Path) -> Explainable | None:
    """The network whose weights lie there, or None for any other path."""
    return next((FOREIGN[key].load(path) for key, at in installed().items() if at == path), None)

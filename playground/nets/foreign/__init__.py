"""Networks and weights that others made."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playground.nets.explainable import Explainable
from playground.nets.foreign import efficientnet_lite, hub, imagenet_resnets


class Foreign(NamedTuple):
    """A network's name on the page; where its weights lie, if they are here; and how they are read.

    repository: on the Hugging Face Hub, that the weights are fetched from; "" if they are not. size:
    about how many bytes those are.
    """

    name: str
    weights_path: Callable[[], Path | None]
    load: Callable[[Path], Explainable]
    repository: str = ""
    size: int = 0


FOREIGN = {
    "imagenet": Foreign(
        efficientnet_lite.NAME, efficientnet_lite.weights_path, efficientnet_lite.load
    )
} | {
    key: Foreign(
        imagenet_resnets.title(key),
        partial(hub.cached, published.repository),
        partial(imagenet_resnets.load, key),
        published.repository,
        published.size,
    )
    for key, published in imagenet_resnets.PUBLISHED.items()
}
"""By the name that a program chooses them by."""


def installed() -> dict[str, Path]:
    """Where the weights are of each network that is on this machine."""
    paths = {key: network.weights_path() for key, network in FOREIGN.items()}
    return {key: path for key, path in paths.items() if path is not None}


def on_offer() -> list[str]:
    """The networks whose weights are here, or can be fetched."""
    there = installed()
    return [key for key, network in FOREIGN.items() if key in there or network.repository]


def load(path: Path) -> Explainable | None:
    """The network whose weights lie there, or None for any other path."""
    return next((FOREIGN[key].load(path) for key, at in installed().items() if at == path), None)

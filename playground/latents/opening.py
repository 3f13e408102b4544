"""From a checkpoint to the generator in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.checkpoints import Card
from playground.errors import CheckpointError
from playground.latents.frames import painted
from playground.latents.paths import Vectors, latent
from playground.latents.points import Stop, read
from playground.specs import SEED, GanSpec

if TYPE_CHECKING:
    from playground.nets.gan import Generator


@dataclass(frozen=True, eq=False)
class Opened:
    """A generator, its spec, and what its checkpoint says about it.

    net: in eval mode, its batch norm in its weights, see `fuse`.
    """

    card: Card
    spec: GanSpec
    net: "Generator"

    def latents(self, stops: Sequence[Stop]) -> Vectors:
        """The z of each seed or point: float32 (N, L). Raises SpecError for a seed out of range, or a text
        that is no point of this generator's."""
        return np.stack([self._latent(stop) for stop in stops])

    def _latent(self, stop: Stop) -> Vectors:
        if isinstance(stop, str):
            return read(stop, self.spec.latent)
        SEED.check("a seed", stop)
        return latent(stop, self.spec.latent)

    def frames(self, latents: Vectors) -> NDArray[np.uint8]:
        """Its images of latent vectors (F, L): uint8 (F, S, S, C)."""
        return painted(self.net, latents)


def opened(path: Path) -> Opened:
    """The generator alone, without its training's tensors. Raises CheckpointError for a classifier."""
    from playground.nets.fusion import fuse

    card, spec, net = trained(path)
    fuse(net)
    return Opened(card, spec, net)


def trained(path: Path) -> tuple[Card, GanSpec, "Generator"]:
    """The same as it was trained, with its batch norm."""
    from playground.checkpoints.weights import load
    from playground.nets.gan import Generator

    card, net, _ = load(path, state=False)
    if card.run.gan is None or not isinstance(net, Generator):
        raise CheckpointError(
            "{network} makes no images: choose a DCGAN or a WGAN", network=card.run.net.name
        )
    return card, card.run.gan[0], net

"""From a checkpoint to the generator in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.checkpoints import Card
from playground.errors import CheckpointError
from playground.latents.frames import frames
from playground.latents.paths import Vectors, latent
from playground.specs import SEED, GanSpec

if TYPE_CHECKING:
    from playground.nets.gan import Generator


@dataclass(frozen=True, eq=False)
class Opened:
    """A generator, its spec, and what its checkpoint says about it."""

    card: Card
    spec: GanSpec
    net: "Generator"

    def latents(self, seeds: list[int]) -> Vectors:
        """The z of each seed: float32 (N, L). Raises SpecError for one out of range."""
        for seed in seeds:
            SEED.check("a seed", seed)
        return np.stack([latent(seed, self.spec.latent) for seed in seeds])

    def frames(self, latents: Vectors) -> NDArray[np.uint8]:
        """Its images of latent vectors (F, L): uint8 (F, S, S, C)."""
        return frames(self.net, latents)


def opened(path: Path) -> Opened:
    """The generator alone, without its training's tensors. Raises CheckpointError for a classifier."""
    from playground.checkpoints.weights import load
    from playground.nets.gan import Generator

    card, net, _ = load(path, state=False)
    if card.run.gan is None or not isinstance(net, Generator):
        raise CheckpointError(
            "{network} makes no images: choose a DCGAN or a WGAN", network=card.run.net.name
        )
    return Opened(card, card.run.gan[0], net)

"""A GAN's pair in numbers: what `nets.gan` makes of a GanSpec, in pure integers."""

from typing import NamedTuple

from playground.gans import GANS
from playground.specs import GanSpec

SEED_MAP = 4  # side of the map that the latent vector is projected to


class PairPlan(NamedTuple):
    """Of generator and critic: learnt numbers, and what one image's forward pass adds to memory."""

    generator_params: int
    critic_params: int
    generator_activations: int
    critic_activations: int


def pair_plan(spec: GanSpec) -> PairPlan:
    """The counts of a GAN's two networks, for one image."""
    first, last, channels, side = (
        spec.widths[0], spec.widths[-1], spec.image_channels, spec.image_size,
    )  # fmt: skip
    kernels = sum(16 * a * b for a, b in zip(spec.widths, spec.widths[1:], strict=False))
    scales = 2 * sum(spec.widths)  # BN's, behind each of the generator's maps
    maps = [w * (SEED_MAP << i) ** 2 for i, w in enumerate(spec.widths)]
    image = channels * side**2
    norm = GANS[spec.kind].critic_norm
    behind = sum(
        spec.widths[:-1]
    )  # channels of the critic's maps but the first: scale and shift, or bias
    return PairPlan(
        generator_params=(
            spec.latent * first * SEED_MAP**2 + kernels + scales + 16 * last * channels + channels
        ),
        critic_params=(
            16 * channels * last + last + kernels + behind * (2 if norm else 1) + maps[0] + 1
        ),
        generator_activations=2 * sum(maps) + maps[0] + 2 * image,
        critic_activations=(2 if norm else 1) * sum(maps) + 1,
    )

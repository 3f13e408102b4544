"""Two normal distributions on a line, and what an optimal discriminator and a critic make of them
(1701.07875, figure 2)."""

from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.lessons.tiny import Critic, Rules
from playground.specs import Range

WIDTH, BATCH, STEPS = 48, 256, 400
EDGE = 4.0  # standard deviations that are shown beyond the means
PLACES = 161
APART = Range(0.0, 10.0, 0.5)  # between the two means
DISCRIMINATOR = Rules("dcgan", 5e-3)
CRITIC = Rules("wgan", 2e-3, clip=0.2)
Line = NDArray[np.float32]


class Judged(NamedTuple):
    """All of the same places x, (PLACES,): densities of the two; the optimal discriminator in closed form
    and the one that was trained, 0..1; the critic, scaled so that it is nowhere steeper than 1; how steep
    the generator's loss is there, in its own units: of log(1 - D), and of the scaled critic. estimate:
    the difference of the scaled critic's means, of which the Wasserstein distance is the supremum.
    """

    x: Line
    real: Line
    made: Line
    optimal: Line
    discriminator: Line
    critic: Line
    steepness: Line
    critic_steepness: Line
    estimate: float


def judged(apart: float, seed: int = 0) -> Judged:
    """Train both on N(0, 1), which is real, and N(apart, 1). Raises SpecError beyond APART."""
    APART.check("the distance", apart)
    x = torch.linspace(-EDGE, apart + EDGE, PLACES)
    discriminator, critic = (_trained(rules, apart, seed) for rules in (DISCRIMINATOR, CRITIC))
    logit, slope = _line(discriminator, x)
    value, rise = _line(critic, x)
    steepest = rise.abs().max().clamp(min=1e-12)
    densities = torch.stack([_density(x), _density(x - apart)])
    probability = torch.sigmoid(logit)
    with torch.no_grad():
        means = [critic.scores(_normal(4096, c, seed + 1)[:, None]).mean() for c in (0, apart)]
    return Judged(
        x.numpy(),
        densities[0].numpy(),
        densities[1].numpy(),
        (densities[0] / densities.sum(0)).numpy(),
        probability.numpy(),
        ((value - value.mean()) / steepest).numpy(),
        (probability * slope).abs().numpy(),  # of log(1 - D), D being the logit's sigmoid
        (rise / steepest).abs().numpy(),
        float((means[0] - means[1]) / steepest),
    )


def _trained(rules: Rules, apart: float, seed: int) -> Critic:
    rng = torch.Generator().manual_seed(seed)
    critic = Critic(rules, 1, WIDTH, rng)
    for _ in range(STEPS):
        reals, fakes = (torch.randn(BATCH, 1, generator=rng) + centre for centre in (0, apart))
        critic.learn(reals, fakes)
    return critic


def _line(critic: Critic, x: Tensor) -> tuple[Tensor, Tensor]:
    """Scores at those places, and their derivatives."""
    points = x[:, None].clone().requires_grad_()
    scores = critic.scores(points)
    (slope,) = torch.autograd.grad(scores.sum(), points)
    return scores.detach(), slope[:, 0]


def _normal(count: int, centre: float, seed: int) -> Tensor:
    return torch.randn(count, generator=torch.Generator().manual_seed(seed)) + centre


def _density(x: Tensor) -> Tensor:
    density: Tensor = torch.exp(-x.square() / 2) / (2 * torch.pi) ** 0.5
    return density

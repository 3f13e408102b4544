"""Eight small clouds on a ring, and three games that learn to draw them: does a game find all eight?

The mixture and the rates of the first game are those with which 1611.02163, figure 2, shows a GAN that
finds one cloud, leaves it and never has all; WGAN's critic is trained five times for each step of the
generator (1701.07875, algorithm 1), WGAN-GP's too (1704.00028, algorithm 1).
"""

import math
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.lessons.tiny import Critic, Rules, network, own_optimiser

MODES, RADIUS, SPREAD = 8, 1.0, 0.05  # spread: standard deviation of each cloud
LATENT, WIDTH, BATCH = 2, 128, 256
RATE = 1e-3  # of the generators
SHOWN, COUNTED = 400, 2048  # generated points
SPREADS, SHARE = 3, 0.2  # a cloud is found if it has a fifth of its due within three spreads
EDGE, GRID = 1.8, 25  # of the square that is shown: half its side, and places across
SLOW, EQUAL = 1e-4, 1e-3  # rates of DCGAN's discriminator


class Standing(NamedTuple):
    """Where one game stands. steps: of its generator. points: float32 (SHOWN, 2). found: clouds, of 8.
    near: the share of the points that lie in one. scores: of its critic over the square that is shown,
    float32 (GRID, GRID), rows from the top down."""

    steps: int
    points: NDArray[np.float32]
    found: int
    near: float
    scores: NDArray[np.float32]


def rules(rate: float = SLOW) -> tuple[tuple[Rules, int, float], ...]:
    """Of each game: its rules, updates of its critic for one of the generator's, the generator's rate."""
    return (
        (Rules("dcgan", rate), 1, RATE),
        (Rules("wgan", RATE / 2, clip=0.1), 5, RATE / 2),
        (Rules("wgan_gp", RATE, penalty=0.1), 5, RATE),
    )


def centres() -> Tensor:
    """(8, 2)."""
    angle = torch.arange(MODES) * 2 * math.pi / MODES
    return RADIUS * torch.stack([angle.cos(), angle.sin()], dim=1)


class Game:
    """A generator of points and its opponent; everything that is random in it follows from the seed."""

    def __init__(self, rules: Rules, times: int, rate: float, seed: int) -> None:
        self._rng = torch.Generator().manual_seed(seed)
        self.rules, self._times = rules, times
        self._generator = network(LATENT, 2, WIDTH, self._rng)
        self._optimiser = own_optimiser(self._generator, rules.kind, rate)
        self._critic = Critic(rules, 2, WIDTH, self._rng)
        self._since = 0  # updates of the critic since the generator's last
        self._steps = 0

    def learn(self) -> None:
        """One update of the critic, and of the generator when it is its turn."""
        with torch.no_grad():
            fakes = self._made(BATCH)
        self._critic.learn(self._reals(), fakes)
        self._since += 1
        if self._since == self._times:
            self._since = 0
            self._move()

    def standing(self) -> Standing:
        rng = torch.Generator().manual_seed(1)  # the same z each time, so that points move
        with torch.no_grad():
            points: Tensor = self._generator(torch.randn(COUNTED, LATENT, generator=rng))
            scores = self._critic.scores(_square()).view(GRID, GRID)
        found, near = covered(points)
        return Standing(self._steps, points[:SHOWN].numpy(), found, near, scores.numpy())

    def _move(self) -> None:
        loss = self._critic.game.generator_loss(self._critic.scores(self._made(BATCH)))
        self._optimiser.zero_grad()
        loss.backward()
        self._optimiser.step()
        self._steps += 1

    def _made(self, count: int) -> Tensor:
        made: Tensor = self._generator(torch.randn(count, LATENT, generator=self._rng))
        return made

    def _reals(self) -> Tensor:
        chosen = torch.randint(MODES, (BATCH,), generator=self._rng)
        return centres()[chosen] + SPREAD * torch.randn(BATCH, 2, generator=self._rng)


def covered(points: Tensor) -> tuple[int, float]:
    """How many clouds points (N, 2) have found, and the share of the points that lie in one."""
    distance, nearest = torch.cdist(points, centres()).min(dim=1)
    inside = distance < SPREADS * SPREAD
    counts = torch.bincount(nearest[inside], minlength=MODES)
    found = (counts >= SHARE * len(points) / MODES).sum()
    return int(found), float(inside.float().mean())


def _square() -> Tensor:
    """Centres of the cells of the square that is shown, from its top left corner: (GRID * GRID, 2)."""
    along = (torch.arange(GRID) + 0.5) / GRID * 2 * EDGE - EDGE
    y, x = torch.meshgrid(-along, along, indexing="ij")
    return torch.stack([x.flatten(), y.flatten()], dim=1)

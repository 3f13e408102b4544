"""Networks small enough to train while one waits, and their game by the records of `gans`."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from playground.gans import GANS
from playground.specs import GanTrainSpec
from playground.training.objectives.penalty import gradient_penalty
from playground.training.optimisers import gan_optimiser

Batch = Callable[[], Tensor]


def network(inp: int, out: int, width: int, rng: torch.Generator) -> nn.Sequential:
    """Two hidden layers of ReLUs, (N, inp) -> (N, out), drawn from `rng` alone."""
    net = nn.Sequential(
        nn.Linear(inp, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, out)
    )
    for layer in net:
        if isinstance(layer, nn.Linear):
            for weights in (layer.weight, layer.bias):  # torch's own distribution
                nn.init.uniform_(weights, -bound(layer), bound(layer), generator=rng)
    return net


def bound(layer: nn.Linear) -> float:
    return float(layer.in_features**-0.5)


@dataclass(frozen=True)
class Rules:
    """kind: one of `gans.GANS`. rate: the critic's; clip, penalty: of the kinds that have them."""

    kind: str
    rate: float
    clip: float = 0.1
    penalty: float = 0.1


class Critic:
    """A discriminator or critic of points, and its optimiser."""

    def __init__(self, rules: Rules, inp: int, width: int, rng: torch.Generator) -> None:
        self.rules, self.game, self._rng = rules, GANS[rules.kind], rng
        self.net = network(inp, 1, width, rng)
        self._weights: list[Tensor] = list(self.net.parameters())
        self._optimiser = own_optimiser(self.net, rules.kind, rules.rate)

    def scores(self, points: Tensor) -> Tensor:
        """(N, inp) -> (N,)."""
        scores: Tensor = self.net(points)
        return scores.squeeze(1)

    def learn(self, reals: Tensor, fakes: Tensor) -> float:
        """One update; its loss."""
        loss: Tensor = self.game.critic_loss(self.scores(reals), self.scores(fakes), 0.0)
        if self.game.penalised:
            loss = loss + self.rules.penalty * gradient_penalty(
                self.scores, reals, fakes, self._rng
            )
        self._optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimiser.step()
        if self.game.clips:
            with torch.no_grad():
                torch._foreach_clamp_min_(self._weights, -self.rules.clip)
                torch._foreach_clamp_max_(self._weights, self.rules.clip)
        return loss.item()


def own_optimiser(net: nn.Module, kind: str, rate: float) -> torch.optim.Optimizer:
    """That of the kind's paper, as a training would have it."""
    train = GanTrainSpec(beta1=0.0, beta2=0.9) if GANS[kind].penalised else GanTrainSpec()
    return gan_optimiser(net, GANS[kind].optimiser, train, rate)

"""The kinds of GAN: what a step makes small, and how the critic is kept within its bounds.

A kind is one record here. The losses are written in tensors' own methods, so that no torch is needed to
say which kinds there are; `training.objectives.gan` trains them all alike.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Scores = Any
"""What a critic says of images: a tensor, float32 (N,), higher for more real."""
GanOptimiser = Literal["adam", "rmsprop", "sgd"]


@dataclass(frozen=True)
class GanKind:
    """
    title: as the papers write it.
    critic_loss: of the scores of real and of made images and the smoothing of real images' labels, 0..1;
        a scalar.
    generator_loss: of the scores of made images; a scalar.
    optimiser: that of the paper.
    clips: whether the critic's weights are clipped after each of its updates.
    penalised: whether the critic's loss has the gradient penalty added.
    estimate: of the distance that the game makes small, from the scores of real and of made images.
    labelled: whether its critic is told labels, which can be smoothed.
    critic_norm: whether the critic has batch normalisation.
    """

    title: str
    critic_loss: Callable[[Scores, Scores, float], Scores]
    generator_loss: Callable[[Scores], Scores]
    estimate: Callable[[Scores, Scores], Scores]
    optimiser: GanOptimiser
    clips: bool = False
    penalised: bool = False
    labelled: bool = False
    critic_norm: bool = True


def _softplus(x: Scores) -> Scores:
    """log(1 + exp(x)): -log of the sigmoid of -x."""
    return x.logaddexp(x.new_zeros(()))


def _cross_entropy(real: Scores, fake: Scores, smoothing: float) -> Scores:
    """-log D(x) - log(1 - D(G(z))), a score being the logit of D (1406.2661, equation 1).

    The label of real images is 1 - smoothing (1606.03498, section 3.4).
    """
    seen = (1 - smoothing) * _softplus(-real) + smoothing * _softplus(real)
    return seen.mean() + _softplus(fake).mean()


def _not_saturating(fake: Scores) -> Scores:
    """-log D(G(z)) in place of log(1 - D(G(z))), whose gradient vanishes (1406.2661, section 3)."""
    return _softplus(-fake).mean()


def _jensen_shannon(real: Scores, fake: Scores) -> Scores:
    """log 2 - loss / 2: a lower bound, exact for the best discriminator (1701.07875, section 4.2)."""
    return math.log(2) - _cross_entropy(real, fake, 0.0) / 2


def _wasserstein(real: Scores, fake: Scores) -> Scores:
    """Up to a constant factor, as the critic is K-Lipschitz for some K (1701.07875, equation 3)."""
    return real.mean() - fake.mean()


def _difference(real: Scores, fake: Scores, _: float) -> Scores:
    """Minus the estimate of the Wasserstein distance (1701.07875, algorithm 1, line 5)."""
    return fake.mean() - real.mean()


def _negated(fake: Scores) -> Scores:
    """1701.07875, algorithm 1, line 10."""
    return -fake.mean()


GANS: dict[str, GanKind] = {
    # 1511.06434, section 4
    "dcgan": GanKind(
        "DCGAN", _cross_entropy, _not_saturating, _jensen_shannon, "adam", labelled=True
    ),
    # RMSprop, since momentum made it unstable: 1701.07875, section 4.2
    "wgan": GanKind("WGAN", _difference, _negated, _wasserstein, "rmsprop", clips=True),
    # 1704.00028, algorithm 1 and section 4, "no critic batch normalization"
    "wgan_gp": GanKind(
        "WGAN-GP", _difference, _negated, _wasserstein, "adam", penalised=True, critic_norm=False
    ),
}

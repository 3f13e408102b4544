"""From a picture back to z: the latent vector whose image comes closest to it.

A generator has no way back, so z is looked for, downhill in the pixels (1611.05644, section 2):

    E(z) = sum((G(z) - x)^2) / (2 NOISE^2) - log p(|z|),    log p(r) = (L-1) log r - r^2/2

The first term alone would leave the sphere that z lay close to in training, where images fall apart. The
second is the density of the length of L standard normal numbers (chi), and keeps it there. Adam begins
at a few samples, the nearest of many; after a while the one that is nearest goes on alone.
"""

import math
import time
from collections.abc import Generator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.latents.paths import Vectors, latent

if TYPE_CHECKING:
    from torch import Tensor

    from playground.nets.gan import Generator as Network

NOISE = 0.25  # deviation of a pixel that counts as near, on the images' scale of -1..1
SAMPLES = 64  # of which the nearest are where it begins
STARTS = 4
HEATS = 20  # steps after which the nearest of them goes on alone
STEPS = 140
RATE = 0.1  # Adam's, at the first step; a cosine leads it to 0 at the last
BETAS = 0.9, 0.99  # Adam's
SECONDS = 8.0  # after which it ends, wherever it is
TOLD = 10  # steps between two tellings


class Found(NamedTuple):
    """The nearest z so far (L,); how far its image is from the picture, root of the mean square of the
    pixels' differences on a scale of 0..1; and the share of the steps that are done."""

    z: Vectors
    distance: float
    share: float


def find(net: "Network", length: int, picture: NDArray[np.uint8]) -> Generator[Found, None, Found]:
    """Look for a picture (S, S, C), of the generator's size. Tells where it is, first of all the nearest
    sample, and returns the nearest of all. The network is left as it was found."""
    import torch

    from playground.nets.mode import evaluating

    target = torch.from_numpy(picture).permute(2, 0, 1) / 127.5 - 1  # (C, S, S)
    with evaluating(net):
        starts = _nearest_samples(net, length, target)
        deadline = time.monotonic() + SECONDS
        best = yield from _downhill(net, starts, target, range(HEATS), deadline)
        alone = torch.from_numpy(best.z)[None]
        best = yield from _downhill(net, alone, target, range(HEATS, STEPS), deadline)
    return best._replace(share=1.0)


def _downhill(
    net: "Network", z: "Tensor", target: "Tensor", steps: range, deadline: float
) -> Generator[Found, None, Found]:
    """From each z (N, L) by these steps of all, until the deadline at the latest."""
    import torch

    z.requires_grad_(True)
    adam = Adam(z)
    best = Found(z[0].detach().numpy().copy(), np.inf, 0)
    for step in steps:
        squares = (net(z) - target).square()  # (N, C, S, S)
        best = _nearer(best, z, squares)
        if step % TOLD == 0:
            yield best._replace(share=step / STEPS)
        if time.monotonic() > deadline:
            break
        (slope,) = torch.autograd.grad(energy(z, squares).sum(), z)
        adam.step(slope, RATE * (1 + math.cos(math.pi * step / STEPS)) / 2)
    return best


class Adam:
    """Of one tensor (1412.6980, algorithm 1). torch's own loads its compiler first: ten seconds here."""

    def __init__(self, z: "Tensor") -> None:
        self.z = z
        self.steps = 0
        self.mean, self.square = z.detach() * 0, z.detach() * 0

    def step(self, slope: "Tensor", rate: float) -> None:
        """Move z downhill by about `rate`. slope: of what should become less, as large as z."""
        self.steps += 1
        self.mean.lerp_(slope, 1 - BETAS[0])
        self.square.lerp_(slope.square(), 1 - BETAS[1])
        mean, square = (
            moment / (1 - beta**self.steps)
            for moment, beta in zip((self.mean, self.square), BETAS, strict=True)
        )
        self.z.detach().sub_(rate * mean / (square.sqrt() + 1e-8))


def energy(z: "Tensor", squares: "Tensor") -> "Tensor":
    """E of each: z (N, L) and the squared differences of its pixels (N, C, S, S) -> (N,)."""
    radius = z.norm(dim=1)
    prior = radius.square() / 2 - (z.shape[1] - 1) * radius.log()
    total: Tensor = squares.flatten(1).sum(1) / (2 * NOISE**2) + prior
    return total


def _nearest_samples(net: "Network", length: int, target: "Tensor") -> "Tensor":
    """The STARTS of the first seeds' vectors whose images are nearest: (STARTS, L)."""
    import torch

    z = torch.from_numpy(np.stack([latent(seed, length) for seed in range(SAMPLES)]))
    with torch.no_grad():
        far = (net(z) - target).square().flatten(1).mean(1)
    return z[far.topk(STARTS, largest=False).indices]


def _nearer(best: Found, z: "Tensor", squares: "Tensor") -> Found:
    far = squares.detach().flatten(1).mean(1).sqrt() / 2  # of -1..1, on a scale of 0..1
    least = int(far.argmin())
    if float(far[least]) >= best.distance:
        return best
    return best._replace(z=z[least].detach().numpy().copy(), distance=float(far[least]))

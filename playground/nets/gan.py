"""A DCGAN's generator and its opponent (1511.06434, section 3 and figure 1), also used as WGAN's pair.

    z (latent,) -> 4x4 -> 8x8 -> ... -> image        the generator, in transposed convolutions
    image -> ... -> 8x8 -> 4x4 -> one number         the discriminator or critic, in strided ones

`plan.pair` has every layer of both in numbers. Unlike the paper's (figure 1), z is normal, not uniform,
and most of our widths are a quarter or a sixteenth of its own, for smaller images on a CPU. The kernels
are 4x4 with stride 2 and padding 1, not 5x5: each one doubles or halves the map exactly. PyTorch's own
transposed convolution is used: on a CPU with AVX2 it was 1.1 to 3 times as fast, forward and backward, as
the same written as a matrix product and a fold, or as a convolution and a pixel-shuffle.
"""

import itertools
import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from playground.gans import GANS
from playground.plan.pair import HIDDEN
from playground.specs import SEED_MAP, GanSpec

SLOPE = 0.2  # of the leaky ReLUs (1511.06434, section 4)
INIT_STD = 0.02  # of the weights at the start (1511.06434, section 4)


class Projection(nn.Linear):
    """z to a 4x4 map: (N, latent) -> (N, C, 4, 4). As the transposed convolution that it is when z is a
    1x1 map, it has one bias per channel, if any."""

    def __init__(self, latent: int, channels: int, bias: bool) -> None:
        super().__init__(latent, channels * SEED_MAP**2, bias=False)
        if bias:
            self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, z: Tensor) -> Tensor:
        x = F.linear(z, self.weight).view(len(z), -1, SEED_MAP, SEED_MAP)  # (N, C, 4, 4)
        return x if self.bias is None else x + self.bias[:, None, None]


class Judge(nn.Linear):
    """A 4x4 map to a number: (N, C, 4, 4) -> (N, 1), with weights in the order of `flatten`.

    Multiplied with the channels last, as they lie: a gradient through `flatten` has them first, and the
    leaky ReLU before it then works on two layouts at once, which takes it several times as long.
    """

    def __init__(self, channels: int) -> None:
        super().__init__(channels * SEED_MAP**2, 1)

    def forward(self, maps: Tensor) -> Tensor:
        weight = self.weight.view(1, *maps.shape[1:])
        maps, weight = (x.permute(0, 2, 3, 1).flatten(1) for x in (maps, weight))
        return F.linear(maps, weight, self.bias)


class Generator(nn.Module):
    """Latent vectors to images: (N, latent) float32, standard normal -> (N, C, S, S) float32, -1..1.

    An MLP's project, grow and paint are its linear layers.
    """

    def __init__(self, spec: GanSpec) -> None:
        super().__init__()
        make = _perceptron if spec.generator == "mlp" else _convolutions
        self.project, self.bn, self.grow, self.paint = make(spec)

    def forward(self, z: Tensor) -> Tensor:
        x = self.project(z)  # (N, C, 4, 4); of an MLP (N, units)
        x = F.relu(self.bn(x))
        x = self.grow(x)  # (N, C, S/2, S/2); of an MLP (N, units)
        return torch.tanh(self.paint(x))  # (N, C, S, S)

    def first_layer(self) -> Tensor:
        """The matrix that z is multiplied by, (K, latent), each row scaled as batch normalisation will."""
        weight = self.project.weight
        if not isinstance(self.bn, nn.BatchNorm2d):
            return weight
        gain = gain_of(self.bn)
        return weight * gain.repeat_interleave(len(weight) // len(gain))[:, None]


class Discriminator(nn.Module):
    """Images to raw scores: (N, C, S, S) float32, -1..1 -> (N,), higher for more real.

    A DCGAN reads the score as the logit of "real"; a WGAN's critic is the same network and its score
    is used as it is (1701.07875, section 4.3, keeps the architecture of the DCGAN). With a gradient
    penalty it has no batch norm, which would make an image's score depend on the others'.
    """

    def __init__(self, spec: GanSpec) -> None:
        super().__init__()
        widths = spec.widths[::-1]
        self.see = nn.Conv2d(spec.image_channels, widths[0], 4, stride=2, padding=1)
        norm = GANS[spec.kind].critic_norm
        self.shrink = nn.Sequential(
            *(_halving(a, b, norm, spec.biases) for a, b in itertools.pairwise(widths))
        )
        self.judge = Judge(widths[-1])

    def forward(self, images: Tensor) -> Tensor:
        x = F.leaky_relu(self.see(images), SLOPE, inplace=True)  # (N, widths[-1], S/2, S/2)
        x = self.shrink(x)  # (N, widths[0], 4, 4)
        scores: Tensor = self.judge(x)  # (N, 1)
        return scores.squeeze(1)


def gain_of(bn: nn.BatchNorm2d) -> Tensor:
    """What it multiplies each channel by in eval mode: (C,)."""
    return bn.weight * torch.rsqrt(bn.state_dict()["running_var"] + bn.eps)


def initialise(net: nn.Module, rng: torch.Generator) -> None:
    """Redraw every parameter in place: weights from N(0, 0.02), BN's scales from N(1, 0.02), biases 0.

    1511.06434, section 4, gives the weights; the scales follow the authors' code. The same `rng`
    state gives the same parameters.
    """
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.normal_(module.weight, 1.0, INIT_STD, generator=rng)
            nn.init.zeros_(module.bias)
        elif isinstance(module, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
            nn.init.normal_(module.weight, 0.0, INIT_STD, generator=rng)
            if module.bias is not None:
                nn.init.zeros_(module.bias)


Parts = tuple[nn.Linear, nn.Module, nn.Sequential, nn.Module]
"""A generator's project, bn, grow and paint."""


def _convolutions(spec: GanSpec) -> Parts:
    widths, norm = spec.grown_widths, spec.generator_norm
    project = Projection(spec.latent, widths[0], bias=spec.biases or not norm)
    bn = nn.BatchNorm2d(widths[0]) if norm else nn.Identity()
    grow = (_doubling(a, b, norm, spec.biases) for a, b in itertools.pairwise(widths))
    paint = nn.ConvTranspose2d(widths[-1], spec.image_channels, 4, stride=2, padding=1)
    return project, bn, nn.Sequential(*grow), paint


def _perceptron(spec: GanSpec) -> Parts:
    """Four linear layers (1701.07875, figure 7). Unlike its authors', the last one is followed by a tanh,
    as our images are -1..1."""
    units, image = spec.constant_width, (spec.image_channels, spec.image_size, spec.image_size)
    grow: list[nn.Module] = []
    for _ in range(HIDDEN - 1):
        grow += [nn.Linear(units, units), nn.ReLU(inplace=True)]
    paint = nn.Sequential(nn.Linear(units, math.prod(image)), nn.Unflatten(1, image))
    return nn.Linear(spec.latent, units), nn.Identity(), nn.Sequential(*grow), paint


def _doubling(inp: int, out: int, norm: bool, bias: bool) -> nn.Sequential:
    """(N, inp, H, W) -> (N, out, 2H, 2W)."""
    conv = nn.ConvTranspose2d(inp, out, 4, stride=2, padding=1, bias=bias or not norm)
    scale = [nn.BatchNorm2d(out)] if norm else []
    return nn.Sequential(conv, *scale, nn.ReLU(inplace=True))


def _halving(inp: int, out: int, norm: bool, bias: bool) -> nn.Sequential:
    """(N, inp, H, W) -> (N, out, H/2, W/2)."""
    conv = nn.Conv2d(inp, out, 4, stride=2, padding=1, bias=bias or not norm)
    scale = [nn.BatchNorm2d(out)] if norm else []
    return nn.Sequential(conv, *scale, nn.LeakyReLU(SLOPE, inplace=True))

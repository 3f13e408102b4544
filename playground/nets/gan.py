"""A DCGAN's generator and its opponent (1511.06434, section 3 and figure 1), also used as WGAN's pair.

    z (latent,) -> 4x4 -> 8x8 -> ... -> image        the generator, in transposed convolutions
    image -> ... -> 8x8 -> 4x4 -> one number         the discriminator or critic, in strided ones

Unlike the paper's (figure 1), z is normal, not uniform, and the widths are a quarter or a sixteenth of
its own, for smaller images on a CPU. The kernels are 4x4 with stride 2 and padding 1, not 5x5: each one
doubles or halves the map exactly. PyTorch's own transposed convolution is used: on a CPU with AVX2 it
was 1.1 to 3 times as fast, forward and backward, as the same written as a matrix product and a fold, or
as a convolution and a pixel-shuffle.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from playground.gans import GANS
from playground.specs import GanSpec

SEED_MAP = 4  # side of the map that z is projected to
SLOPE = 0.2  # of the leaky ReLUs (1511.06434, section 4)
INIT_STD = 0.02  # of the weights at the start (1511.06434, section 4)


class Generator(nn.Module):
    """Latent vectors to images: (N, latent) float32, standard normal -> (N, C, S, S) float32, -1..1."""

    def __init__(self, spec: GanSpec) -> None:
        super().__init__()
        first, last = spec.widths[0], spec.widths[-1]
        self.project = nn.Linear(spec.latent, first * SEED_MAP**2, bias=False)
        self.bn = nn.BatchNorm2d(first)
        self.grow = nn.Sequential(*map(_doubling, spec.widths, spec.widths[1:]))
        self.paint = nn.ConvTranspose2d(last, spec.image_channels, 4, stride=2, padding=1)

    def forward(self, z: Tensor) -> Tensor:
        x: Tensor = self.project(z)  # (N, widths[0] * 16)
        x = x.view(len(z), -1, SEED_MAP, SEED_MAP)  # (N, widths[0], 4, 4)
        x = F.relu(self.bn(x))
        x = self.grow(x)  # (N, widths[-1], S/2, S/2)
        return torch.tanh(self.paint(x))  # (N, C, S, S)


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
        halving = _halving if GANS[spec.kind].critic_norm else _halving_alone
        self.shrink = nn.Sequential(*map(halving, widths, widths[1:]))
        self.judge = nn.Linear(widths[-1] * SEED_MAP**2, 1)

    def forward(self, images: Tensor) -> Tensor:
        x = F.leaky_relu(self.see(images), SLOPE)  # (N, widths[-1], S/2, S/2)
        x = self.shrink(x)  # (N, widths[0], 4, 4)
        scores: Tensor = self.judge(x.flatten(1))  # (N, 1)
        return scores.squeeze(1)


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


def _doubling(inp: int, out: int) -> nn.Sequential:
    """(N, inp, H, W) -> (N, out, 2H, 2W)."""
    conv = nn.ConvTranspose2d(inp, out, 4, stride=2, padding=1, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(out), nn.ReLU(inplace=True))


def _halving(inp: int, out: int) -> nn.Sequential:
    """(N, inp, H, W) -> (N, out, H/2, W/2)."""
    conv = nn.Conv2d(inp, out, 4, stride=2, padding=1, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(out), nn.LeakyReLU(SLOPE, inplace=True))


def _halving_alone(inp: int, out: int) -> nn.Sequential:
    """The same without batch norm."""
    conv = nn.Conv2d(inp, out, 4, stride=2, padding=1)
    return nn.Sequential(conv, nn.LeakyReLU(SLOPE, inplace=True))

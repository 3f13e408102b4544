"""A generator with its batch norm in its weights makes the same images."""

import copy

import pytest
import torch
from torch import nn

from playground.nets.fusion import fuse
from playground.specs import GanSpec
from tests.latents.tiny import tiny

SPECS = [
    GanSpec("tiny", latent=6, widths=(8, 6, 4)),
    GanSpec("biased", latent=6, widths=(8, 6, 4), biases=True),
    GanSpec("large", latent=6, image_channels=3, widths=(8, 6, 4, 4)),
    GanSpec("bare", latent=6, widths=(8, 6, 4), generator_norm=False),
    GanSpec("clipped", kind="wgan", latent=7, widths=(5, 4, 3)),
    GanSpec("plain", kind="wgan", latent=6, widths=(8, 6, 4), generator="constant"),
    GanSpec("perceptron", kind="wgan", latent=6, widths=(8, 6, 4), generator="mlp"),
]


def odd(spec: GanSpec) -> nn.Module:
    """One whose scales, shifts and biases are all its own, in double precision."""
    net, rng = tiny(spec), torch.Generator().manual_seed(3)
    with torch.no_grad():
        for module in net.modules():
            for one in (getattr(module, "weight", None), getattr(module, "bias", None)):
                if one is not None and one.dim() == 1:
                    one.add_(torch.randn(one.shape, generator=rng) / 2)
    return net.eval().double()


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_images_and_gradients_are_the_same(spec):
    net = odd(spec)
    fused, z = copy.deepcopy(net), torch.randn(5, spec.latent, dtype=torch.float64)
    fuse(fused)
    assert not any(isinstance(module, nn.BatchNorm2d) for module in fused.modules())
    assert not any(module.training for module in fused.modules())
    ways = [z.clone().requires_grad_() for _ in range(2)]
    images = [one(way) for one, way in zip((net, fused), ways, strict=True)]
    assert images[0].std() > 0.1
    torch.testing.assert_close(images[1], images[0])
    wanted = torch.randn_like(images[0])
    for image in images:
        (image * wanted).sum().backward()
    torch.testing.assert_close(ways[1].grad, ways[0].grad)
    torch.testing.assert_close(fused.first_layer(), net.first_layer())


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_once_more_changes_nothing(spec):
    net, z = odd(spec), torch.randn(2, spec.latent, dtype=torch.float64)
    fuse(net)
    before = net(z)
    fuse(net)
    assert torch.equal(net(z), before)

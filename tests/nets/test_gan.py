import pytest
import torch
import torch.nn.functional as F

from playground.nets.gan import Discriminator, Generator, initialise
from playground.specs import GanSpec

WIDTHS = [(12, 8, 4), (16, 12, 8, 4)]


def tiny(widths: tuple[int, ...] = WIDTHS[0], **fields) -> GanSpec:
    return GanSpec("tiny", latent=6, widths=widths, **fields)


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize("widths", WIDTHS)
@pytest.mark.parametrize("channels", [1, 3])
def test_shapes_and_ranges(widths, channels):
    spec = tiny(widths, image_channels=channels)
    images = Generator(spec)(torch.randn(5, 6, generator=seeded()))
    assert images.shape == (5, channels, spec.image_size, spec.image_size)
    assert images.abs().max() <= 1
    assert Discriminator(spec)(images).shape == (5,)


def test_maps_double_and_halve_between_4_and_the_image():
    spec = tiny(WIDTHS[1])
    sides: dict[str, list[tuple[int, ...]]] = {"G": [], "D": []}
    generator, critic = Generator(spec), Discriminator(spec)
    for name, net in (("G", generator), ("D", critic)):
        for module in net.modules():
            if isinstance(module, (torch.nn.Conv2d, torch.nn.ConvTranspose2d)):
                module.register_forward_hook(
                    lambda _m, _i, out, name=name: sides[name].append(tuple(out.shape[1:]))
                )
    critic(generator(torch.zeros(2, 6)))
    assert sides["G"] == [(12, 8, 8), (8, 16, 16), (4, 32, 32), (1, 64, 64)]
    assert sides["D"] == [(4, 32, 32), (8, 16, 16), (12, 8, 8), (16, 4, 4)]


def test_parameters_of_the_32_pixel_pair_counted_by_hand():
    spec = GanSpec("DCGAN", latent=100, widths=(256, 128, 64))
    generator = (
        100 * 256 * 16 + 2 * 256  # project and reshape, BN
        + 256 * 128 * 16 + 2 * 128
        + 128 * 64 * 16 + 2 * 64
        + 64 * 1 * 16 + 1
    )  # fmt: skip
    critic = (
        1 * 64 * 16 + 64  # no BN on the first layer
        + 64 * 128 * 16 + 2 * 128
        + 128 * 256 * 16 + 2 * 256
        + 256 * 16 + 1
    )  # fmt: skip
    assert sum(p.numel() for p in Generator(spec).parameters()) == generator
    assert sum(p.numel() for p in Discriminator(spec).parameters()) == critic


def test_generator_equals_the_paper_s_stack_of_transposed_convolutions():
    """With z as a 1x1 map, "project and reshape" is a 4x4 transposed convolution."""
    spec = tiny()
    net = Generator(spec)
    initialise(net, seeded(3))
    z = torch.randn(7, 6, generator=seeded(4))
    project = net.project.weight.view(12, 4, 4, 6).permute(3, 0, 1, 2)  # (latent, widths[0], 4, 4)
    x = F.conv_transpose2d(z[:, :, None, None], project)
    x = F.relu(normalised(x, net.bn))
    for conv, bn, _ in net.grow:
        x = F.relu(normalised(F.conv_transpose2d(x, conv.weight, stride=2, padding=1), bn))
    x = F.conv_transpose2d(x, net.paint.weight, net.paint.bias, stride=2, padding=1).tanh()
    torch.testing.assert_close(net(z), x, rtol=1e-4, atol=1e-6)


def test_discriminator_equals_convolutions_with_a_leak_of_a_fifth():
    spec = tiny()
    net = Discriminator(spec)
    initialise(net, seeded(5))
    images = torch.rand(6, 1, 32, 32, generator=seeded(6)) * 2 - 1
    x = leaky(F.conv2d(images, net.see.weight, net.see.bias, stride=2, padding=1))
    for conv, bn, _ in net.shrink:
        x = leaky(normalised(F.conv2d(x, conv.weight, stride=2, padding=1), bn))
    score = F.conv2d(x, net.judge.weight.view(1, 12, 4, 4), net.judge.bias).flatten()
    torch.testing.assert_close(net(images), score, rtol=1e-4, atol=1e-6)


def normalised(x: torch.Tensor, bn: torch.nn.BatchNorm2d) -> torch.Tensor:
    mean = x.mean((0, 2, 3), keepdim=True)
    variance = x.var((0, 2, 3), unbiased=False, keepdim=True)
    scale, shift = bn.weight[:, None, None], bn.bias[:, None, None]
    return (x - mean) / (variance + bn.eps).sqrt() * scale + shift


def leaky(x: torch.Tensor) -> torch.Tensor:
    return torch.where(x > 0, x, 0.2 * x)


def test_initialise_draws_the_paper_s_distribution():
    net = Discriminator(GanSpec("DCGAN"))
    initialise(net, seeded(1))
    weight = net.shrink[1][0].weight
    assert weight.std().item() == pytest.approx(0.02, rel=0.01)
    assert weight.mean().item() == pytest.approx(0, abs=1e-4)
    scale = net.shrink[1][1].weight
    assert scale.mean().item() == pytest.approx(1, abs=0.005)
    assert scale.std().item() == pytest.approx(0.02, rel=0.2)
    assert not net.see.bias.any()


def test_initialise_leaves_nothing_to_torch_s_own_random_state():
    nets = []
    for torch_seed in (1, 2):
        torch.manual_seed(torch_seed)
        net = Generator(tiny())
        initialise(net, seeded(9))
        nets.append(net.state_dict())
    assert all(torch.equal(nets[0][name], nets[1][name]) for name in nets[0])

"""A GAN's plan against the networks themselves: shapes by forward hooks, counts by their tensors."""

import math
from collections.abc import Iterator

import pytest
import torch
from torch import Tensor, nn

from playground.nets.gan import Discriminator, Generator
from playground.plan import HalfPlan, Layer, pair_plan
from playground.specs import GanSpec

WIDTHS = (12, 8, 4)
SPECS = {
    "dcgan": GanSpec("d", "dcgan", 1, 6, WIDTHS),
    "colour, 64": GanSpec("c", "dcgan", 3, 6, (16, *WIDTHS)),
    "wgan": GanSpec("w", "wgan", 1, 6, WIDTHS),
    "wgan_gp": GanSpec("g", "wgan_gp", 1, 6, WIDTHS),
    "biases": GanSpec("b", "wgan", 1, 6, WIDTHS, biases=True),
    "penalised, biases": GanSpec("p", "wgan_gp", 3, 6, WIDTHS, biases=True),
    "no norm": GanSpec("n", "wgan", 1, 6, WIDTHS, generator_norm=False),
    "figure 6": GanSpec("6", "wgan", 3, 6, (16, *WIDTHS), "constant", 10, generator_norm=False),
    "figure 7": GanSpec("7", "wgan", 3, 6, WIDTHS, "mlp", 10),
}


def nets(spec: GanSpec) -> list[tuple[HalfPlan, nn.Module]]:
    pair = pair_plan(spec)
    return [(pair.generator, Generator(spec)), (pair.critic, Discriminator(spec))]


def shape(tensor: Tensor) -> tuple[int, int, int]:
    """(C, H, W), a vector being a map of 1x1."""
    return (*tensor.shape[1:], 1, 1)[:3]


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_layer_has_the_shapes_and_counts_of_its_module(spec: GanSpec) -> None:
    for half, net in nets(spec):
        seen = passed(net, half.inp if half.name == "critic" else half.inp[:1])
        modules = dict(net.named_modules())
        for layer in half.layers:
            if layer.name not in modules:  # written as a function
                assert layer.kind in ("relu", "leaky", "tanh")
                assert not layer.params
                continue
            inp, out = seen[layer.name]
            if layer.kind != "linear":
                assert (layer.inp, layer.out) == (shape(inp), shape(out))
            assert math.prod(layer.out) == out[0].numel()
            assert math.prod(layer.inp) == inp[0].numel()
            own = list(modules[layer.name].parameters())
            assert layer.params == sum(p.numel() for p in own)
            assert layer.macs == multiplied(layer, modules[layer.name])
        planned = {layer.name for layer in half.layers if layer.params}
        assert planned == {name.rpartition(".")[0] for name, _ in net.named_parameters()}


def passed(net: nn.Module, inp: tuple[int, ...]) -> dict[str, tuple[Tensor, Tensor]]:
    """What goes into each module, and what comes out, as two examples go through the network."""
    seen: dict[str, tuple[Tensor, Tensor]] = {}

    def note(name: str, module: nn.Module) -> None:
        module.register_forward_hook(
            lambda _module, inputs, out: seen.update({name: (inputs[0], out)})
        )

    for name, module in net.named_modules():
        note(name, module)
    net(torch.randn(2, *inp))
    return seen


def multiplied(layer: Layer, module: nn.Module) -> int:
    """Multiply-adds, of the weight's own shape and the map that it goes over."""
    if isinstance(module, nn.ConvTranspose2d):
        return module.weight.numel() * math.prod(layer.inp[1:])
    if isinstance(module, nn.Conv2d):
        return module.weight.numel() * math.prod(layer.out[1:])
    return module.weight.numel() if isinstance(module, nn.Linear) else 0


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_stages_follow_on_each_other_and_add_up(spec: GanSpec) -> None:
    for half, net in nets(spec):
        assert half.inp == half.stages[0].inp
        for before, after in zip(half.stages, half.stages[1:], strict=False):
            assert before.out == after.inp
        assert half.params == sum(p.numel() for p in net.parameters())
        assert half.params == sum(layer.params for layer in half.layers)
        assert half.macs == sum(layer.macs for layer in half.layers)
    image = (spec.image_channels, spec.image_size, spec.image_size)
    assert (pair_plan(spec).generator.out, pair_plan(spec).critic.out) == (image, (1, 1, 1))


def test_the_annotated_reading_s_counts() -> None:
    """By hand: a projection with a bias per channel, every convolution with one, BN behind all but the
    first of the critic's and the last of the generator's."""
    dcgan = pair_plan(GanSpec("d", "dcgan", 1, 100, (1024, 512, 256, 128), biases=True))
    assert (dcgan.generator.params, dcgan.critic.params) == (12_656_257, 11_033_985)
    wgan = pair_plan(GanSpec("w", "wgan", 1, 100, (1024, 512, 256), biases=True))
    assert (wgan.generator.params, wgan.critic.params) == (12_133_633, 10_511_105)


def test_the_critic_s_field_is_what_its_gradient_reaches() -> None:
    spec = SPECS["wgan_gp"]
    critic, plan = Discriminator(spec), pair_plan(spec).critic
    for parameter in critic.parameters():
        nn.init.constant_(parameter, 1.0)
    for name, stage in reached(critic, plan):
        image = torch.ones(1, *plan.inp, requires_grad=True)
        out = nn.Sequential(critic.see, nn.LeakyReLU(), *critic.shrink[: int(name) + 1])(image)
        (gradient,) = torch.autograd.grad(out[0, 0, out.shape[2] // 2, out.shape[3] // 2], image)
        across = int((gradient[0, 0].abs().sum(0) > 0).sum())
        assert across == min(stage.field, spec.image_size)


def reached(critic: Discriminator, plan: HalfPlan) -> Iterator[tuple[str, object]]:
    for i in range(len(critic.shrink)):
        yield str(i), plan.stages[i + 1]

"""The estimate of a training's memory: against the networks themselves, and what a step keeps."""

from typing import get_args

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from playground.errors import LimitReached
from playground.families import cifar_resnet, speed_resnet, wide_resnet
from playground.gans import GanOptimiser
from playground.nets.build import build
from playground.nets.gan import Discriminator, Generator
from playground.plan import pair_plan
from playground.runs.limits import check_memory
from playground.runs.memory import GAN_STATES, PROGRAM, STATES, memory
from playground.settings import Limits
from playground.specs import GanSpec, GanTrainSpec, NetSpec, Optimiser, RunSpec, TrainSpec
from playground.training.optimisers import gan_optimiser, make_optimisers

GANS = (
    GanSpec("small", "dcgan", 1, 100, (256, 128, 64)),
    GanSpec("large", "wgan", 3, 64, (64, 48, 32, 16)),
    GanSpec("penalised", "wgan_gp", 1, 100, (64, 32, 16)),
    GanSpec("bare", "wgan", 1, 100, (64, 32, 16), "constant", 48, generator_norm=False),
)
NETS = (
    cifar_resnet(20), wide_resnet(16, 2), wide_resnet(10, 4, dropout=0.3), speed_resnet(32),
    cifar_resnet(20, shortcut="none"),
)  # fmt: skip


def run(net: NetSpec | GanSpec, **train: object) -> RunSpec:
    kind = TrainSpec if isinstance(net, NetSpec) else GanTrainSpec
    return RunSpec(net, kind(**train))  # type: ignore[arg-type]


class Kept:
    """Counts the bytes that autograd keeps for the way back, each storage once, weights apart."""

    def __init__(self, *nets: nn.Module) -> None:
        self.weights = {p.untyped_storage().data_ptr() for net in nets for p in net.parameters()}
        self.storages: dict[int, Tensor] = {}

    def pack(self, tensor: Tensor) -> Tensor:
        self.storages[tensor.untyped_storage().data_ptr()] = tensor
        return tensor

    @property
    def bytes(self) -> int:
        return sum(
            tensor.untyped_storage().nbytes()
            for place, tensor in self.storages.items()
            if place not in self.weights
        )


@pytest.mark.parametrize("spec", NETS, ids=lambda spec: spec.name)
def test_a_classifier_keeps_no_more_than_is_estimated(spec: NetSpec) -> None:
    net, batch = build(spec, 0).train(), 4
    kept = Kept(net)
    with torch.autograd.graph.saved_tensors_hooks(kept.pack, lambda tensor: tensor):
        loss = F.cross_entropy(net(torch.randn(batch, 3, 32, 32)), torch.zeros(batch).long())
    estimated = batch * memory(run(spec), 32).per_image
    assert 0.9 * kept.bytes < estimated < 2.5 * kept.bytes
    assert loss.isfinite()


@pytest.mark.parametrize("spec", GANS, ids=lambda spec: spec.name)
def test_a_gan_keeps_no_more_than_is_estimated(spec: GanSpec) -> None:
    """While its critic is taught by real and made images, with the generator's way back still kept."""
    generator, critic, batch = Generator(spec), Discriminator(spec), 4
    kept = Kept(generator, critic)
    with torch.autograd.graph.saved_tensors_hooks(kept.pack, lambda tensor: tensor):
        fakes = generator(torch.randn(batch, spec.latent))
        scores = critic(torch.randn_like(fakes)), critic(fakes.detach())
    estimated = batch * memory(run(spec), 32).per_image
    assert 0.9 * kept.bytes < estimated < 2.5 * kept.bytes
    assert len(scores) == 2


@pytest.mark.parametrize("spec", GANS, ids=lambda spec: spec.name)
def test_the_pair_is_counted_as_it_is_made(spec: GanSpec) -> None:
    pair, nets = pair_plan(spec), (Generator(spec), Discriminator(spec))
    counts = [sum(p.numel() for p in net.parameters()) for net in nets]
    assert counts == [pair.generator.params, pair.critic.params]


def test_every_optimiser_keeps_what_is_counted() -> None:
    assert STATES.keys() == set(get_args(Optimiser))
    assert GAN_STATES.keys() == set(get_args(GanOptimiser))
    spec = cifar_resnet(8)
    for name, count in STATES.items():
        net = build(spec, 0)
        optimisers = make_optimisers(net, TrainSpec(optimiser=name))
        assert _state(net, optimisers) == pytest.approx(count, abs=0.01)
    for own, count in GAN_STATES.items():
        net = Generator(GanSpec("g", "dcgan", 1, 100, (64, 32, 16)))
        assert _state(net, [gan_optimiser(net, own, GanTrainSpec(), 1e-4)]) == pytest.approx(
            count, abs=0.01
        )


def _state(net: nn.Module, optimisers: list[torch.optim.Optimizer]) -> float:
    """Numbers that optimisers keep after a step, for each of the network's."""
    for weight in net.parameters():
        weight.grad = torch.ones_like(weight)
    for optimiser in optimisers:
        optimiser.step()
    values = [v for o in optimisers for entry in o.state.values() for v in entry.values()]
    kept = sum(value.numel() for value in values if isinstance(value, Tensor))
    return kept / sum(weight.numel() for weight in net.parameters())


def test_a_batch_that_no_host_can_hold_is_refused_with_one_that_fits() -> None:
    limits, net = Limits(), wide_resnet(28, 10)
    check_memory(run(net, batch_size=128), 32, limits)
    with pytest.raises(
        LimitReached, match=r"about 6\d\.\d GB of memory.* allows 8\.0 GB"
    ) as refusal:
        check_memory(run(net, batch_size=2048), 32, limits)
    fits = int(str(refusal.value).split("a batch size of ")[1].split()[0])
    check_memory(run(net, batch_size=fits), 32, limits)
    with pytest.raises(LimitReached):
        check_memory(run(net, batch_size=fits + 1), 32, limits)


@pytest.mark.parametrize("net", [cifar_resnet(20), GANS[0]], ids=lambda net: net.name)
def test_what_fits_with_no_batch_asks_for_a_smaller_network(net: NetSpec | GanSpec) -> None:
    with pytest.raises(LimitReached, match="choose a smaller network"):
        check_memory(run(net), 32, Limits(memory=PROGRAM))
    with pytest.raises(LimitReached, match=r"choose a batch size of \d+ or less"):
        check_memory(run(net, batch_size=2048), 32, Limits(memory=PROGRAM + 200_000_000))

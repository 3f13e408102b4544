"""Feature maps against forward hooks, and against the definition of "strongest"."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from playground.explain.features import feature_maps, plain_twin
from playground.families import cifar_resnet, resnet, speed_resnet, wide_resnet
from playground.nets.build import build
from playground.nets.residual import ResidualNet
from playground.specs import NetSpec, Stage, Stem
from tests.explain.test_cam import awake, state_of

SMALL = (Stage(6, 2), Stage(8, 1, 2))
SPECS = {
    "post, A": cifar_resnet(8),
    "post, B": NetSpec("post", Stem(7, 6, 2, pool=True), SMALL, classes=5),
    "plain": NetSpec("plain", Stem(3, 6), SMALL, shortcut="none"),
    "pre, C": NetSpec("pre", Stem(3, 6), SMALL, order="pre", shortcut="C", dropout=0.3),
    "branch": speed_resnet(8),
    "grey": NetSpec("grey", Stem(3, 6), SMALL, image_channels=1),
}
MANY = 10_000


def image(spec: NetSpec, size: int = 16) -> torch.Tensor:
    rng = torch.Generator().manual_seed(1)
    return torch.randn(1, spec.image_channels, size, size, generator=rng)


def hooked(net: ResidualNet, batch: torch.Tensor) -> dict[str, torch.Tensor]:
    """What each stage gives, caught in a forward pass of the whole network."""
    caught: dict[str, torch.Tensor] = {}
    handles = [
        module.register_forward_hook(
            lambda _module, _inp, out, name=name: caught.update({name: out[0].clone()})
        )
        for name, module in net.named_children()
        if name != "head"
    ]
    with torch.no_grad():
        net(batch)
    for handle in handles:
        handle.remove()
    return caught


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_maps_are_those_of_forward_hooks(spec: NetSpec) -> None:
    net = awake(spec).eval()
    expected = hooked(net, image(spec))
    found = feature_maps(net, image(spec), MANY)
    assert [maps.stage for maps in found] == list(expected)
    for maps in found:
        whole = expected[maps.stage]
        assert maps.shape == tuple(whole.shape)
        assert maps.maps.dtype == np.float32
        np.testing.assert_allclose(maps.maps, whole[list(maps.channels)], rtol=1e-5, atol=1e-6)
        assert maps.spread == pytest.approx(np.std(whole.numpy()), rel=1e-4)


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_the_strongest_are_the_strongest(spec: NetSpec) -> None:
    net = awake(spec).eval()
    expected = hooked(net, image(spec))
    for maps in feature_maps(net, image(spec), 3):
        strength = np.abs(expected[maps.stage].numpy()).mean((1, 2))
        shown = strength[list(maps.channels)]
        assert len(shown) == len(set(maps.channels)) == 3
        assert (np.diff(shown) <= 0).all()
        others = np.delete(strength, maps.channels)
        assert shown.min() >= others.max()


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_own_statistics_are_those_of_training_with_this_image_alone(spec: NetSpec) -> None:
    net, trained = awake(spec), awake(spec.replace(dropout=0.0)).train()
    expected = hooked(trained, image(spec, 32))
    for maps in feature_maps(net, image(spec, 32), MANY, normalised=True):
        whole = expected[maps.stage][list(maps.channels)]
        np.testing.assert_allclose(maps.maps, whole, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("normalised", [False, True])
def test_the_network_is_left_as_it_was(normalised: bool) -> None:
    net = awake(SPECS["pre, C"]).train()
    net.get_submodule("stage1.0.bn1").eval()
    before = state_of(net)
    feature_maps(net, image(net.spec), 2, normalised)
    assert state_of(net) == before
    with pytest.raises(RuntimeError):
        feature_maps(net, torch.zeros(1, 7, 16, 16), 2, normalised)
    assert state_of(net) == before


def test_a_single_value_cannot_be_normalised_by_itself() -> None:
    net = build(resnet(18), 0)
    before = state_of(net)
    with pytest.raises(ValueError, match="more than 1 value"):
        feature_maps(net, image(net.spec, 32), 2, normalised=True)
    assert state_of(net) == before


def test_without_normalisation_a_deep_residual_signal_outgrows_float32() -> None:
    net = build(NetSpec("deep", Stem(3, 2), (Stage(2, 600),), shortcut="A"), 0)
    *_, last = feature_maps(net, image(net.spec), 2)
    assert not np.isfinite(last.spread)


@pytest.mark.parametrize("spec", [cifar_resnet(8), wide_resnet(10, 1), resnet(50)], ids=str)
def test_the_plain_twin_has_the_same_convolutions_and_no_shortcuts(spec: NetSpec) -> None:
    net = awake(spec)
    twin, ours = plain_twin(net), net.state_dict()
    for name, tensor in twin.state_dict().items():
        assert tensor.data_ptr() == ours[name].data_ptr()
    assert all(".shortcut." in name for name in ours.keys() - twin.state_dict().keys())
    assert not any(name.endswith((".shortcut", ".add")) for name, _ in twin.named_modules())
    assert twin.spec == spec.replace(shortcut="none")
    built = build(twin.spec, 0)
    built.load_state_dict(twin.state_dict())
    batch = image(spec, 40)
    with torch.no_grad():
        torch.testing.assert_close(twin(batch), built.eval()(batch))
    assert net.spec == spec, "the network itself keeps its shortcuts"
    assert all(name in ours for name in net.state_dict())


def test_the_plain_twin_of_a_block_by_hand() -> None:
    """conv-BN-ReLU-conv-BN-ReLU, and nothing added."""
    spec = NetSpec("one", Stem(3, 4), (Stage(4, 1),))
    net = awake(spec).eval()
    stem, stage = feature_maps(plain_twin(net), image(spec), MANY)
    x = torch.empty(1, 4, 16, 16)
    x[0, list(stem.channels)] = torch.tensor(stem.maps)
    w = net.state_dict()
    for i in (1, 2):
        x = F.conv2d(x, w[f"stage1.0.conv{i}.weight"], padding=1)
        bn = [w[f"stage1.0.bn{i}.{n}"] for n in ("running_mean", "running_var", "weight", "bias")]
        x = F.batch_norm(x, *bn).relu()
    np.testing.assert_allclose(stage.maps, x[0, list(stage.channels)], rtol=1e-4, atol=1e-5)

"""CAM against a head computed by hand, against the logits it must add up to, and against torch."""

import numpy as np
import pytest
import torch

from playground import families
from playground.checkpoints import SUFFIX, shelf
from playground.checkpoints.weights import load
from playground.explain.cam import explain
from playground.explain.finding import look_at, opened
from playground.nets.build import build
from playground.nets.residual import ResidualNet, rebuilt
from playground.settings import ROOT, Limits
from playground.specs import Block, NetSpec, Stage, Stem

SHIPPED = shelf(ROOT / "checkpoints")
FIRST = ROOT / "checkpoints" / f"resnet8-shapes{SUFFIX}"
SMALL = (Stage(6, 1), Stage(8, 1, 2))
AVERAGED = {
    "post": NetSpec("post", Stem(3, 6), SMALL, classes=5),
    "post, shortcut A": NetSpec("post A", Stem(3, 6), SMALL, shortcut="A", classes=5),
    "plain": NetSpec("plain", Stem(3, 6), SMALL, shortcut="none", classes=7),
    "bottleneck": NetSpec("neck", Stem(7, 6, 2, pool=True), SMALL, Block((1, 3, 1), 4), classes=5),
    "pre": NetSpec("pre", Stem(3, 6), SMALL, order="pre", dropout=0.3, classes=5),
    "pre B(3,1,3)": NetSpec("pre", Stem(3, 6), SMALL, Block((3, 1, 3)), order="pre", classes=5),
    "branch": NetSpec("branch", Stem(2, 6), SMALL, order="branch", transition="pool"),
    "grey": NetSpec("grey", Stem(3, 6), SMALL, image_channels=1, classes=5),
}


def awake(spec: NetSpec, seed: int = 0) -> ResidualNet:
    """A network whose BN statistics, affine pairs and biases are not those of a new one."""
    net = build(spec, seed)
    rng = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, tensor in net.state_dict().items():
            if name.endswith(("bias", "running_mean")):
                tensor.normal_(generator=rng)
            elif name.endswith("running_var"):
                tensor.uniform_(0.5, 2.0, generator=rng)
    return net


def images(spec: NetSpec, count: int = 2, size: int = 16) -> torch.Tensor:
    rng = torch.Generator().manual_seed(1)
    return torch.randn(count, spec.image_channels, size, size, generator=rng)


def assert_adds_up(net: ResidualNet, batch: torch.Tensor) -> None:
    """The mean of each map plus the bias is the logit that the network itself gives."""
    found = explain(net, batch)
    with torch.no_grad():
        expected = net.eval()(batch)
    torch.testing.assert_close(found.logits, expected)
    added = found.maps.double().mean((2, 3)) + found.bias.double()
    torch.testing.assert_close(added, expected.double(), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("spec", AVERAGED.values(), ids=AVERAGED)
def test_maps_of_averaging_networks_add_up_to_the_logits(spec):
    assert_adds_up(awake(spec), images(spec))


@pytest.mark.parametrize(
    "spec",
    [families.cifar_resnet(20), families.wide_resnet(10, 1)],
    ids=lambda spec: spec.name,
)
def test_maps_of_the_papers_networks_add_up_to_the_logits(spec):
    assert_adds_up(awake(spec), images(spec, 1, 32))


@pytest.mark.parametrize("name", [n for n, c in SHIPPED.items() if c.kind == "classifier"])
def test_maps_of_the_networks_that_ship_add_up_if_they_pool_by_average(name):
    net = load(ROOT / "checkpoints" / f"{name}{SUFFIX}").net
    found = explain(net, batch := images(net.spec, 4, 32))
    added = found.maps.double().mean((2, 3)) + found.bias.double()
    with torch.no_grad():
        agrees = torch.allclose(added, net(batch).double(), rtol=1e-4, atol=1e-4)
    assert agrees is (net.spec.pool == "average")


@pytest.mark.parametrize("size", [17, 32, 48])
def test_maps_add_up_at_every_input_size(size):
    spec = AVERAGED["pre"]
    found = explain(net := awake(spec), images(spec, size=size))
    assert found.maps.shape[2:] == (-(-size // 2),) * 2
    assert_adds_up(net, images(spec, size=size))


@pytest.mark.parametrize("spec", [AVERAGED["pre"], families.speed_resnet(8)], ids=["mean", "max"])
def test_maps_are_the_weighted_sum_of_the_feature_maps(spec):
    net, batch = awake(spec).eval(), images(spec, 1, 32)
    found = explain(net, batch)
    features = net.features(batch).detach().numpy()[0]
    weights = net.state_dict()["head.fc.weight"].numpy()
    for c in range(spec.classes):
        expected = sum(weights[c, k] * features[k] for k in range(len(features)))
        np.testing.assert_allclose(found.maps[0, c], expected, rtol=1e-4, atol=1e-5)


def test_a_head_computed_by_hand():
    """Two 2x2 feature maps, two classes, all numbers small enough for paper and pencil."""
    net = build(NetSpec("hand", Stem(3, 2), (Stage(2, 1),), classes=2))
    net.load_state_dict(
        net.state_dict()
        | {
            "head.fc.weight": torch.tensor([[1.0, -2.0], [0.5, 3.0]]),
            "head.fc.bias": torch.tensor([0.25, -1.0]),
        }
    )
    maps = torch.tensor([[[[1.0, 2.0], [3.0, 4.0]], [[0.0, 1.0], [0.0, 1.0]]]])
    net.features = lambda _: maps  # the body is not what is asked here
    found = explain(net, torch.zeros(1, 3, 2, 2))
    expected = torch.tensor([[[[1.0, 0.0], [3.0, 2.0]], [[0.5, 4.0], [1.5, 5.0]]]])
    assert torch.equal(found.maps, expected)
    assert found.logits.tolist() == [[1.75, 1.75]]  # 6/4 + 0.25 and 11/4 - 1


def test_maximum_pooling_does_not_add_up():
    spec = families.speed_resnet(8)
    found = explain(awake(spec), images(spec, 1, 32))
    added = found.maps.mean((2, 3)) + found.bias
    assert not torch.allclose(added, found.logits, rtol=1e-2)


def state_of(net: ResidualNet) -> dict[str, object]:
    return {
        "modes": [m.training for m in net.modules()],
        "gradients": [p.requires_grad for p in net.parameters()],
        "hooks": [len(m._forward_hooks) + len(m._forward_pre_hooks) for m in net.modules()],
        "values": [(name, tensor.sum().item()) for name, tensor in net.state_dict().items()],
    }


def partly_frozen() -> ResidualNet:
    net = awake(AVERAGED["pre"]).train()
    net.get_submodule("stage1.0.bn1").eval()
    net.get_submodule("stem.conv").weight.requires_grad_(False)
    return net


def test_the_network_is_left_as_it_was():
    net = partly_frozen()
    before = state_of(net)
    found = explain(net, images(net.spec))
    assert not found.maps.requires_grad
    assert state_of(net) == before


def test_the_network_is_left_as_it_was_after_an_error():
    net = partly_frozen()
    before = state_of(net)
    with pytest.raises(RuntimeError):
        explain(net, torch.zeros(1, 5, 16, 16))
    assert state_of(net) == before


def test_dropout_is_off():
    net = awake(AVERAGED["pre"]).train()
    batch = images(net.spec)
    assert torch.equal(explain(net, batch).maps, explain(net, batch).maps)


@pytest.mark.parametrize("name", ["post", "post, shortcut A", "pre", "branch"])
def test_finer_maps_from_the_same_weights(name):
    net = awake(AVERAGED[name])
    batch = images(net.spec, size=17)
    before = explain(net, batch)
    fine = rebuilt(net, families.finer(net.spec, 1))
    found = explain(fine, batch)
    assert found.maps.shape[-1] >= 2 * before.maps.shape[-1] - 1
    assert_adds_up(fine, batch)
    assert torch.equal(explain(net, batch).maps, before.maps)


def test_rebuilding_shares_the_weights_and_changes_nothing():
    net = awake(AVERAGED["pre"])
    net.get_submodule("stem.conv").weight.requires_grad_(False)
    before = state_of(net)
    same = rebuilt(net, net.spec)
    assert not same.training
    assert state_of(net) == before
    shared = zip(net.parameters(), same.parameters(), strict=True)
    assert all(a.data_ptr() == b.data_ptr() for a, b in shared)
    assert torch.equal(explain(same, images(net.spec)).maps, explain(net, images(net.spec)).maps)


def test_rebuilding_refuses_weights_of_other_shapes():
    with pytest.raises(RuntimeError):
        rebuilt(awake(AVERAGED["pre"]), AVERAGED["post"])


def test_all_classes_are_found_the_likeliest_first_with_their_softmax():
    found = look_at(photograph(), opened(FIRST), 1, 0, Limits())
    expected = torch.tensor(found.logits).double().softmax(0).numpy()
    np.testing.assert_allclose(found.probabilities, expected, rtol=1e-5)
    assert sorted(found.order) == list(range(len(found.logits)))
    assert (np.diff(found.probabilities[found.order]) <= 0).all()
    for index in found.order:
        total = found.maps[index].mean(dtype=np.float64) + found.bias[index]
        assert total == pytest.approx(float(found.logits[index]), rel=1e-4, abs=1e-5)


def photograph():
    """Noise of some size, uint8 (40, 60, 3)."""
    return np.random.Generator(np.random.PCG64(3)).integers(0, 256, (40, 60, 3), np.uint8)

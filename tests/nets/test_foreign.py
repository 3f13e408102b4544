"""Networks that others made, against their makers' own definition and against what they must add up to."""

import subprocess
import sys

import pytest
import timm
import torch

from playground.errors import CheckpointError
from playground.explain.cam import explain
from playground.nets import foreign
from playground.nets.foreign import efficientnet_lite
from playground.nets.foreign.efficientnet_lite import EfficientNetLite0

WEIGHTS = foreign.installed()["imagenet"]


@pytest.fixture(scope="module")
def network():
    return foreign.load(WEIGHTS)


def images(size: int, count: int = 1) -> torch.Tensor:
    return torch.rand(count, 3, size, size, generator=torch.Generator().manual_seed(0)) * 2 - 1


@pytest.mark.parametrize("size", [96, 131])
def test_the_logits_are_those_of_timm(network, size):
    theirs = timm.create_model("tf_efficientnet_lite0").eval()
    tensors = torch.load(WEIGHTS, weights_only=True).values()
    theirs.load_state_dict(dict(zip(theirs.state_dict(), tensors, strict=True)))
    with torch.inference_mode():
        torch.testing.assert_close(
            network.net(images(size)), theirs(images(size)), rtol=1e-4, atol=1e-4
        )


@pytest.mark.parametrize(("count", "side"), [(0, 4), (1, 7), (2, 13)])
def test_the_maps_add_up_to_the_logits(network, count, side):
    net = network.net.finer(count)
    found = explain(net, images(100, 2))
    assert found.maps.shape == (2, 1000, side, side)
    added = found.maps.double().mean((2, 3)) + found.bias.double()
    torch.testing.assert_close(added, found.logits.double(), rtol=1e-4, atol=1e-4)


def test_finer_maps_share_the_weights_and_change_nothing(network):
    before = explain(network.net, images(64)).logits
    finer = network.net.finer(2)
    assert [p.data_ptr() for p in finer.parameters()] == [
        p.data_ptr() for p in network.net.parameters()
    ]
    assert torch.equal(explain(network.net, images(64)).logits, before)


@pytest.mark.parametrize("count", [0, 1])
def test_multiply_adds_are_those_that_are_made(network, count):
    made = 0

    def add(layer, _, out):
        nonlocal made
        made += out[0].numel() * layer.weight[0].numel()

    net = network.net.finer(count)
    layers = [m for m in net.modules() if isinstance(m, (torch.nn.Conv2d, torch.nn.Linear))]
    hooks = [layer.register_forward_hook(add) for layer in layers]
    with torch.inference_mode():
        net(images(100))
    for hook in hooks:
        hook.remove()
    assert net.macs(100) == made


def test_activations_are_the_numbers_that_come_out(network):
    out = 0

    def add(_layer, _given, given):
        nonlocal out
        out += given.numel()

    layers = (torch.nn.Conv2d, torch.nn.BatchNorm2d)
    hooks = [m.register_forward_hook(add) for m in network.net.modules() if isinstance(m, layers)]
    with torch.inference_mode():
        network.net(images(100))
    for hook in hooks:
        hook.remove()
    assert network.net.activations(100) == out


def test_there_is_a_name_for_each_class(network):
    assert len(network.classes) == network.net.linear.out_features == 1000
    assert network.classes[291] == "lion"


def test_a_network_whose_package_is_missing_is_not_offered(monkeypatch):
    monkeypatch.setattr(efficientnet_lite, "PACKAGE", "a_package_that_is_missing")
    assert foreign.installed() == {}
    assert foreign.load(WEIGHTS) is None


def test_damaged_weights_get_a_sentence(tmp_path):
    for content in (b"", b"\x80\x02}q\x00.", WEIGHTS.read_bytes()[:100_000]):
        path = tmp_path / "weights.pth"
        path.write_bytes(content)
        with pytest.raises(CheckpointError, match="damaged"):
            efficientnet_lite.load(path)


def test_weights_of_another_shape_get_a_sentence(tmp_path):
    torch.save({"_fc.weight": torch.zeros(3)}, tmp_path / "weights.pth")
    with pytest.raises(CheckpointError, match="damaged"):
        efficientnet_lite.load(tmp_path / "weights.pth")


def test_it_has_no_more_parameters_than_published():
    assert sum(p.numel() for p in EfficientNetLite0().parameters()) == 4_652_008


def test_opening_the_one_that_is_looked_with_first_takes_no_torchvision():
    """Which takes as long to import as torch: the first answer would wait for it."""
    script = (
        "import sys; from playground.explain.finding import opened; from playground.nets import foreign; "
        "opened(foreign.installed()['imagenet']); print('torchvision' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.split() == ["False"], done.stderr

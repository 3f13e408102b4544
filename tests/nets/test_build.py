"""Networks as torch modules: their arithmetic by hand, their names, their first weights."""

import itertools
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from playground.errors import PlanError, SpecError
from playground.families import cifar_resnet, finer, plain, resnet, speed_resnet, wide_resnet
from playground.nets.blocks import Strided1x1, ZeroPad, whiten
from playground.nets.build import build
from playground.plan import plan
from playground.specs import Block, NetSpec, Stage, Stem

TWO_STAGES = (Stage(4, 1), Stage(6, 2, 2))
KINDS = [
    NetSpec("n", Stem(3, 4), TWO_STAGES, order=order, shortcut=shortcut, transition=transition)
    for order, shortcut, transition in itertools.product(
        ("post", "pre", "branch"), ("none", "A", "B", "C"), ("block", "pool")
    )
]


def kind(spec: NetSpec) -> str:
    return f"{spec.order}-{spec.shortcut}-{spec.transition}"


def conv(weights: dict[str, Tensor], name: str, x: Tensor, stride: int = 1) -> Tensor:
    weight = weights[f"{name}.weight"]
    return F.conv2d(x, weight, stride=stride, padding=weight.shape[-1] // 2)


def norm(weights: dict[str, Tensor], name: str, x: Tensor) -> Tensor:
    """Batch normalisation by its formula, over the batch at hand."""
    mean = x.mean((0, 2, 3), keepdim=True)
    var = x.var((0, 2, 3), unbiased=False, keepdim=True)
    scale, shift = weights[f"{name}.weight"], weights[f"{name}.bias"]
    return (x - mean) / (var + 1e-5).sqrt() * scale[:, None, None] + shift[:, None, None]


def made(spec: NetSpec) -> tuple[nn.Module, dict[str, Tensor], Tensor]:
    """A float64 network with batch normalisations that do something, its weights, and its input."""
    net = build(spec, seed=0).double()
    rng = torch.Generator().manual_seed(1)
    for name, parameter in net.named_parameters():
        if "bn" in name:
            parameter.data += torch.rand(parameter.shape, generator=rng, dtype=torch.float64)
    images = torch.randn(3, 3, 9, 9, generator=rng, dtype=torch.float64)
    return net, dict(net.named_parameters()), images


def test_post_activation_by_hand() -> None:
    """1512.03385, figure 2: y = ReLU(F(x) + shortcut(x)); projections with a BN of their own."""
    spec = NetSpec("n", Stem(3, 4), (Stage(6, 2, 2),), Block((3, 3)), shortcut="B")
    net, w, images = made(spec)
    x = norm(w, "stem.bn", conv(w, "stem.conv", images)).relu()
    for name, stride in (("stage1.0", 2), ("stage1.1", 1)):
        out = norm(w, f"{name}.bn1", conv(w, f"{name}.conv1", x, stride)).relu()
        out = norm(w, f"{name}.bn2", conv(w, f"{name}.conv2", out))
        if stride == 2:
            x = norm(w, f"{name}.shortcut.bn", conv(w, f"{name}.shortcut.conv", x, 2))
        x = (out + x).relu()
    logits = F.linear(x.mean((2, 3)), w["head.fc.weight"], w["head.fc.bias"])
    torch.testing.assert_close(net(images), logits)


def test_pre_activation_by_hand() -> None:
    """1605.07146, section 2: x + F(x), each convolution after BN and ReLU; a projection takes the
    activated input, and has no BN."""
    spec = NetSpec("n", Stem(3, 4), (Stage(6, 2, 2),), Block((3, 3)), order="pre")
    net, w, images = made(spec)
    x = conv(w, "stem.conv", images)
    for name, stride in (("stage1.0", 2), ("stage1.1", 1)):
        a = norm(w, f"{name}.bn1", x).relu()
        out = conv(w, f"{name}.conv1", a, stride)
        out = conv(w, f"{name}.conv2", norm(w, f"{name}.bn2", out).relu())
        x = out + (conv(w, f"{name}.shortcut.conv", a, 2) if stride == 2 else x)
    x = norm(w, "head.bn", x).relu()
    logits = F.linear(x.mean((2, 3)), w["head.fc.weight"], w["head.fc.bias"])
    torch.testing.assert_close(net(images), logits)


def test_speed_network_by_hand() -> None:
    spec = speed_resnet(8).replace(stages=(Stage(8, 1, 2),))
    net, w, images = made(spec)
    x = F.conv2d(images, w["stem.conv.weight"], w["stem.conv.bias"]).relu()
    x = F.max_pool2d(conv(w, "stage1.transition.conv", x), 2)
    x = norm(w, "stage1.transition.bn", x).relu()
    x = x + norm(w, "stage1.0.bn1", conv(w, "stage1.0.conv1", x)).relu()
    logits = F.linear(x.amax((2, 3)), w["head.fc.weight"], w["head.fc.bias"])
    torch.testing.assert_close(net(images), logits)


def test_zero_padding_takes_every_second_pixel() -> None:
    """1512.03385, section 3.3 (A): extra zero entries, performed with a stride of 2."""
    x = torch.arange(18.0).reshape(1, 2, 3, 3)
    out = ZeroPad(channels=5, stride=2)(x)
    assert out.shape == (1, 5, 2, 2)
    assert out[0, 0].tolist() == [[0, 2], [6, 8]]
    assert out[0, 1].tolist() == [[9, 11], [15, 17]]
    assert not out[0, 2:].any()


@pytest.mark.parametrize("spec", KINDS, ids=kind)
def test_every_parameter_learns(spec: NetSpec) -> None:
    """In-place layers must not spoil what the backward pass needs."""
    net = build(spec, seed=0)
    net(torch.randn(4, 3, 12, 12)).square().sum().backward()
    still = [n for n, p in net.named_parameters() if p.grad is None or not p.grad.any()]
    assert still == []


@pytest.mark.parametrize("spec", KINDS, ids=kind)
def test_shortcuts_are_modules_only_where_they_do_something(spec: NetSpec) -> None:
    """1512.03385, section 4.1: C projects everywhere; A and B act where the shape changes."""
    found = {n for n, _ in build(spec).named_modules() if n.endswith(".shortcut")}
    everywhere = {"stage1.0.shortcut", "stage2.0.shortcut", "stage2.1.shortcut"}
    changing = {"stage2.0.shortcut"} if spec.transition == "block" else set()
    assert found == {"none": set(), "A": changing, "B": changing, "C": everywhere}[spec.shortcut]


@pytest.mark.parametrize("spec", KINDS, ids=kind)
def test_features_and_classifier_are_the_network(spec: NetSpec) -> None:
    net, images = build(spec, seed=0).eval(), torch.randn(2, 3, 12, 12)
    with torch.no_grad():
        maps = net.features(images)
        assert maps.shape == (2, *plan(spec, 12).maps)
        assert torch.equal(net.classify(maps), net(images))


def test_rows_of_the_table_are_submodules() -> None:
    for spec in (resnet(18), wide_resnet(16, 2, dropout=0.3), cifar_resnet(20), speed_resnet()):
        with torch.device("meta"):
            net = build(spec)
        whole = plan(spec, 64)
        assert [name for name, _ in net.named_children()] == [s.name for s in whole.stages]
        for stage in whole.stages:
            for unit in stage.units:
                assert isinstance(net.get_submodule(unit.name), nn.Module)
            for layer in stage.layers:
                assert not list(net.get_submodule(layer.name).children())


def test_a_seed_gives_the_same_weights_and_leaves_torchs_state() -> None:
    spec = cifar_resnet(20)
    state = torch.random.get_rng_state()
    one, same, other = (build(spec, seed=s).state_dict() for s in (3, 3, 4))
    assert torch.equal(torch.random.get_rng_state(), state)
    assert all(torch.equal(one[name], same[name]) for name in one)
    assert not torch.equal(one["stem.conv.weight"], other["stem.conv.weight"])


def test_first_weights() -> None:
    """1502.01852, section 2.2: a convolution's deviation is the root of 2 over its fan out."""
    net = build(wide_resnet(16, 4), seed=0)
    for name in ("stage2.0.conv1", "stage3.1.conv2", "stage3.0.shortcut.conv"):
        weight = net.get_submodule(name).weight
        expected = (2 / (weight.shape[0] * weight.shape[-1] ** 2)) ** 0.5
        assert weight.std().item() == pytest.approx(expected, rel=0.05)
        assert weight.mean().item() == pytest.approx(0, abs=0.05 * expected)
    bn = net.get_submodule("stage1.0.bn1")
    assert bn.weight.eq(1).all()
    assert bn.bias.eq(0).all()


@pytest.mark.parametrize(("pool", "power"), [("average", -0.5), ("max", -1.0)])
def test_first_classifier(pool: str, power: float) -> None:
    linear = build(cifar_resnet(20).replace(pool=pool), seed=0).get_submodule("head.fc")
    bound = 64**power
    assert 0.9 * bound < linear.weight.abs().max().item() <= bound
    assert linear.bias.eq(0).all()


def test_dropout_is_for_training_alone() -> None:
    net, images = build(wide_resnet(10, 1, dropout=0.5), seed=0), torch.randn(2, 3, 8, 8)
    assert not torch.equal(net.train()(images), net(images))
    assert torch.equal(net.eval()(images), net(images))


def test_finer_network_takes_the_same_weights() -> None:
    spec = cifar_resnet(20)
    fine = build(finer(spec, 2))
    fine.load_state_dict(build(spec, seed=0).state_dict(), strict=True)
    assert fine.features(torch.randn(1, 3, 32, 32)).shape == (1, 64, 32, 32)


def test_one_network_takes_images_of_any_size_that_fits() -> None:
    net = build(plain(20), seed=0).eval()
    for size in (8, 31, 32, 57):
        assert net(torch.randn(1, 3, size, size)).shape == (1, 10)


def test_impossible_networks_are_not_built() -> None:
    shrinking = cifar_resnet(20).replace(stages=(Stage(16, 1), Stage(8, 1)))
    with pytest.raises(PlanError, match="cannot take 1024×1024 images: conv3_x: shortcut A"):
        build(shrinking)


def test_whitened_outputs_are_uncorrelated() -> None:
    net = build(speed_resnet(8), seed=0)
    stem = net.get_submodule("stem.conv")
    rng = torch.Generator().manual_seed(0)
    images = torch.randn(300, 3, 16, 16, generator=rng)
    images = F.avg_pool2d(images, 3, 1, 1) + 0.3 * images.mean(1, keepdim=True)  # pixels that agree
    whiten(stem, images)
    with torch.no_grad():
        out = F.conv2d(images, stem.weight)  # (N, 24, 15, 15)
    flat = out[:, :12].transpose(0, 1).flatten(1)
    covariance = flat @ flat.T / flat.shape[1]
    torch.testing.assert_close(covariance, torch.eye(12), rtol=0, atol=0.06)
    assert torch.equal(stem.weight[12:], -stem.weight[:12])
    assert not any(parameter.requires_grad for parameter in stem.parameters())


def test_the_speed_networks_convolutions_start_as_identities() -> None:
    net = build(speed_resnet(8), seed=0)
    images = torch.randn(2, 16, 9, 9)
    torch.testing.assert_close(net.get_submodule("stage2.0.conv1")(images), images)
    wider = net.get_submodule("stage3.transition.conv")(images)
    torch.testing.assert_close(wider[:, :16], images)
    assert (wider[:, 16:].abs().amax((0, 2, 3)) > 0).all()  # those have no channel to pass on


SCRIPT = """
import torch
from torch.nn import functional as F
from playground.nets.build import build
from playground.specs import NetSpec, Stage, Stem

for width in (1, 2, 3, 4, 5, 7, 8, 12):
    net = build(NetSpec("narrow", Stem(3, width), (Stage(width, 1), Stage(2 * width, 1, 2))), 0)
    net.to(memory_format=torch.channels_last)
    images = torch.randn(32, 3, 32, 32).to(memory_format=torch.channels_last)
    for _ in range(8):
        F.cross_entropy(net(images), torch.zeros(32, dtype=torch.long)).backward()
print("survived")
"""


def test_narrow_networks_do_not_crash_without_avx512(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own, as the crash would end this one."""
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "AVX2")
    monkeypatch.setenv("ATEN_CPU_CAPABILITY", "avx2")
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, cwd=root, timeout=120
    )
    assert done.stdout == "survived\n", done.stderr


@pytest.mark.parametrize("size", [7, 8])
@pytest.mark.parametrize("stride", [2, 3])
def test_a_strided_projection_is_torchs_own(size: int, stride: int) -> None:
    ours = Strided1x1(9, 5, 1, stride, bias=True)
    x = torch.randn(2, 9, size, size)
    theirs = F.conv2d(x, ours.weight, ours.bias, stride)
    torch.testing.assert_close(ours(x), theirs)


def test_a_projection_that_is_there_for_a_stride_keeps_the_stride() -> None:
    stages = Stage(8, 1, 1), Stage(8, 1, 2)
    net = build(NetSpec("own", Stem(3, 8), stages, Block((3, 3)), shortcut="B"), 0)
    with pytest.raises(SpecError, match="own has projections that only its strides ask for"):
        net.finer(1)

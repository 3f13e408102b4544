"""The plan against torch: what every layer really gives back, on the meta device."""

import gc
import statistics
import subprocess
import sys
import time
from functools import partial
from typing import NamedTuple

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from playground.errors import PlanError, SpecError
from playground.families import cifar_resnet, plain, resnet, speed_resnet, wide_resnet
from playground.nets.blocks import ZeroPad
from playground.nets.build import build
from playground.plan import NetPlan, Shape, largest_plan, outline, output_size, plan
from playground.specs import Block, NetSpec, Stage, Stem
from tests.strategies import image_sizes, net_specs

BATCH = 2
PAPERS = (
    (resnet(18), 224),
    (resnet(34, stem="cifar"), 32),
    (resnet(152), 224),
    (cifar_resnet(56), 32),
    (cifar_resnet(20, shortcut="C"), 33),
    (plain(34), 97),
    (wide_resnet(28, 10, dropout=0.3), 32),
    (wide_resnet(22, 2, kernels=(3, 1, 3)), 35),
    (speed_resnet(), 32),
)


class Traced(NamedTuple):
    """What a forward pass showed: shapes by layer, multiply-adds, and the stage that cannot be."""

    shapes: dict[str, Shape]
    macs: int
    fails_at: str | None


def trace(net: nn.Module, image: Shape) -> Traced:
    """Send two images without contents through `net`, watching every layer."""
    shapes: dict[str, Shape] = {}
    multiplied: list[tuple[nn.Module, Tensor]] = []
    entered: list[str] = []
    nothing_to_halve: list[str] = []

    def before(name: str, module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        entered.append(name.partition(".")[0])
        if isinstance(module, (nn.Conv2d, nn.MaxPool2d, ZeroPad)):
            stride = max(torch.tensor(module.stride).flatten().tolist())
            if stride > 1 and inputs[0].shape[-1] == 1:
                nothing_to_halve.append(entered[-1])

    def after(name: str, module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            multiplied.append((module, inputs[0]))
        channels, height, width = (*output.shape[1:], 1, 1)[:3]
        shapes[name] = (channels, height, width)

    for name, module in net.named_modules():
        if not list(module.children()):
            module.register_forward_pre_hook(lambda m, i, name=name: before(name, m, i))
            module.register_forward_hook(lambda m, i, o, name=name: after(name, m, i, o))
    failed = None
    with torch.no_grad():
        try:
            net(torch.empty(BATCH, *image, device="meta"))
        except RuntimeError:
            failed = entered[-1]
    fails_at = nothing_to_halve[0] if nothing_to_halve else failed
    return Traced(shapes, multiply_adds(multiplied), fails_at)


def multiply_adds(calls: list[tuple[nn.Module, Tensor]]) -> int:
    """What torch counts for one image of the batch; it counts a multiply-add as two."""
    counter = FlopCounterMode(display=False)
    with torch.no_grad(), counter:
        for module, inputs in calls:
            module.forward(inputs)
    return counter.get_total_flops() // (2 * BATCH)


def build_quickly(spec: NetSpec) -> nn.Module:
    """The network on the meta device. Its batch normalisations only check their channels: there torch
    takes milliseconds for each, and the papers' networks below have theirs whole."""
    net = build(spec).to("meta").eval()
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.forward = partial(same_shape, module.num_features)
    return net


def same_shape(channels: int, x: Tensor) -> Tensor:
    if x.ndim != 4 or x.shape[1] != channels:
        raise RuntimeError(f"{channels} channels expected, not {tuple(x.shape)}")
    return torch.empty_like(x)


def count(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def agrees(whole: NetPlan, net: nn.Module, traced: Traced) -> None:
    """Every row of the table is a layer of the network, and the other way round."""
    assert [name for name in traced.shapes if name not in {x.name for x in whole.layers}] == []
    for layer in whole.layers:
        assert layer.out == traced.shapes[layer.name], layer
        module = net.get_submodule(layer.name)
        assert layer.params == count(module), layer
        if isinstance(module, nn.Conv2d):
            window = (module.kernel_size[0], module.stride[0], module.padding[0])
            assert (layer.kernel, layer.stride, layer.padding) == window
            assert layer.bias is (module.bias is not None)
    for stage in whole.stages:
        assert stage.params == count(net.get_submodule(stage.name))
        last = [name for name in traced.shapes if name.startswith(f"{stage.name}.")][-1]
        assert stage.out == traced.shapes[last]
    assert whole.params == count(net)
    assert whole.macs == traced.macs


def widths_shrink(spec: NetSpec) -> bool:
    """Whether some block would have to give back fewer channels than it takes."""
    channels = spec.stem.width
    for stage in spec.stages:
        if stage.width * spec.block.expansion < channels and spec.transition == "block":
            return True
        channels = stage.width * spec.block.expansion
    return False


def test_plan_is_what_torch_does() -> None:
    done = {"possible": 0, "impossible": 0, "shrinking": 0}

    @settings(
        max_examples=780,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(spec=net_specs, size=image_sizes)
    def check(spec: NetSpec, size: int) -> None:
        whole = outline(spec, size)
        if spec.shortcut == "A" and widths_shrink(spec):
            done["shrinking"] += 1
            assert whole.failure is not None
            with pytest.raises(
                PlanError, match=r"shortcut A can only add|has nothing to halve|fit into"
            ):
                build(spec)
            return
        net = build_quickly(spec)
        traced = trace(net, whole.image)
        if traced.fails_at is None:
            done["possible"] += 1
            assert plan(spec, size) == whole
            agrees(whole, net, traced)
            return
        done["impossible"] += 1
        assert whole.failure is not None
        assert whole.failure.stage == traced.fails_at
        assert [stage.name for stage in whole.stages] == _names(spec)[: len(whole.stages)]
        for stage in whole.stages:
            assert all(layer.out == traced.shapes[layer.name] for layer in stage.layers)
        with pytest.raises(PlanError, match="cannot take"):
            plan(spec, size)

    check()
    assert done["possible"] >= 500, done
    assert done["impossible"] >= 50, done
    assert done["shrinking"] >= 10, done


def _names(spec: NetSpec) -> list[str]:
    return ["stem", *(f"stage{i + 1}" for i in range(len(spec.stages))), "head"]


@pytest.mark.parametrize(("spec", "size"), PAPERS, ids=lambda x: getattr(x, "name", x))
def test_papers_networks_are_what_torch_does(spec: NetSpec, size: int) -> None:
    with torch.device("meta"):
        whole, net = plan(spec, size), build(spec).eval()
    agrees(whole, net, trace(net, whole.image))


@pytest.mark.parametrize(("spec", "size"), PAPERS, ids=lambda x: getattr(x, "name", x))
def test_columns_add_up(spec: NetSpec, size: int) -> None:
    whole = plan(spec, size)
    for column in ("params", "macs", "activations"):
        layers = sum(getattr(layer, column) for layer in whole.layers)
        stages = sum(getattr(stage, column) for stage in whole.stages)
        assert layers == stages == getattr(whole, column)
    shape = whole.image
    for stage in whole.stages:
        assert stage.inp == stage.units[0].inp == shape
        for unit in stage.units:
            assert unit.inp == shape
            shape = unit.out
        assert stage.out == shape
    assert shape == (spec.classes, 1, 1)
    assert whole.maps == whole.stages[-1].inp


@pytest.mark.parametrize("size", range(1, 40))
def test_output_size_is_a_convolutions(size: int) -> None:
    for kernel, stride, padding in ((1, 2, 0), (2, 1, 0), (2, 2, 0), (3, 2, 1), (7, 3, 3)):
        if size + 2 * padding < kernel:
            continue
        conv = nn.Conv2d(1, 1, kernel, stride, padding, device="meta")
        image = torch.empty(1, 1, size, size, device="meta")
        assert output_size(size, kernel, stride, padding) == conv(image).shape[-1]


def test_the_largest_plan_has_the_layers_of_any() -> None:
    for spec, size in PAPERS:
        ours, theirs = largest_plan(spec), plan(spec, size)
        assert [layer.name for layer in ours.layers] == [layer.name for layer in theirs.layers]
        assert (ours.params, ours.image) == (theirs.params, (spec.image_channels, 1024, 1024))


# Receptive field: the pixels that move the output in the middle, by its gradient.

FIELDS = (
    NetSpec("7x7 stem", Stem(7, 2, 2, pool=True), (Stage(2, 2), Stage(3, 1, 2))),
    NetSpec("bottleneck", Stem(3, 2), (Stage(2, 1), Stage(2, 2, 2)), Block((1, 3, 1), 2)),
    NetSpec("wide", Stem(3, 2), (Stage(2, 1), Stage(3, 2, 3)), Block((3, 1, 3)), order="pre"),
    NetSpec("5x5", Stem(3, 1), (Stage(1, 2, 2),), Block((5, 7)), shortcut="A"),
    NetSpec("plain", Stem(3, 1), (Stage(1, 2), Stage(1, 2, 2)), shortcut="none"),
    NetSpec(
        "pooled", Stem(2, 2), (Stage(2, 1, 2), Stage(2, 1, 3)), Block((3,)),
        order="branch", transition="pool",
    ),
)  # fmt: skip


def made_positive(spec: NetSpec) -> nn.Module:
    """A network in which every pixel counts: positive weights, and means in place of maxima."""
    net = build(spec, seed=0).double().eval()
    for parameter in net.parameters():
        parameter.data.fill_(1 / parameter[0].numel())
    for name, module in list(net.named_modules()):
        if isinstance(module, nn.MaxPool2d):
            window = (module.kernel_size, module.stride, module.padding)
            net.set_submodule(name, nn.AvgPool2d(*window))
        elif isinstance(module, nn.ReLU):
            module.inplace = False
    return net


@pytest.mark.parametrize("spec", FIELDS, ids=lambda spec: spec.name)
def test_receptive_field_is_where_the_gradient_is(spec: NetSpec) -> None:
    net = made_positive(spec)
    outputs: dict[str, Tensor] = {}
    for name, module in net.named_modules():
        module.register_forward_hook(lambda *call, name=name: outputs.update({name: call[-1]}))
    whole = plan(spec, 81)
    image = torch.rand(1, *whole.image, dtype=torch.float64, requires_grad=True)
    net(image)

    def touched(name: str, shift: int) -> list[int]:
        """The columns of the image that an output beside the middle one depends on."""
        maps = outputs[name]
        middle = maps.shape[-1] // 2
        (gradient,) = torch.autograd.grad(
            maps[0, :, middle, middle + shift].sum(), image, retain_graph=True
        )
        return torch.nonzero(gradient[0].abs().sum((0, 1))).flatten().tolist()

    for stage in whole.stages[:-1]:
        columns = touched(stage.name, 0)
        assert columns == list(range(columns[0], columns[0] + stage.field)), stage.name
    checked = 0
    for layer in whole.layers:
        if layer.kind not in ("conv", "maxpool"):
            continue
        columns = touched(layer.name, 0)
        assert columns[-1] - columns[0] + 1 == layer.field, layer
        assert touched(layer.name, 1)[0] - columns[0] == layer.jump, layer
        checked += 1
    assert checked >= 3


def test_global_pooling_sees_the_whole_map() -> None:
    """The mean over h maps spaced j pixels apart, of field f, sees f + (h - 1) j pixels."""
    whole = plan(cifar_resnet(20), 32)
    body, head = whole.stages[-2:]
    jump = 4
    assert head.field == body.field + 7 * jump


# What goes wrong, and what is said of it.


def test_too_small_an_image_is_explained_where_it_fails() -> None:
    whole = outline(resnet(18), 8)
    assert whole.failure is not None
    assert [stage.name for stage in whole.stages] == ["stem", "stage1", "stage2"]
    assert whole.failure.stage == "stage3"
    assert whole.failure.title == "conv4_x"
    with pytest.raises(PlanError) as said:
        plan(resnet(18), 8)
    assert str(said.value) == (
        "ResNet-18 cannot take 8×8 images: conv4_x: "
        "stride 2 has nothing to halve: the map is already 1×1"
    )


def test_zero_padding_cannot_drop_channels() -> None:
    spec = cifar_resnet(20).replace(stages=(Stage(16, 1), Stage(8, 1, 2)))
    with pytest.raises(PlanError, match="16 would become 8: use B"):
        plan(spec, 32)
    with pytest.raises(PlanError, match="cannot take 1024×1024 images"):
        largest_plan(spec)
    assert plan(spec.replace(shortcut="B"), 32).failure is None


def test_window_larger_than_the_map() -> None:
    with pytest.raises(PlanError, match="a 2×2 window does not fit into a 1×1 map"):
        plan(speed_resnet(), 1)


@pytest.mark.parametrize("size", [0, -1, 1025])
def test_image_sizes_have_bounds(size: int) -> None:
    with pytest.raises(SpecError, match="image size must lie between 1 and 1024"):
        outline(resnet(18), size)


def test_papers_names_of_stages() -> None:
    titles = [stage.title for stage in plan(resnet(50), 224).stages]
    assert titles == ["conv1", "conv2_x", "conv3_x", "conv4_x", "conv5_x", "classifier"]
    titles = [stage.title for stage in plan(wide_resnet(16, 1), 32).stages]
    assert titles == ["conv1", "group 1", "group 2", "group 3", "classifier"]


def test_blocks_are_told_from_transitions() -> None:
    stage = plan(speed_resnet(), 32).stages[1]
    assert [unit.name for unit in stage.units] == ["stage1.transition", "stage1.0"]
    assert [unit.name for unit in stage.blocks] == ["stage1.0"]


# What it costs.


def test_resnet_152_is_planned_in_a_blink() -> None:
    spec, seconds = resnet(152), []
    gc.collect()
    for _ in range(41):
        start = time.process_time()
        plan(spec, 224)
        seconds.append(time.process_time() - start)
    assert statistics.median(seconds) < 5e-3


@pytest.mark.parametrize(
    ("name", "least", "megabytes"),
    [("cifar_resnet:1202", 19_350_000, 2), ("wide_resnet:28,60", 10**9, 0.1)],
)
@pytest.mark.parametrize("made", ["plan(spec, 32).params", "description(plan(spec, 32))['params']"])
def test_large_networks_are_described_without_making_them(
    name: str, least: int, megabytes: float, made: str
) -> None:
    """In a process of its own, which ends without torch and never held more than the plan."""
    script = (
        "import sys, tracemalloc; from playground.describe import description, network;"
        f"from playground.plan import plan; tracemalloc.start(); spec = network({name!r});"
        f"print({made}, tracemalloc.get_traced_memory()[1], 'torch' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    counted, peak, torch_loaded = done.stdout.split()
    assert int(counted) > least
    assert int(peak) < megabytes * 10**6
    assert torch_loaded == "False"

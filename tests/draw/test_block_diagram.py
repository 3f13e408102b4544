"""The figure of one stage's blocks, read back and compared with the plan it was made from."""

from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings

from playground.draw.block_diagram import block_diagram
from playground.errors import PlanError
from playground.families import named, resnet
from playground.plan import Layer, outline, plan
from playground.specs import NetSpec
from tests.draw.svg_reader import NS, clashes, read, text_box, with_class, words
from tests.strategies import image_sizes, net_specs


def figure(name: str, size: int, stage: str) -> Element:
    return read(block_diagram(plan(named(name), size), stage))


def dimensions(shape: tuple[int, int, int]) -> str:
    return " × ".join(map(str, shape))


def numbers(layer: Layer) -> str:
    return f"k {layer.kernel} · s {layer.stride} · p {layer.padding}"


def test_a_bottleneck_in_full() -> None:
    """ResNet-50's conv3_x: strides and shapes from 1512.03385, table 1, and torchvision's order."""
    root = figure("resnet:50", 224, "stage2")
    first = [
        "256 × 56 × 56", "1×1 conv, 128", "k 1 · s 1 · p 0", "BN · ReLU", "128 × 56 × 56",
        "3×3 conv, 128", "k 3 · s 2 · p 1", "BN · ReLU", "128 × 28 × 28",
        "1×1 conv, 512", "k 1 · s 1 · p 0", "BN", "512 × 28 × 28",
        "projection", "1×1 conv, 512", "k 1 · s 2 · p 0", "BN", "512 × 28 × 28",
        "ReLU", "512 × 28 × 28",
    ]  # fmt: skip
    repeated = [
        "512 × 28 × 28", "1×1 conv, 128", "k 1 · s 1 · p 0", "BN · ReLU", "128 × 28 × 28",
        "3×3 conv, 128", "k 3 · s 1 · p 1", "BN · ReLU", "128 × 28 × 28",
        "1×1 conv, 512", "k 1 · s 1 · p 0", "BN", "512 × 28 × 28",
        "identity", "512 × 28 × 28", "ReLU", "512 × 28 × 28",
    ]  # fmt: skip
    said = words(root)
    one, two = said.index("Block 1"), said.index("Blocks 2 to 4")
    assert said[one + 2 : two] == first
    assert said[two + 2 : -1] == repeated
    assert said[one + 1] == "the shape changes: a 1×1 convolution projects the shortcut"
    assert said[two + 1] == "same shape in and out: the shortcut is the identity"


@settings(max_examples=40, deadline=None, derandomize=True)
@given(net_specs, image_sizes)
def test_every_convolution_of_every_stage(spec: NetSpec, size: int) -> None:
    net = outline(spec.replace(name="Any network"), size)
    for stage in net.stages:
        root = read(block_diagram(net, stage.name))
        said = words(root)
        for unit in stage.units:
            for layer in unit.all_layers:
                if layer.kind in ("conv", "maxpool"):
                    assert any(text.startswith(numbers(layer)) for text in said)
                if layer.kind in ("conv", "maxpool", "globalpool", "linear", "pad"):
                    assert dimensions(layer.out) in said
        paths = {unit.path for unit in stage.units}
        for path in ("identity", "projection", "padding"):
            assert bool(with_class(root, f"pp-{path}")) == (path in paths)
        assert clashes(root) == []


@pytest.mark.parametrize(
    ("name", "size", "stage", "lines"),
    [
        ("resnet:18", 224, "stage1", ["pp-identity"]),
        ("resnet:18", 224, "stage2", ["pp-projection", "pp-identity"]),
        ("cifar_resnet:20", 32, "stage2", ["pp-padding", "pp-identity"]),
        ("wide_resnet:28,10", 32, "stage1", ["pp-projection", "pp-identity"]),
        ("plain:34", 224, "stage2", []),
        ("speed", 32, "stage1", ["pp-identity"]),
    ],
)
def test_the_shortcut_is_solid_or_dotted(
    name: str, size: int, stage: str, lines: list[str]
) -> None:
    skips = with_class(figure(name, size, stage), "pp-skip")
    assert [e.attrib["class"].split()[1] for e in skips] == lines


def test_blocks_that_are_alike_are_shown_once() -> None:
    assert "Blocks 1 to 3" in words(figure("resnet:34", 224, "stage1"))
    projected = read(block_diagram(plan(resnet(34, shortcut="C"), 224), "stage1"))
    assert "same shape in and out, and still a projection (option C)" in words(projected)
    speed = words(figure("speed", 32, "stage2"))
    assert speed.index("Transition") < speed.index("2×2 max-pool") < speed.index("Block 1")


def fork(root: Element) -> float:
    """Height at which the first shortcut leaves the main path."""
    start, _, _ = with_class(root, "pp-skip")[0].attrib["d"].partition("H")
    return float(start.removeprefix("M").split()[1])


def test_a_preactivated_projection_shares_the_first_bn_and_relu() -> None:
    root = figure("wide_resnet:28,10", 32, "stage2")
    boxes = {w: text_box(e) for e, w in zip(root.iter(f"{NS}text"), words(root), strict=True)}
    activation = next(text_box(e) for e in root.iter(f"{NS}text") if e.text == "BN · ReLU")
    assert activation[3] < fork(root) < boxes["k 3 · s 2 · p 1"][1]
    late = figure("resnet:18", 224, "stage2")
    assert (
        fork(late) < next(text_box(e) for e in late.iter(f"{NS}text") if e.text == "BN · ReLU")[1]
    )


def test_stem_and_head_are_shown_layer_by_layer() -> None:
    stem = words(figure("resnet:18", 224, "stem"))
    assert stem.index("k 7 · s 2 · p 3") < stem.index("BN · ReLU") < stem.index("3×3 max-pool")
    head = words(figure("wide_resnet:28,10", 32, "head"))
    assert head.index("BN · ReLU") < head.index("average pool") < head.index("linear, 10")
    speed = words(figure("speed", 32, "head"))
    assert speed.index("max pool") < speed.index("linear, 10")
    assert "k 2 · s 1 · p 0 · bias" in words(figure("speed", 32, "stem"))


def test_what_cannot_be_shown_is_refused() -> None:
    net = outline(named("resnet:50"), 8)
    assert net.failure is not None
    with pytest.raises(PlanError, match="no stage"):
        block_diagram(net, net.failure.stage)
    with pytest.raises(PlanError, match="it has stem, stage1"):
        block_diagram(plan(named("resnet:18"), 32), "nowhere")


def test_a_name_cannot_break_out() -> None:
    name = "</title><script>alert('1')</script>&\"${x}"
    svg = block_diagram(plan(named("resnet:18").replace(name=name), 32), "stage1")
    root = read(svg)
    assert root.findtext(f"{NS}title") == f"{name} · conv2_x"
    assert root.attrib["role"] == "img"
    assert "<script" not in svg
    assert "${" not in svg

"""The figure of a network, read back and compared with the plan it was made from."""

import time
from collections import Counter
from math import sqrt
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.draw.diagram import diagram
from playground.draw.svg import PALETTE, flat, palette_css
from playground.families import named, resnet
from playground.plan import NetPlan, outline, plan
from playground.specs import Block, NetSpec, Stage, Stem
from tests.draw.svg_reader import NS, clashes, path_box, read, with_class, words
from tests.strategies import net_specs

FAMILIES = [
    *(f"resnet:{depth}" for depth in (18, 34, 50, 101, 152)),
    *(f"cifar_resnet:{depth}" for depth in (20, 56, 110, 1202)),
    "plain:34",
    "wide_resnet:28,10",
    "wide_resnet:16,1",
    "speed",
]

any_width = st.sampled_from((1, 3, 16, 100, 512, 2048, 8192))
any_stage = st.builds(
    Stage, any_width, st.sampled_from((1, 2, 6, 7, 12, 150)), st.sampled_from((1, 1, 2))
)
bold_specs = st.builds(
    NetSpec.replace,
    net_specs,
    name=st.just("Any network"),
    stages=st.integers(1, 8)
    .flatmap(lambda n: st.tuples(*n * [any_stage]))
    .filter(lambda stages: sum(stage.blocks for stage in stages) <= 312),  # of 4 convolutions each
    classes=st.sampled_from((2, 10, 1000)),
)
any_size = st.sampled_from((1, 2, 7, 32, 64, 224, 1024))


def made(name: str, size: int) -> NetPlan:
    return outline(named(name), size)


def custom(**changes: object) -> NetSpec:
    base = {"name": "Mine", "stem": Stem(3, 16), "stages": (Stage(16, 3), Stage(32, 2, 2))}
    return NetSpec(**(base | changes))  # type: ignore[arg-type]


def stage_names(root: Element) -> list[str]:
    return [e.attrib["data-stage"] for e in with_class(root, "pp-stage")]


def sizes(root: Element) -> list[str]:
    return [e.attrib["aria-label"] for e in with_class(root, "pp-size")]


def skips(root: Element) -> Counter[str]:
    """Shortcuts by kind, without the legend's."""
    stages = with_class(root, "pp-stage")
    kinds = ("identity", "projection", "padding")
    return Counter(k for s in stages for k in kinds for _ in with_class(s, f"pp-{k}"))


@pytest.mark.parametrize("size", [32, 224])
@pytest.mark.parametrize("name", FAMILIES)
def test_papers_networks(name: str, size: int) -> None:
    net = made(name, size)
    svg = diagram(net)
    root = read(svg)
    assert stage_names(root) == [stage.name for stage in net.stages]
    expected = [net.image] + [stage.out for stage in net.stages]
    assert sizes(root) == [f"{c} × {h} × {w}" for c, h, w in expected]
    for stage in net.stages:
        assert words(root).count(stage.title) == 1
    assert clashes(root) == []
    assert len(svg) < 60_000


@settings(max_examples=40, deadline=None, derandomize=True)
@given(bold_specs, any_size)
def test_any_network(spec: NetSpec, size: int) -> None:
    net = outline(spec, size)
    root = read(diagram(net))
    assert stage_names(root) == [stage.name for stage in net.stages]
    assert len(sizes(root)) == 1 + len(net.stages)
    assert clashes(root) == []


@settings(max_examples=40, deadline=None, derandomize=True)
@given(net_specs, st.integers(1, 70))
def test_any_name_and_its_shortcuts(spec: NetSpec, size: int) -> None:
    net = outline(spec, size)
    root = read(diagram(net))
    assert root.findtext(f"{NS}title") == spec.name == root.attrib["aria-label"]
    paths = Counter(unit.path for stage in net.stages for unit in stage.units)
    del paths["none"]
    assert skips(root) == paths


def test_shortcuts_are_dotted_where_the_shape_changes() -> None:
    assert skips(read(diagram(made("resnet:34", 224)))) == {"identity": 13, "projection": 3}
    assert skips(read(diagram(made("cifar_resnet:20", 32)))) == {"identity": 7, "padding": 2}
    assert skips(read(diagram(outline(resnet(18, shortcut="C"), 224)))) == {"projection": 8}
    assert skips(read(diagram(made("plain:34", 224)))) == {}
    style = read(diagram(made("resnet:18", 224))).findtext(f"{NS}style") or ""
    assert ".pp-projection{stroke-dasharray:" in style
    assert ".pp-padding{stroke-dasharray:" in style
    assert ".pp-identity" not in style


def test_long_stages_are_folded() -> None:
    root = read(diagram(made("resnet:152", 224)))
    assert words(root).count("more") == 2
    assert {"5", "33", "× 3", "× 8", "× 36"} <= set(words(root))
    stage3 = with_class(root, "pp-stage")[3]
    assert stage3.attrib["data-stage"] == "stage3"
    assert len(with_class(stage3, "pp-front")) == 3 * 3  # three blocks of three convolutions
    assert "36 × [1×1, 256 | 3×3, 256 | 1×1, 1024]" in stage3.attrib["aria-label"]
    assert words(read(diagram(made("cifar_resnet:1202", 32)))).count("197") == 3
    six, seven = (read(diagram(plan(custom(stages=(Stage(8, n),)), 16))) for n in (6, 7))
    assert "more" not in words(six)
    assert words(seven).count("4") == 1
    plain = custom(stages=(Stage(8, 9),), shortcut="none")
    assert with_class(read(diagram(plan(plain, 16))), "pp-dot") == []


def test_volumes_are_in_proportion() -> None:
    net = plan(custom(stages=(Stage(4, 1), Stage(64, 1, 2), Stage(256, 1, 4))), 64)
    made_by = ("conv", "globalpool", "linear")
    main_path = [x for stage in net.stages for unit in stage.units for x in unit.layers]
    shapes = [net.image] + [layer.out for layer in main_path if layer.kind in made_by]
    boxes = [path_box(e) for e in with_class(read(diagram(net)), "pp-front")]
    assert len(boxes) == len(shapes)
    drawn = [(right - left, bottom - top) for left, top, right, bottom in boxes]
    thin, (deepest, _) = 1.5, drawn[shapes.index((256, 8, 8))]
    for (depth, height), (channels, side, _) in zip(drawn, shapes, strict=True):
        assert height == pytest.approx(drawn[0][1] * sqrt(side / 64), abs=0.11)
        assert depth == pytest.approx(thin + (deepest - thin) * sqrt(channels / 256), abs=0.11)


def test_a_failure_shows_what_stands_and_marks_where_it_ends() -> None:
    spec = custom(stages=tuple(Stage(16 * 2**i, 2, 2) for i in range(6)), name="Too deep")
    net = outline(spec, 8)
    assert net.failure is not None
    root = read(diagram(net))
    assert stage_names(root) == ["stem", "stage1", "stage2", "stage3"]
    (failed,) = with_class(root, "pp-failed")
    red = [e for e in failed.iter(f"{NS}text") if e.attrib["class"] == "pp-warn"]
    assert " ".join("".join(e.itertext()) for e in red) == f"conv5_x {net.failure.reason}"
    assert len(with_class(failed, "pp-ghost")) == len(with_class(failed, "pp-cross")) == 1
    assert str(net.failure.reason) in failed.attrib["aria-label"]
    assert clashes(root) == []


def test_a_failure_in_the_stem_still_has_a_figure() -> None:
    net = outline(custom(stem=Stem(2, 4)), 1)
    root = read(diagram(net))
    assert net.failure is not None
    assert stage_names(root) == []
    assert sizes(root) == ["3 × 1 × 1"]
    assert len(with_class(root, "pp-failed")) == 1


def test_a_name_cannot_break_out() -> None:
    name = "</title><script>alert('1')</script>&\"${x}`{{y}}"
    svg = diagram(plan(custom(name=name), 32))
    root = read(svg)
    assert root.findtext(f"{NS}title") == name
    assert name in words(root)
    assert "<script" not in svg
    assert "${" not in svg
    assert "{{" not in svg
    assert "`" not in svg


def test_stages_are_buttons_that_a_keyboard_reaches() -> None:
    root = read(diagram(made("resnet:18", 224)))
    buttons = with_class(root, "pp-stage")
    assert {(b.attrib["role"], b.attrib["tabindex"]) for b in buttons} == {("button", "0")}
    assert buttons[1].attrib["aria-label"] == (
        "conv2_x: 2 × [3×3, 64 | 3×3, 64] → 64 × 56 × 56; 147,968 parameters"
    )
    assert ":focus-visible" in (root.findtext(f"{NS}style") or "")
    assert root.attrib["role"] == "group"  # inside of an image, nothing could be a button
    assert root.findtext(f"{NS}desc")
    assert [e for e in root.iter() if "id" in e.attrib] == []  # two figures may share a page


@pytest.mark.parametrize("name", FAMILIES)
def test_words_stay_legible_at_1100_pixels(name: str) -> None:
    root = read(diagram(made(name, 32)))
    width = float(root.attrib["viewBox"].split()[2])
    smallest = min(float(e.attrib["font-size"]) for e in root.iter(f"{NS}text"))
    assert smallest * 1100 / width >= 10


def test_a_long_name_is_set_smaller() -> None:
    root = read(diagram(plan(custom(name="W" * 60), 32)))
    assert clashes(root) == []


def test_fast() -> None:
    for name, size, bound in (("resnet:152", 224, 0.02), ("cifar_resnet:1202", 32, 0.04)):
        net = made(name, size)
        times = []
        for _ in range(5):
            start = time.process_time()
            diagram(net)
            times.append(time.process_time() - start)
        assert min(times) < bound


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("mode", "page"), [(0, "#ffffff"), (1, "#1f2937")])
def test_colours_can_be_read_in_light_and_dark(mode: int, page: str) -> None:
    colours = {name.removeprefix("--pp-"): both[mode] for name, both in PALETTE.items()}
    for ink in ("ink", "muted", "danger"):
        assert contrast(colours[ink], page) >= 4.5
    assert contrast(colours["accent"], page) >= 3
    for inside in ("paper", "conv"):
        assert contrast(colours["muted"], colours[inside]) >= 4.5


def test_colours_have_fallbacks_and_can_be_written_out() -> None:
    svg = diagram(made("resnet:18", 224))
    for mode in (0, 1):
        written = flat(svg, dark=bool(mode))
        assert "var(" not in written
        assert PALETTE["--pp-volume"][mode] in written
        read(written)
    for name, (light, dark) in PALETTE.items():
        assert f"{name}:{light}" in palette_css()
        assert f"{name}:{dark}" in palette_css()


def test_many_stages_go_on_in_a_second_row() -> None:
    stages = tuple(Stage(8 * 2**i, 6, 2) for i in range(8))
    spec = custom(stages=stages, block=Block((3, 1, 3, 1), 8), order="pre")
    svg = diagram(plan(spec, 1024))
    root = read(svg)
    levels = {e.attrib["y"] for e in root.iter(f"{NS}text") if (e.text or "").startswith("group")}
    assert len(levels) == 3
    assert len(svg) < 60_000
    assert clashes(root) == []


@pytest.mark.parametrize("count", range(1, 6))
def test_words_that_are_wider_than_their_volumes_keep_apart(count: int) -> None:
    """1x1 maps on a 256x256 image: tiny cuboids over long brackets."""
    stages = (*3 * [Stage(64, 1, 4)], *count * [Stage(8192, 100)])
    spec = custom(stem=Stem(3, 16, 4), stages=stages, block=Block((1,), 8), shortcut="none")
    assert clashes(read(diagram(plan(spec, 256)))) == []
    few = spec.replace(stages=tuple(Stage(s.width, 1, s.stride) for s in stages))
    assert clashes(read(diagram(plan(few, 256)))) == []

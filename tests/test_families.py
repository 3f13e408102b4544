"""The papers' networks against the papers' tables, and against torchvision."""

import re
from contextlib import suppress
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
import torch
import torchvision

from playground.errors import DepthError, SpecError
from playground.families import (
    BASIC,
    BOTTLENECK,
    CIFAR_DEPTHS,
    DEPTH,
    FAMILIES,
    RESNETS,
    WRN_BLOCKS,
    WRN_DEPTHS,
    Builder,
    cifar_resnet,
    finer,
    legal_depths,
    member,
    named,
    plain,
    resnet,
    speed_resnet,
    wide_resnet,
)
from playground.plan import plan
from playground.specs import Block, NetSpec, Stage


def printed(value: int, unit: int, digits: str, rounding: str = ROUND_HALF_UP) -> str:
    """A count as a paper prints it: in millions or billions, to as many decimals as `digits`."""
    return str((Decimal(value) / unit).quantize(Decimal(digits), rounding))


def params(spec: NetSpec, size: int = 32) -> int:
    return plan(spec, size).params


@pytest.mark.parametrize(
    ("name", "millions"),
    [
        (f"{key}:{numbers}", millions)
        for key, family in FAMILIES.items()
        for numbers, millions in family.params.items()
    ],
)
def test_parameters_are_those_that_the_paper_prints(name: str, millions: str) -> None:
    """1512.03385, table 6; 1605.07146, table 4."""
    assert printed(params(named(name)), 10**6, millions) == millions


def test_what_the_papers_print_is_copied_as_it_stands() -> None:
    """Of each table a line, read off the paper."""
    assert FAMILIES["cifar_resnet"].params["110"] == "1.7"
    assert FAMILIES["wide_resnet"].params["28,10"] == "36.5"
    assert list(TABLE_1.items()) == [
        (18, "1.8"), (34, "3.6"), (50, "3.8"), (101, "7.6"), (152, "11.3"),
    ]  # fmt: skip


# 1512.03385, Deep Residual Learning for Image Recognition


@pytest.mark.parametrize("depth", RESNETS)
def test_parameters_are_torchvisions(depth: int) -> None:
    with torch.device("meta"):
        theirs = getattr(torchvision.models, f"resnet{depth}")(weights=None)
    assert params(resnet(depth), 224) == sum(p.numel() for p in theirs.parameters())


@pytest.mark.parametrize(("depth", "exact"), [(20, 269_722), (56, 853_018), (110, 1_727_962)])
def test_cifar_resnets_have_these_parameters(depth: int, exact: int) -> None:
    assert params(cifar_resnet(depth)) == exact
    projected = params(cifar_resnet(depth, shortcut="B"))
    assert projected == exact + (16 * 32 + 2 * 32) + (32 * 64 + 2 * 64)


TABLE_1 = {int(depth): billions for depth, billions in FAMILIES["resnet"].macs.items()}


def as_printed(depth: int) -> NetSpec:
    """Table 1's network: the stride on a block's first convolution, as its text says of conv3_1 ..."""
    spec = resnet(depth)
    kernels, expansion = spec.block.kernels, spec.block.expansion
    return spec.replace(block=Block(kernels, expansion, stride_on="first"))


@pytest.mark.parametrize("depth", [18, 101, 152])
def test_resnet_paper_table_1(depth: int) -> None:
    macs = plan(as_printed(depth), 224).macs
    assert printed(macs, 10**9, TABLE_1[depth]) == TABLE_1[depth]


def test_resnet_paper_table_1_counts_no_projections_for_34() -> None:
    """3.6 is what the plain network needs, or shortcut A; three projections (B) make it 3.66."""
    assert plan(resnet(34), 224).macs == 3_663_761_408
    free = resnet(34, shortcut="A")
    assert printed(plan(free, 224).macs, 10**9, "3.6") == TABLE_1[34]
    assert plan(free, 224).macs == plan(plain(34), 224).macs


def test_resnet_paper_table_1_cuts_off_50() -> None:
    """3.86 stands there as 3.8: cut off, where 101's 7.57 is rounded up to 7.6."""
    macs = plan(as_printed(50), 224).macs
    assert macs == 3_857_973_248
    assert printed(macs, 10**9, "3.8", ROUND_DOWN) == TABLE_1[50]
    assert printed(macs, 10**9, "3.8") == "3.9"


@pytest.mark.parametrize(("depth", "billions"), [(50, "4.1"), (101, "7.8"), (152, "11.5")])
def test_stride_on_the_3x3_costs_more_than_table_1_prints(depth: int, billions: str) -> None:
    """torchvision's choice, and ours unless told otherwise: the 1x1 before it sees the larger map."""
    assert printed(plan(resnet(depth), 224).macs, 10**9, billions) == billions
    assert TABLE_1[depth] != billions


def test_resnet_paper_table_1_output_sizes() -> None:
    sizes = [stage.out[1] for stage in plan(resnet(50), 224).stages]
    assert sizes == [56, 56, 28, 14, 7, 1]
    assert plan(resnet(50), 224).stages[0].layers.__next__().out == (64, 112, 112)


@pytest.mark.parametrize("depth", [18, 34])
def test_plain_twins_differ_by_their_projections_alone(depth: int) -> None:
    """1512.03385, section 3.3: the shortcuts add parameters only where they project."""
    whole = plan(resnet(depth, classes=1000), 224)
    projections = sum(x.params for x in whole.layers if ".shortcut." in x.name)
    assert projections > 0
    assert params(plain(depth), 224) == whole.params - projections


@pytest.mark.parametrize("depth", CIFAR_DEPTHS)
def test_cifar_plain_twins_have_the_same_parameters(depth: int) -> None:
    """1512.03385, section 4.2: with shortcut A exactly the same depth, width and parameters."""
    assert params(plain(depth)) == params(cifar_resnet(depth))


@pytest.mark.parametrize("spec", [*map(cifar_resnet, CIFAR_DEPTHS), *map(resnet, RESNETS)])
def test_depth_counts_convolutions_and_the_classifier(spec: NetSpec) -> None:
    layers = [x for x in plan(spec, 64).layers if x.kind in ("conv", "linear")]
    main = [x for x in layers if ".shortcut." not in x.name]
    assert spec.name == f"ResNet-{len(main)}"


# 1605.07146, Wide Residual Networks


@pytest.mark.parametrize(
    ("depth", "widen_factor", "exact"),
    [(28, 10, 36_479_194), (40, 4, 8_949_210), (16, 8, 10_961_370)],
)
def test_wrns_have_these_parameters(depth: int, widen_factor: int, exact: int) -> None:
    assert params(wide_resnet(depth, widen_factor)) == exact


@pytest.mark.parametrize(
    ("kernels", "depth", "millions"),
    [
        ((1, 3, 1), 40, "1.4"), ((3, 1), 40, "1.2"), ((1, 3), 40, "1.3"), ((3, 1, 1), 40, "1.3"),
        ((3, 3), 28, "1.5"), ((3, 1, 3), 22, "1.1"),
    ],
)  # fmt: skip
def test_wrn_paper_table_2(kernels: tuple[int, ...], depth: int, millions: str) -> None:
    """Its "depth" reckons every block as two convolutions: (depth - 4) / 6 blocks in a group.

    For B(1,3,1), B(3,1,1) and B(3,1,3) that is not the 3lN + 4 of table 1, which we go by.
    """
    blocks = (depth - 4) // 6
    spec = wide_resnet(3 * len(kernels) * blocks + 4, 2, kernels=kernels)
    assert {stage.blocks for stage in spec.stages} == {blocks}
    assert printed(params(spec), 10**6, millions) == millions


@pytest.mark.parametrize("deepening", [1, 2, 3, 4])
def test_wrn_paper_table_3(deepening: int) -> None:
    """WRN-40-2 has 2.2 million parameters however its 36 convolutions are dealt out to blocks."""
    spec = wide_resnet(40, 2, kernels=(3,) * deepening)
    assert printed(params(spec), 10**6, "2.2") == "2.2"


@pytest.mark.parametrize("kernels", WRN_BLOCKS)
def test_wrn_depth_counts_the_convolutions(kernels: tuple[int, ...]) -> None:
    """Stem, 3lN in the blocks, and three projections."""
    depth = 3 * len(kernels) * 2 + 4
    convolutions = [
        x for x in plan(wide_resnet(depth, 2, kernels=kernels), 32).layers if x.kind == "conv"
    ]
    assert len(convolutions) == depth


# Depths that are no depth


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: wide_resnet(17, 2), "depth must be 6n+4: 17 is not, try 16 or 22"),
        (lambda: wide_resnet(4, 2), "depth must be 6n+4: 4 is not, try 10 or 16"),
        (lambda: wide_resnet(41, 1, kernels=(1, 3, 1)), "depth must be 9n+4: 41 is not, try 40 or 49"),
        (lambda: cifar_resnet(57), "depth must be 6n+2: 57 is not, try 56 or 62"),
        (lambda: plain(21), "depth must be 6n+2: 21 is not, try 20 or 26"),
        (lambda: wide_resnet(1299, 1), "depth must be 6n+4: 1299 is not, try 1294 or 1300"),
        (lambda: cifar_resnet(1300), "depth must be 6n+2: 1300 is not, try 1292 or 1298"),
        (lambda: cifar_resnet(3), "depth must lie between 4 and 1300: 3 does not"),
        (lambda: cifar_resnet(10**6), "depth must lie between 4 and 1300: 1000000 does not"),
        (lambda: wide_resnet(28, 0), "widening factor must lie between 1 and 64: 0 does not"),
        (lambda: wide_resnet(28, 65), "widening factor must lie between 1 and 64: 65 does not"),
        (lambda: resnet(20), "a depth of 18, 34, 50, 101, 152: 20 is not one"),
        (lambda: speed_resnet(4), "width must lie between 8 and 256: 4 does not"),
        (lambda: finer(resnet(18), 5), "un-strided stages must lie between 0 and 4: 5 does not"),
    ],
)  # fmt: skip
def test_impossible_ones_say_what_would_do(make: object, sentence: str) -> None:
    with pytest.raises(SpecError) as said:
        make()  # type: ignore[operator]
    assert sentence in str(said.value)


@pytest.mark.parametrize("extra", [2, 4])
@pytest.mark.parametrize("convolutions", [1, 2, 3, 4])
def test_the_depths_offered_are_legal(convolutions: int, extra: int) -> None:
    kernels = (3,) * convolutions
    for depth in range(int(DEPTH.low), int(DEPTH.high) + 1):
        low, high = legal_depths(convolutions, extra, depth)
        for offered in (low, high):
            if extra == 4:
                wide_resnet(offered, 1, kernels=kernels)
            else:
                cifar_resnet(offered, block=Block(kernels))
        step = 3 * convolutions
        assert high == low + step
        if extra + step <= depth < high:
            assert low <= depth


def counted(spec: NetSpec) -> tuple[int, int]:
    """Of the plan: the blocks' convolutions, and what else a depth counts."""
    whole = plan(spec, 32)
    blocks = [unit for stage in whole.stages for unit in stage.blocks]
    inside = sum(layer.kind == "conv" for unit in blocks for layer in unit.layers)
    projections = sum(layer.kind == "conv" for unit in blocks for layer in unit.shortcut)
    weighty = sum(layer.kind in ("conv", "linear") for layer in whole.layers)
    beside = weighty - inside - projections  # the first convolution and the classifier
    return inside, (beside - 1 + projections if spec.order == "pre" else beside)


@pytest.mark.parametrize(
    ("make", "depth"),
    [
        *((lambda d, k=kernels: wide_resnet(d, 2, kernels=k), 17) for kernels in WRN_BLOCKS),
        (cifar_resnet, 21),
        (lambda d: cifar_resnet(d, block=BOTTLENECK), 21),
        (plain, 57),
    ],
)
def test_why_a_depth_is_none_adds_up_as_the_plan_does(make: Builder, depth: int) -> None:
    with pytest.raises(DepthError) as said:
        make(depth)
    groups, convolutions, step, extra = map(int, re.findall(r"\d+", str(said.value.why)))
    assert groups * convolutions == step
    for offered in said.value.nearest:
        inside, beside = counted(make(offered))
        assert (inside % step, beside) == (0, extra)
        assert inside + beside == offered


@pytest.mark.parametrize(
    ("depth", "nearest"), [(4, (18, 34)), (20, (18, 34)), (35, (34, 50)), (9999, (101, 152))]
)
def test_a_depth_of_four_stages_is_worked_out_too(depth: int, nearest: tuple[int, int]) -> None:
    with pytest.raises(DepthError) as said:
        resnet(depth)
    assert said.value.nearest == nearest
    sums = re.findall(r"(\d+) = ([^ ]+) \+ 2", str(said.value.why))
    for offered, (total, inside) in zip(nearest, sums, strict=True):
        kernels, blocks = inside.split("·")
        layers = int(kernels) * sum(map(int, re.findall(r"\d+", blocks)))
        assert int(total) == offered == layers + 2
        assert counted(resnet(offered)) == (layers, 2)


@pytest.mark.parametrize("depth", WRN_DEPTHS)
def test_the_wrn_depths_on_offer_are_legal(depth: int) -> None:
    assert wide_resnet(depth, 1).name == f"WRN-{depth}-1"


# The command line's names


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("resnet:50", resnet(50)),
        (" cifar_resnet:56 ", cifar_resnet(56)),
        ("plain:34", plain(34)),
        ("wide_resnet:28,10", wide_resnet(28, 10)),
        ("speed", speed_resnet()),
        ("speed:32", speed_resnet(32)),
    ],
)
def test_names_of_the_command_line(text: str, spec: NetSpec) -> None:
    assert named(text) == spec
    assert named(text, classes=7) == spec.replace(classes=7)


@pytest.mark.parametrize(
    "spec",
    [
        *map(resnet, RESNETS), *map(cifar_resnet, CIFAR_DEPTHS), wide_resnet(40, 4), plain(20),
        plain(34), speed_resnet(64),
    ],
    ids=lambda spec: spec.name,
)  # fmt: skip
def test_a_network_is_found_by_the_name_that_it_bears(spec: NetSpec) -> None:
    assert named(spec.name) == named(f" {spec.name.lower()} ") == spec
    assert named(spec.name, classes=7) == spec.replace(classes=7)


@pytest.mark.parametrize("text", ["ResNet", "WRN-28", "ResNet-50-2", "VGG-16", "-20"])
def test_names_alike_are_not_taken_for_one(text: str) -> None:
    with pytest.raises(SpecError, match="no network is called"):
        named(text)


@pytest.mark.parametrize(
    "text", ["", "vgg:16", "resnet:x", "resnet:", "wide_resnet:28 10", "speed:"]
)
def test_unknown_names_list_the_known_forms(text: str) -> None:
    with pytest.raises(SpecError, match="try wide_resnet:28,10, cifar_resnet:56, resnet:50"):
        named(text)


@pytest.mark.parametrize("text", ["resnet", "resnet:1,2", "wide_resnet:28", "speed:1,2"])
def test_names_with_the_wrong_numbers_show_the_form(text: str) -> None:
    with pytest.raises(SpecError, match="is written"):
        named(text)


@pytest.mark.parametrize("key", FAMILIES)
def test_what_a_family_is_said_to_be_holds_for_each_setting_of_its_knobs(key: str) -> None:
    """Each knob by itself, the others at their defaults: the network is recognised by its spec alone."""
    family = FAMILIES[key]
    defaults = {knob.key: knob.default for knob in family.knobs}
    assert member(family.first) == (key, defaults, 0)
    for knob in family.knobs:
        ends = (knob.bounds.low, knob.bounds.high) if knob.bounds else ()
        for value in (*knob.choices, *knob.offered, *ends):
            values = {**defaults, knob.key: value}
            with suppress(DepthError):  # this block's depths are others
                spec = family.network(values, classes=7)
                assert member(spec) == (key, values, 0)
                assert member(finer(spec, 2).replace(pool="max")) == (key, values, 2)
    assert named(f"{key}:{family.example}")
    assert set(family.params) | set(family.macs) or key in ("plain", "speed")


def test_finer_only_drops_the_last_strides() -> None:
    spec = finer(resnet(18), 2)
    assert [stage.stride for stage in spec.stages] == [1, 2, 1, 1]
    assert spec.replace(stages=resnet(18).stages) == resnet(18)
    assert plan(resnet(18), 224).maps == (512, 7, 7)
    assert plan(spec, 224).maps == (512, 28, 28)
    assert plan(spec, 224).params == plan(resnet(18), 224).params


def test_speed_resnet_halves_in_its_transitions() -> None:
    spec = speed_resnet(16)
    assert spec.stages == (Stage(16, 1, 2), Stage(32, 1, 2), Stage(64, 1, 2))
    assert [stage.out for stage in plan(spec, 32).stages[1:-1]] == [
        (16, 15, 15),
        (32, 7, 7),
        (64, 3, 3),
    ]


def test_the_cap_on_layers_leaves_every_depth_of_the_families() -> None:
    """Among them ResNet-1202 (1512.03385, table 6) and the deepest of 1605.07146, table 3."""
    for depth in (20, 32, 44, 56, 110, 1202):
        assert cifar_resnet(depth).name == f"ResNet-{depth}"
    for block in (BASIC, BOTTLENECK):
        layers = len(block.kernels)
        deepest = max(d for d in range(1290, 1301) if (d - 2) % (3 * layers) == 0)
        cifar_resnet(deepest, block=block)
    for kernels in WRN_BLOCKS:
        step = 3 * len(kernels)
        wide_resnet(max(d for d in range(1280, 1301) if (d - 4) % step == 0), 1, kernels=kernels)
    wide_resnet(100, 1), wide_resnet(40, 14)

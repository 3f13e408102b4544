import dataclasses
import math

import pytest
from hypothesis import HealthCheck, given, settings

from playground.errors import DepthError, SpecError
from playground.families import (
    BOTTLENECK,
    cifar_resnet,
    finer,
    plain,
    resnet,
    speed_resnet,
    wide_resnet,
)
from playground.settings import Limits
from playground.specs import Block, NetSpec, Stage, Stem
from playground.text import ENGLISH
from playground.ui.build import custom, readers
from playground.ui.build.form import begin, filled, one_fewer, one_more
from playground.ui.build.readers import DEFAULTS, read, write
from playground.ui.build.tab import beyond, depth_note
from playground.ui.shared.payload import choice, real, whole
from playground.ui.text import Say
from tests.strategies import net_specs

NAN, INF = math.nan, math.inf
HOSTILE = (
    None, NAN, INF, -INF, "nan", "inf", "", "١٢x", "1; drop", [], [[1]], {"a": 1}, {}, b"7",
    10**30, 10**5000, -(10**400), 1e308, 2.5, "9" * 10_000, True, object(),
)  # fmt: skip

FAMILIES = (
    (wide_resnet(16, 2, dropout=0.3), 32, "wide_resnet"),
    (wide_resnet(22, 2, kernels=(3, 1, 3)), 40, "wide_resnet"),
    (finer(wide_resnet(28, 10, classes=100), 2), 32, "wide_resnet"),
    (cifar_resnet(1202), 32, "cifar_resnet"),
    (cifar_resnet(29, block=BOTTLENECK, shortcut="C"), 32, "cifar_resnet"),
    (finer(resnet(50), 1), 224, "resnet"),
    (resnet(18, stem="cifar", shortcut="A", classes=10).replace(pool="max"), 32, "resnet"),
    (plain(34), 224, "plain"),
    (plain(56), 32, "plain"),
    (speed_resnet(), 32, "speed"),
    (wide_resnet(28, 53), 32, "custom"),  # beyond the slider
    (resnet(18).replace(name="mine"), 224, "custom"),
    (cifar_resnet(20).replace(image_channels=1), 28, "custom"),
)


@pytest.mark.parametrize(("spec", "size", "family"), FAMILIES, ids=lambda value: str(value)[:40])
def test_a_network_s_values_are_its_family_s_and_read_as_the_same_network(spec, size, family):
    values = write(spec, size)
    assert values["family"] == family
    assert values.keys() == DEFAULTS.keys()
    assert read(values) == (spec, size)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(net_specs)
def test_any_network_can_be_built_freely(spec):
    assert custom.read(custom.write(spec)) == spec
    assert read(write(spec, 32)) == (spec, 32)


@pytest.mark.parametrize("name", DEFAULTS)
def test_no_control_s_payload_is_trusted(name):
    """Whatever a control is said to hold, reading gives a network or says which field is wrong."""
    said = []
    for family in readers.FAMILIES:
        for payload in HOSTILE:
            try:
                spec, size = read({**DEFAULTS, "family": family, name: payload})
            except SpecError as error:
                said.append(str(error))
            else:
                assert isinstance(spec, NetSpec)
                assert isinstance(size, int)
    assert said
    assert all(10 < len(text) < 300 and "\n" not in text for text in said)


@pytest.mark.parametrize(
    ("family", "name"),
    [
        ("wide_resnet", "wide_depth"),
        ("wide_resnet", "widen_factor"),
        ("wide_resnet", "dropout"),
        ("wide_resnet", "wide_block"),
        ("cifar_resnet", "cifar_shortcut"),
        ("resnet", "resnet_stem"),
        ("speed", "speed_width"),
        ("custom", "stages"),
        ("custom", "stem"),
        ("custom", "kernels"),
        ("custom", "order"),
        ("plain", "size"),
        ("plain", "classes"),
        ("plain", "pool"),
        ("plain", "finer"),
    ],
)
def test_what_is_no_value_of_a_control_is_refused(family, name):
    for payload in (None, NAN, INF, "no", [[[1]]], {"value": 3}, 10**400, [None]):
        with pytest.raises(SpecError):
            read({**DEFAULTS, "family": family, name: payload})


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[16, 2]],
        [[16, 2, 1, 1]],
        [[16, 2, None]],
        [["wide", 2, 1]],
        [[NAN, 2, 1]],
        [[16, 10**9, 1]],
        [[-16, 2, 1]],
        [[16, 2, 1]] * 9,
        [[[16], 2, 1]],
        "16,2,1",
        {"data": [[16, 2, 1]]},
        [[None, "", None]],
    ],
)
def test_a_table_that_is_no_network_is_refused(rows):
    with pytest.raises(SpecError):
        custom.read_stages(rows)


def test_a_bad_cell_is_named():
    with pytest.raises(SpecError, match=r"stage 2's blocks must be a whole number, not 'x'"):
        custom.read_stages([[16, 2, 1], [32, "x", 2]])
    with pytest.raises(SpecError, match=r"stage 1: stride must lie between 1 and 4"):
        custom.read_stages([[16, 2, 9]])


def test_a_table_is_read_as_it_stands():
    rows = [[16, "2", 1.0], ["", None, ""], ["64", 3, "2"]]
    assert custom.read_stages(rows) == (Stage(16, 2, 1), Stage(64, 3, 2))


def test_stems_and_blocks_are_read_as_they_are_written():
    values = custom.write(resnet(50))
    typed = {**values, "stem": "7x7/2+max-pool", "kernels": " B(1, 3,1) "}
    assert custom.read(typed) == resnet(50)
    plainer = custom.read({**values, "stem": "3", "kernels": "5"})
    assert plainer.stem == Stem(3, 64, 1, False)
    assert plainer.block == Block((5,), 4)


def test_free_building_goes_on_from_what_stood_there():
    spec = wide_resnet(16, 2, dropout=0.2)
    start = begin("custom", (spec, 40))
    copy, size = read({**DEFAULTS, **start})
    assert size == 40
    assert copy == spec.replace(name="My WRN-16-2")
    assert custom.own(copy) is copy
    rows = start["stages"]
    assert one_more(rows) == [*rows, [256, 2, 2]]
    assert one_fewer(rows) == rows[:2]
    with pytest.raises(SpecError, match="at most 8"):
        one_more([[16, 1, 1]] * 8)
    with pytest.raises(SpecError, match="at least one"):
        one_fewer([[16, 1, 1]])


def test_a_family_begins_with_its_paper_s_images():
    for family, size, classes in (("resnet", 224, 1000), ("speed", 32, 10)):
        spec, pixels = read({**DEFAULTS, **begin(family, None)})
        assert (pixels, spec.classes) == (size, classes)
    assert read({**DEFAULTS, **begin("speed", None)})[0] == speed_resnet()


def test_updates_are_as_many_as_there_are_controls_and_groups():
    assert len(filled({})) == len(filled(DEFAULTS)) == len(DEFAULTS) + len(readers.FAMILIES) + 1


@pytest.mark.parametrize(
    ("family", "name", "depth", "nearest"),
    [
        ("wide_resnet", "wide_depth", "17", (16, 22)),
        ("cifar_resnet", "cifar_depth", 21, (20, 26)),
        ("plain", "plain_depth", 57.0, (56, 62)),
    ],
)
def test_the_legal_depths_around_an_illegal_one_are_offered(family, name, depth, nearest):
    with pytest.raises(DepthError) as caught:
        read({**DEFAULTS, "family": family, name: depth})
    assert caught.value.nearest == nearest
    assert read({**DEFAULTS, "family": family, name: nearest[0]})


def test_numbers_are_read_whole():
    assert [whole(value, "n") for value in (7, 7.0, "7", " 7 ", "7.0")] == [7] * 5
    assert real(1, "x") == 1.0
    assert choice(1, (0, 1, 2), "n") == 1
    for wrong in (True, 1.0, "1"):
        with pytest.raises(SpecError):
            choice(wrong, (0, 1, 2), "n")


def test_a_stride_on_the_first_convolution_is_free_building():
    spec = resnet(50)
    odd = spec.replace(name="odd", block=dataclasses.replace(spec.block, stride_on="first"))
    assert read(write(odd, 64)) == (odd, 64)


def test_every_control_is_a_family_s_or_shared():
    names = [name for own in readers.CONTROLS.values() for name in own]
    assert sorted([*names, *readers.SHARED, "family"]) == sorted(DEFAULTS)


def test_the_depth_is_explained_where_a_block_has_not_two_convolutions():
    say = Say(ENGLISH)

    assert "3 groups × 4 blocks × 3 + 4 = 40." in depth_note(
        wide_resnet(40, 2, kernels=(1, 3, 1)), say
    )
    for spec in (wide_resnet(28, 10), wide_resnet(40, 2, kernels=(3, 1)), resnet(50)):
        assert depth_note(spec, say) == ""


def test_what_is_too_large_for_this_host_is_said_with_what_would_fit():
    say = Say(ENGLISH)

    assert beyond(wide_resnet(28, 10), Limits(), say) == ""
    for spec in (wide_resnet(28, 53), cifar_resnet(1202).replace(stages=(Stage(1024, 500),))):
        assert "up to 60 M parameters, 6 G multiply-adds" in beyond(spec, Limits(), say)
    assert "up to 1 k parameters" in beyond(resnet(18), Limits(params=1000), say)

import math

import pytest

from playground.families import cifar_resnet, plain, resnet, speed_resnet, wide_resnet
from playground.plan import outline, plan
from playground.specs import NetSpec, Stage, Stem
from playground.text import ENGLISH
from playground.ui.build.compare import comparison, ratio_text
from playground.ui.build.tables import formula, table
from playground.ui.text import Say

NETWORKS = (
    (resnet(50), 224),
    (wide_resnet(28, 10), 32),
    (cifar_resnet(110), 32),
    (plain(34), 64),
    (speed_resnet(), 32),
)
IMPOSSIBLE = NetSpec("too deep", Stem(3, 8), (Stage(8, 1, 2), Stage(8, 1, 4), Stage(8, 1, 2)))

say = Say(ENGLISH)


def number(text: str) -> int:
    return int(text.replace(",", "") or 0)


@pytest.mark.parametrize(("spec", "size"), NETWORKS, ids=lambda value: str(value)[:30])
def test_shares_sum_to_one_and_columns_to_the_plan_s_totals(spec, size):
    whole = plan(spec, size)
    shown = table(whole, 128, say)
    stages = shown["stages"]
    for share in ("paramShare", "macShare", "memoryShare"):
        assert math.isclose(sum(stage[share] for stage in stages), 1.0)
    assert sum(number(stage["params"]) for stage in stages) == whole.params
    assert sum(number(stage["macs"]) for stage in stages) == whole.macs
    assert number(shown["total"][3]) == whole.params
    assert number(shown["total"][4]) == whole.macs
    assert len(shown["total"]) == len(shown["columns"])


@pytest.mark.parametrize(("spec", "size"), NETWORKS, ids=lambda value: str(value)[:30])
def test_layers_add_up_to_their_stage_with_those_that_are_alike(spec, size):
    for stage, real in zip(table(plan(spec, size), 1, say)["stages"], plan(spec, size).stages):  # noqa: B905
        sums = [sum(number(row["params"]) for row in unit["layers"]) for unit in stage["units"]]
        blocks = len(real.blocks)
        folded = sums[-1] * (blocks - 2) if blocks > 2 else 0
        assert sum(sums) + folded == real.params


def test_an_impossible_network_is_shown_up_to_where_it_stops():
    shown = table(outline(IMPOSSIBLE, 8), 128, say)
    assert shown["failure"] == "conv4_x: stride 2 has nothing to halve: the map is already 1×1"
    assert [stage["title"] for stage in shown["stages"]] == ["conv1", "conv2_x", "conv3_x"]
    stem = NetSpec("no stem", Stem(2, 8), (Stage(8, 1),))
    nothing = table(outline(stem, 1), 128, say)
    assert nothing["failure"].startswith("conv1: a 2×2 window does not fit")
    assert nothing["stages"] == []


def test_a_size_that_changes_is_worked_out():
    layers = {layer.name: layer for layer in plan(cifar_resnet(20), 32).layers}
    assert formula(layers["stage2.0.conv1"]) == "⌊(32 + 2·1 − 3)/2⌋ + 1 = 16"
    assert formula(layers["stage1.0.conv1"]) == ""


def test_resnet_34_and_its_plain_twin_differ_by_the_projections_alone():
    first, second = plan(resnet(34), 224), plan(plain(34), 224)
    shown = comparison(first, second, say)
    projections = sum(
        layer.params for stage in first.stages for unit in stage.units for layer in unit.shortcut
    )
    blocks, _, params, macs = shown["total"]["pairs"]
    assert not blocks["differs"]
    assert number(params["texts"][0]) - number(params["texts"][1]) == projections
    assert params["differs"]
    assert macs["differs"]
    changed = [row["title"] for row in shown["rows"] if row["pairs"][2]["differs"]]
    assert changed == ["conv3_x", "conv4_x", "conv5_x"]
    assert shown["traits"] == [["shortcut", "B · projection where the shape changes", "None"]]


def test_networks_of_unlike_depth_stand_stage_by_stage():
    shown = comparison(plan(wide_resnet(28, 10), 32), plan(cifar_resnet(1202), 32), say)
    assert [row["title"] for row in shown["rows"]] == [
        "conv1", "group 1 / conv2_x", "group 2 / conv3_x", "group 3 / conv4_x", "classifier",
    ]  # fmt: skip
    ratio = plan(cifar_resnet(1202), 32).params / plan(wide_resnet(28, 10), 32).params
    assert shown["total"]["ratios"][0] == f"× {ratio:.3g}"
    four = comparison(plan(resnet(18), 64), plan(cifar_resnet(20), 64), say)
    assert [row["title"] for row in four["rows"]][-2:] == ["conv5_x", "classifier"]
    assert four["rows"][-2]["pairs"][0] == {"texts": ["2", ""], "differs": True}


def test_ratios_say_when_there_is_no_difference():
    assert ratio_text(5, 5) == "="
    assert ratio_text(0, 5) == ratio_text(5, 0) == ""
    assert ratio_text(1_000_000, 999_999) == "× 1"
    assert ratio_text(21_797_672, 21_623_848) == "× 0.992"

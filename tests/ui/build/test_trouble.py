"""What Build says of a network that cannot be, and the ways out that it offers."""

import gradio as gr
import pytest

from playground.families import named, presets
from playground.settings import Limits
from playground.ui.build.readers import DEFAULTS, FAMILIES, read
from playground.ui.build.tab import BuildTab, use
from playground.ui.build.trouble import TOLD, WRONG


class Asked(gr.Request):
    """A visitor of that language."""

    def __init__(self, language: str = "en") -> None:
        super().__init__(headers={"accept-language": language})


@pytest.fixture
def tab() -> BuildTab:
    made = BuildTab.__new__(BuildTab)
    made.limits = Limits()
    return made


def test_a_bad_link_offers_what_it_may_have_meant(tab: BuildTab) -> None:
    *_, message, ways, below, above = tab.come(
        {"net": "wide_resnet:17,2", "size": "48"}, None, Asked()
    )
    assert "17 is not, try 16 or 22. 3 groups of n blocks of 2 convolutions" in message.value
    assert not message.elem_classes, "what is drawn is what the controls say"
    assert (below.value, above.value) == ("Use 16", "Use 22")
    for side, name in enumerate(("WRN-16-2", "WRN-22-2")):
        spec, size = read(ways[side])
        assert (spec.name, size) == (name, 48)
        assert use(side, ways)[: len(DEFAULTS)] == list(ways[side].values())


@pytest.mark.parametrize(
    "parameters", [{"net": "vgg:16"}, {"net": "plain:21", "classes": "1"}, {"spec": "{"}]
)
def test_a_link_beyond_mending_offers_nothing(tab: BuildTab, parameters: dict[str, str]) -> None:
    *_, message, ways, below, above = tab.come(parameters, None, Asked())
    assert message.visible
    assert ways is None
    assert not below.visible
    assert not above.visible


@pytest.mark.parametrize(
    ("family", "control", "depth", "why"),
    [
        ("wide_resnet", "wide_depth", 17, "블록마다 합성곱 2개가 있어 6n"),
        ("cifar_resnet", "cifar_depth", 21, "첫 합성곱과 분류기가 2층을 더합니다"),
        ("plain", "plain_depth", 57, "그룹이 3개"),
    ],
)
def test_a_wrong_depth_says_why_and_marks_the_drawing_as_an_older_one(
    tab: BuildTab, family: str, control: str, depth: int, why: str
) -> None:
    values = {**DEFAULTS, "family": family, control: depth}
    update = tab._updater(tuple(values))
    answer = update(False, None, False, Asked("ko"), *values.values())
    message, ways, *_ = answer[-TOLD:]
    assert why in message.value
    assert message.elem_classes == [WRONG]
    assert [list(way) for way in ways] == [[control]] * 2
    calm = update(False, None, True, Asked("ko"), *({**values, **ways[1]}).values())
    assert not calm[-TOLD].visible


def test_names_on_offer_are_those_of_networks_and_of_every_family() -> None:
    families = {name.partition(":")[0] for name in presets()}
    assert families == set(FAMILIES) - {"custom"}
    for name in presets():
        assert named(named(name).name) == named(name)

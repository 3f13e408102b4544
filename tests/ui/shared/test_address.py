"""What the page makes of its address: each part's place, and a sentence for what is not to be had."""

import re
import warnings
from pathlib import Path

import gradio as gr
import pytest

from playground.errors import SpecError
from playground.settings import Settings
from playground.ui.browser.asset import asset
from playground.ui.look.address import HEATMAPS, LookPlace
from playground.ui.look.question import WAYS
from playground.ui.look.tab import LookTab
from playground.ui.services import Services
from playground.ui.shared import address
from playground.ui.shared.address import Parameters
from playground.ui.slide.address import ends_of, of_address
from playground.ui.text import speaker
from playground.ui.train.tab import TrainTab
from tests.ui.look.test_tab import COLOUR, LEFT_ALONE, Clicked, NoRuns, write

ASKER = gr.Request(headers={"accept-language": "en"})

OPENING = address.opening_one_of(("build", "train", "look", "slide"))


@pytest.fixture
def services(tmp_path: Path) -> Services:
    write(tmp_path / "colour.safetensors", COLOUR)
    return Services(Settings(data=tmp_path / "data", checkpoints=tmp_path), NoRuns())


def warned(answer):
    """The answer, and what was said beside it."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        found = answer()
    return found, [str(one.message) for one in said]


@pytest.mark.parametrize("tab", ["build", "train", "look", "slide"])
def test_the_tab_of_the_address_is_opened(tab):
    (opened,), said = warned(lambda: OPENING(Parameters({"tab": tab}), "", ASKER))
    assert (opened.selected, said) == (tab, [])


def test_a_tab_that_is_none_is_said_and_the_first_one_opened():
    asked = Parameters({"tab": "<b>x"})
    (opened,), said = warned(lambda: OPENING(asked, "", ASKER))
    assert opened.selected == "build"
    assert len(said) == 1
    assert "<b>" not in said[0]
    assert asked.told == ["tab"]


def test_look_takes_its_network_and_photo_from_the_address(services):
    tab = LookTab(services)
    look = LookPlace(tab.examples, tab.choices)
    place = Parameters({"tab": "look", "network": "shipped:colour", "photo": "photo/bus"})
    (network, photo, *ways), said = warned(lambda: look.come(place, "", ASKER))
    assert ways == [gr.skip()] * 3
    assert (network.value, said, place.told) == ("shipped:colour", [], [])
    assert photo.shape == tab.examples.photo("bus").shape


@pytest.mark.parametrize(
    ("chosen", "place", "wanted"),
    [
        (None, {"network": "shipped:colour"}, "shipped:colour"),
        ("foreign:imagenet", {"network": "shipped:colour"}, LEFT_ALONE),
        (None, {"network": "nowhere"}, "foreign:imagenet"),
        (None, {}, "foreign:imagenet"),
    ],
)
def test_look_offers_first_what_the_address_asks_for(services, chosen, place, wanted):
    asker = gr.Request(headers={"accept-language": "en"})
    asker.query_params = place
    update = LookTab(services).offer(chosen, asker).constructor_args
    assert update.get("value", LEFT_ALONE) == wanted


@pytest.mark.parametrize(
    "place",
    [
        {"network": "run:0123456789abcdef"},
        {"network": "../../etc"},
        {"photo": "cifar10/1"},
        {"photo": ""},
        {"scale": "5"},
        {"scale": "2.0"},
        {"unstrided": "-1"},
        {"fit": "<b>"},
    ],
)
def test_what_look_does_not_have_leaves_it_as_it_begins(services, place):
    tab = LookTab(services)
    look = LookPlace(tab.examples, tab.choices)
    asked, elsewhere = Parameters({"tab": "look", **place}), Parameters(place)
    found, said = warned(lambda: look.come(asked, "", ASKER))
    assert found == [gr.skip()] * 5
    assert len(said) == 1
    assert asked.told == [*place]
    assert warned(lambda: look.come(elsewhere, "", ASKER))[1] == [], "Look was not asked for"
    assert elsewhere.told == []


def test_look_takes_from_the_address_how_the_photo_is_given(services):
    look = LookPlace(LookTab(services).examples, lambda *_: [])
    place = Parameters({"tab": "look", "unstrided": "2", "scale": "3", "fit": "letterbox"})
    found, said = warned(lambda: look.come(place, "", ASKER))
    assert (found[2:], said) == (["letterbox", 3, 2], [])


def test_what_the_heatmap_does_not_find_is_said_by_its_name_alone(services):
    look = LookPlace(LookTab(services).examples, lambda *_: [])
    event = Clicked({"name": "stage", "value": "<b>x"})
    (said,) = warned(lambda: look.lacks(event, ASKER))[1]
    assert "stage" in said
    assert "<b>" not in said
    for junk in (None, "owner", ["stage"], {}):
        with pytest.raises(SpecError):
            look.lacks(Clicked({"name": junk, "value": 1}), ASKER)


def test_all_that_the_server_and_the_browser_read_of_look_is_in_a_link():
    rules = asset("address/rules.js")
    listed = rules.partition("const LOOK = [")[2].partition("];")[0]
    names = {"network", "photo", *HEATMAPS}
    assert set(re.findall(r'"(\w+)"', listed)) == names
    ways = rules.partition("const WAYS = [")[2].partition("];")[0]
    assert re.findall(r'"(\w+)"', ways) == [*WAYS]


@pytest.mark.parametrize("seed", ["-1", "1e400", "nan", "x", "2.5", "99999999999999999999"])
def test_a_seed_of_an_address_is_checked(seed):
    with pytest.raises(SpecError):
        of_address("a", seed)


def test_a_run_of_somebody_else_is_not_to_be_had(services):
    services.executor.unreadable = lambda _owner: 0
    tab = TrainTab.__new__(TrainTab)
    tab.services = services
    place = Parameters({"tab": "train", "run": "0123456789abcdef"})
    (runs, *_), said = warned(lambda: tab._come(place, "", ASKER))
    assert runs.value is None
    assert len(said) == 1


def test_what_was_told_goes_out_of_the_address(services):
    """By the last update of an arrival, which is the address widget's own."""
    page = address.Address.__new__(address.Address)
    page._owners = services.owners

    def bad(asked, _owner, request):
        address.lacking(asked, "slide", "a", speaker(request))
        return ["an update"]

    for tab, wanted in (("slide", ["a"]), ("look", gr.skip())):
        asked = Parameters({"tab": tab, "a": "x"})
        answer, _ = warned(lambda asked=asked: page._brought(bad, asked, ASKER))
        assert answer == ["an update", wanted]


def test_an_address_opens_its_tab():
    (opened,), _ = warned(lambda: OPENING(Parameters({"tab": "train"}), "", ASKER))
    assert opened.selected == "train"


def test_a_row_of_stops_says_the_ends_and_a_point_has_no_seed():
    assert ends_of(Parameters({"stops": "17,zAAAA,53", "a": "4"})) == {"a": "17", "b": "53"}
    assert ends_of(Parameters({"stops": "17"})) == ends_of(Parameters({})) == {}
    assert of_address("a", "zAAAA") is None
    with pytest.raises(SpecError):
        of_address("a", "cat")

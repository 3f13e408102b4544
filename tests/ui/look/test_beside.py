"""Another network before the same photo: which are offered, which one is taken, and what is told of it."""

import base64
import dataclasses

import numpy as np
import pytest

from playground.data.catalog import FASHION_MNIST
from playground.errors import Fetching
from playground.explain.evidence import FINEST
from playground.explain.finding import look
from playground.settings import Limits, Settings
from playground.specs import NetSpec, RunSpec, TrainSpec
from playground.text import ENGLISH
from playground.ui.look.beside import Beside, differs
from playground.ui.look.question import Question
from playground.ui.look.tab import LookTab
from playground.ui.services import Services
from playground.ui.shared.traits import traits
from playground.ui.text import Say
from tests.ui.look.test_tab import ASKER, COLOUR, GREY, JUNK, Clicked, NoRuns, upload, write
from tests.ui.look.test_tools import QUESTION, answer, given

__all__ = ["upload"]
MAX = COLOUR.replace(name="Tiny max", pool="max")
DEEPER = COLOUR.replace(name="Deeper", stages=COLOUR.stages[:2], shortcut="C")


@pytest.fixture
def tool(tmp_path):
    write(tmp_path / "colour.safetensors", COLOUR)
    write(tmp_path / "a-deeper.safetensors", DEEPER)
    write(tmp_path / "maximum.safetensors", MAX)
    write(tmp_path / "grey.safetensors", GREY, FASHION_MNIST)
    tab = LookTab(Services(Settings(data=tmp_path / "data", checkpoints=tmp_path), NoRuns()))
    made = Beside(tab.asked, tab.services)
    made._question = QUESTION
    return made


def told(tool, upload, before="shipped:colour", **event):
    clicked = Clicked({"turn": 4, "index": 2} | event)
    return answer(tool.beside(given(upload, before), clicked, ASKER), "beside")


def test_the_twin_is_taken_first_and_only_those_are_offered_that_know_the_class(tool, upload):
    found = told(tool, upload)
    assert [choice for _, choice in found["networks"]] == ["shipped:a-deeper", "shipped:maximum"]
    assert (found["turn"], found["network"], found["name"]) == (4, "shipped:maximum", "Tiny max")
    assert found["adds"] is False
    assert found["says"] == (
        "Their specs differ in one thing alone, pooling: average, and max. "
        "They were trained alike, from the same seed."
    )


def test_what_the_other_network_sees_is_its_own_look_at_the_photo(tool, upload):
    found = told(tool, upload, network="shipped:a-deeper")
    assert (found["network"], found["says"]) == ("shipped:a-deeper", "")
    seen = look(tool._asked(Question(upload, "shipped:a-deeper"), ASKER).looking, Limits())
    assert found["class"]["name"] == seen.subject.classes[2]
    assert found["class"]["probability"] == pytest.approx(seen.probabilities[2], abs=1e-4)
    steps = np.frombuffer(base64.b64decode(found["map"]), "<i2")
    values = steps.reshape(found["rows"], found["columns"]) * found["peak"] / FINEST
    np.testing.assert_allclose(values, seen.maps[2], atol=1e-4 * found["peak"])


def test_a_network_that_does_not_know_the_class_is_not_taken(tool, upload):
    assert told(tool, upload, network="shipped:grey")["network"] == "shipped:maximum"
    assert told(tool, upload, "shipped:grey") == {"turn": 4, "networks": []}


def test_one_whose_weights_are_on_their_way_is_asked_for_again(tool, upload, monkeypatch):
    asked = tool._asked

    def fetching(question, request):
        if question.network == "shipped:maximum":
            raise Fetching("the weights are on their way")
        return asked(question, request)

    monkeypatch.setattr(tool, "_asked", fetching)
    found = told(tool, upload)
    assert (found["message"], found["again"]) == ("the weights are on their way", True)
    assert found["network"] == "shipped:maximum"


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_gets_a_sentence_or_the_usual_network(tool, upload, junk):
    assert told(tool, upload, before=junk).keys() == {"turn", "message"}
    assert told(tool, upload, index=junk).keys() == {"turn", "message"}
    assert told(tool, upload, network=junk)["network"] == "shipped:maximum"
    assert "message" in answer(tool.beside(given(junk), Clicked({"index": 0}), ASKER), "beside")


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(NetSpec) if f.name != "name"])
def test_every_field_has_words(field):
    assert Say(ENGLISH)(f"build.trait_{field}")
    assert traits(COLOUR, Say(ENGLISH))[field]


def test_a_network_that_was_trained_otherwise_is_said_to_be():
    one, other = (RunSpec(net, TrainSpec(dataset="shapes")) for net in (COLOUR, MAX))
    say = Say(ENGLISH)
    assert differs(one, dataclasses.replace(other, seed=1), say).endswith("not trained alike.")
    assert differs(one, None, say) == differs(one, one, say) == ""

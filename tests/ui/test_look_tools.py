"""What the heatmap's tools are answered: good questions, and everything else."""

import json

import gradio as gr
import pytest

from playground.explain.parts import parts_of
from playground.settings import Settings
from playground.ui.look import LookTab
from playground.ui.look_tools import LookTools
from playground.ui.services import Services
from tests.ui.test_look import ASKER, COLOUR, JUNK, Clicked, NoRuns, upload, write

__all__ = ["upload"]
QUESTION = ("photo", "network", "scale", "unstrided")


@pytest.fixture
def tools(tmp_path):
    write(tmp_path / "colour.safetensors", COLOUR)
    tab = LookTab(Services(Settings(data=tmp_path / "data", checkpoints=tmp_path), NoRuns()))
    made = LookTools(tab.asked, tab.services.settings.limits)
    made._question = QUESTION
    return made


def given(upload, network="shipped:colour"):
    return dict(zip(QUESTION, (upload, network, 1, 0), strict=True))


def answer(update: gr.HTML, name: str) -> dict:
    told = update.props[name]
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    return told


def test_a_maps_terms_are_told(tools, upload):
    told = answer(tools.apart(given(upload), Clicked({"turn": 7, "index": 3}), ASKER), "apart")
    looking = tools._asked(*given(upload).values(), ASKER).looking
    parts = parts_of(looking, 3)
    assert (told["turn"], told["index"], told["others"]) == (7, 3, parts.others)
    assert told["shares"] == pytest.approx(parts.shares.tolist())
    assert told["channels"] == parts.channels.tolist()


@pytest.mark.parametrize("junk", [*JUNK, 10], ids=repr)
def test_an_index_of_no_class_gets_a_sentence(tools, upload, junk):
    told = answer(tools.apart(given(upload), Clicked({"turn": 1, "index": junk}), ASKER), "apart")
    assert told.keys() == {"turn", "message"}


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_a_question_that_cannot_be_answered_gets_a_sentence(tools, upload, junk):
    event = Clicked({"turn": 1, "index": 0})
    assert "message" in answer(tools.apart(given(junk), event, ASKER), "apart")
    assert "message" in answer(tools.apart(given(upload, junk), event, ASKER), "apart")
    assert "message" in answer(tools.apart(given(upload), Clicked(junk), ASKER), "apart")

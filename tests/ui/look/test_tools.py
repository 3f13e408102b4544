"""What the heatmap's tools are answered: good questions, and everything else."""

import base64
import json

import gradio as gr
import numpy as np
import pytest

from playground.explain.covering import MASK_SIDE, cover
from playground.explain.evidence import FINEST
from playground.explain.finding import look
from playground.explain.inputs import prepared
from playground.explain.parts import parts_of
from playground.images import resize_to
from playground.settings import Limits, Settings
from playground.ui.look.question import Question
from playground.ui.look.tab import LookTab
from playground.ui.look.tools import STROKES, LookTools
from playground.ui.services import Services
from tests.ui.look.test_tab import ASKER, COLOUR, JUNK, Clicked, NoRuns, upload, write

__all__ = ["upload"]
QUESTION = ("photo", "network", "scale", "unstrided", "fit")


@pytest.fixture
def tools(tmp_path):
    write(tmp_path / "colour.safetensors", COLOUR)
    tab = LookTab(Services(Settings(data=tmp_path / "data", checkpoints=tmp_path), NoRuns()))
    made = LookTools(tab.asked, tab.services.settings.limits, tab.examples.picture)
    made._question = QUESTION
    return made


def given(upload, network="shipped:colour"):
    return dict(zip(QUESTION, (upload, network, 1, 0, "crop"), strict=True))


def answer(update: gr.HTML, name: str) -> dict:
    told = update.props[name]
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    return told


def test_a_maps_terms_are_told(tools, upload):
    told = answer(tools.apart(given(upload), Clicked({"turn": 7, "index": 3}), ASKER), "apart")
    looking = tools._asked(Question(*given(upload).values()), ASKER).looking
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


EVERYWHERE = base64.b64encode(b"\xff" * (MASK_SIDE**2 // 8)).decode()


def stroke(**other: object) -> Clicked:
    return Clicked({"turn": 2, "index": 3, "mask": EVERYWHERE, "way": "grey"} | other)


def test_a_stroke_is_answered_with_all_probabilities_and_some_maps(tools, upload):
    told = answer(tools.covered(given(upload), stroke(), ASKER), "covered")
    looking = tools._asked(Question(*given(upload).values()), ASKER).looking
    found = look(cover(looking, np.ones((MASK_SIDE, MASK_SIDE), bool), "grey"), Limits())
    shares = np.frombuffer(base64.b64decode(told["probabilities"]), "<f4")
    np.testing.assert_allclose(shares, found.probabilities, rtol=1e-6)
    indices = [item["index"] for item in told["classes"]]
    assert indices[:5] == found.order[:5]
    assert 3 in indices
    steps = np.frombuffer(base64.b64decode(told["maps"]), "<i2").reshape(len(indices), 8, 8)
    peaks = np.array([item["peak"] for item in told["classes"]])[:, None, None]
    np.testing.assert_allclose(steps * peaks / FINEST, found.maps[indices], atol=1e-3)


@pytest.mark.parametrize(
    "other",
    [
        {"mask": "!"},
        {"mask": 3},
        {"mask": ""},
        {"way": "x"},
        {"way": []},
        {"way": "photo"},
        {"way": "photo", "patch": "photo/../../x"},
        {"way": "photo", "patch": 3},
    ],
)
def test_a_stroke_of_junk_gets_a_sentence(tools, upload, other):
    told = answer(tools.covered(given(upload), stroke(**other), ASKER), "covered")
    assert told.keys() == {"turn", "message"}


def test_a_stroke_with_another_photos_patch_shows_the_network_that_photo(tools, upload):
    event = stroke(way="photo", patch="photo/tower")
    told = answer(tools.covered(given(upload), event, ASKER), "covered")
    looking = tools._asked(Question(*given(upload).values()), ASKER).looking
    tower, _ = resize_to(tools._picture("photo/tower"), len(looking.seen))
    batch, _ = prepared(tower, looking.subject.mean, looking.subject.std)
    found = look(looking._replace(batch=batch), Limits())
    shares = np.frombuffer(base64.b64decode(told["probabilities"]), "<f4")
    np.testing.assert_allclose(shares, found.probabilities, rtol=1e-5)


def test_more_strokes_than_the_host_answers_at_once_are_told_to_come_again(tools, upload):
    for _ in range(STROKES):
        tools._strokes.acquire()
    assert answer(tools.covered(given(upload), stroke(), ASKER), "covered") == {
        "turn": 2, "busy": True,
    }  # fmt: skip
    tools._strokes.release()
    assert "classes" in answer(tools.covered(given(upload), stroke(), ASKER), "covered")
    assert tools._strokes.acquire(blocking=False)  # given back

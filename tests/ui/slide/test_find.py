"""Slide's way back as the page asks for it: a point that the walk takes, or a sentence."""

import asyncio
import base64
from types import SimpleNamespace

import gradio as gr
import numpy as np
import pytest

from playground import text
from playground.errors import DataError, ImageError, SpecError
from playground.latents import finding
from playground.latents.points import read, written
from playground.ui.http.owner import Owners
from playground.ui.slide.find import SIDE, Find, target
from playground.ui.slide.memory import Memory
from playground.ui.slide.walk import Walk, view
from playground.ui.slide.walk_tab import _ends
from playground.ui.text import Say
from tests.ui.slide.test_plane import pixels

ENGLISH = Say(text.ENGLISH)
REQUEST = gr.Request(headers={}, session_hash="page")


class Event(SimpleNamespace):
    """What Gradio hands in of an event."""


def sent(picture: np.ndarray) -> str:
    return base64.b64encode(picture.astype(np.uint8).tobytes()).decode()


def square() -> np.ndarray:
    picture = np.zeros((SIDE, SIDE, 3))
    picture[30:80, 40:90] = 255
    return picture


@pytest.fixture
def find(generators, tmp_path, monkeypatch):
    for name, value in {"SECONDS": 60.0, "STEPS": 20, "HEATS": 6}.items():
        monkeypatch.setattr(finding, name, value)
    return Find(generators, Owners("secret"), Memory(generators, tmp_path))


def asked(find: Find, **data) -> list[dict]:
    async def all_of_them():
        event = Event(_data={"generator": "shipped:tiny", "turn": 7} | data)
        return [told.props["found"] async for told in find.find(event, REQUEST)]

    return asyncio.run(all_of_them())


def test_a_picture_becomes_a_point_whose_image_is_the_one_shown(find, generators):
    answers = asked(find, picture=sent(square()), drawn=False)
    assert {one["turn"] for one in answers} == {7}
    source = generators.of({"generator": "shipped:tiny"})
    wanted = pixels(answers[0]["wanted"])
    assert wanted[10:18, 12:20].min() > 200
    assert wanted[:6].max() < 40
    last = answers[-1]
    assert last["done"]
    assert last["distance"] < last["began"] == answers[1]["began"] == answers[1]["distance"]
    image = source.frames(read(last["stop"], source.spec.latent)[None])[0, ..., 0]
    assert np.abs(pixels(last["made"])[..., 0] - image).mean() < 6
    shown = target(source, sent(square()), False)[..., 0]
    far = np.sqrt(((image.astype(float) - shown) ** 2).mean()) / 255
    assert last["distance"] == pytest.approx(far, abs=0.001)


def test_the_walk_takes_the_point_as_an_end(generators):
    source = generators.of({"generator": "shipped:tiny"})
    stop = written(source.latents([8])[0])
    walked, seeds = view(source, [3, stop], "sphere"), view(source, [3, 8], "sphere")
    assert walked["seeds"] == [3, stop]
    assert np.abs(pixels(walked["keys"]) - pixels(seeds["keys"])).mean() < 4
    question = {"generator": "shipped:tiny", "seeds": [3, stop], "way": "line", "kind": "npy"}
    assert Walk(generators).take(question, ENGLISH)["name"] == "walk-3-z.npy"
    assert _ends(Event(_data={"seeds": [3, stop]})) == [3, None]
    with pytest.raises(SpecError, match="have 9 numbers"):
        view(generators.of({"generator": "shipped:large"}), [3, stop], "sphere")


def test_a_drawing_is_placed_and_a_photo_is_not(generators):
    source = generators.of({"generator": "shipped:tiny"})
    photo, drawing = (target(source, sent(square()), drawn) for drawn in (False, True))
    assert photo.shape == drawing.shape == (32, 32, 1)
    assert np.abs(photo.astype(float) - drawing).mean() > 2


@pytest.mark.parametrize("junk", [None, 5, "", "???", sent(np.zeros(5)), "é", ["a"]])
def test_what_is_no_picture_gets_a_sentence(find, generators, junk):
    source = generators.of({"generator": "shipped:tiny"})
    with pytest.raises(ImageError, match="draw or choose it again"):
        target(source, junk, False)
    (answer,) = asked(find, picture=junk)
    assert answer["problem"].endswith("draw or choose it again")


def test_a_classifier_finds_nothing(find):
    (answer,) = asked(find, generator="shipped:resnet8-shapes", picture=sent(square()))
    assert "makes no images" in answer["problem"]


def test_without_its_data_set_there_is_no_test_image(find):
    with pytest.raises(DataError, match="are not on this server"):
        find.test({"generator": "shipped:tiny"}, ENGLISH)

"""What Slide's pad asks: true frames for good questions, a sentence for every other one."""

import base64
import io
import re

import gradio as gr
import numpy as np
import pytest
from PIL import Image

from playground import text
from playground.latents import frames, latent, square
from playground.ui.shared.guarded import answering
from playground.ui.slide.plane import Plane
from playground.ui.slide.samples import PAGE, samples
from playground.ui.text import Say
from tests.latents.tiny import SPEC, tiny
from tests.ui.conftest import LARGE

ENGLISH = Say(text.ENGLISH)
SEEDS = [1, 2, 3, 4]


@pytest.fixture
def plane(generators):
    return Plane(generators)


def asked(**changes):
    return {"generator": "shipped:tiny", "seeds": SEEDS, "x": 0.25, "y": 0.5} | changes


def pixels(answer) -> np.ndarray:
    picture = Image.open(io.BytesIO(base64.b64decode(answer["src"].partition(",")[2])))
    assert picture.size[0] == answer["columns"] * answer["side"]
    return np.asarray(picture.convert("RGB")).astype(float)


def true(spec, seed, x, y) -> np.ndarray:
    corners = np.stack([latent(s, spec.latent) for s in SEEDS])
    image = frames(tiny(spec, seed), square(corners, np.array([[x, y]], np.float32)))[0]
    return np.broadcast_to(image, (*image.shape[:2], 3)).astype(float)


def test_the_place_s_frame_is_the_generator_s_own(plane):
    answer = plane.place(asked(), ENGLISH)
    assert np.abs(pixels(answer) - true(SPEC, 1, 0.25, 0.5)).mean() < 6
    assert np.abs(pixels(answer) - true(SPEC, 1, 0.9, 0.1)).mean() > 10
    assert "beside" not in answer


def test_another_generator_shows_the_same_seeds_beside(plane):
    answer = plane.place(asked(beside="shipped:large"), ENGLISH)
    assert answer["beside"]["side"] == 64
    seen, wanted = pixels(answer["beside"]), true(LARGE, 5, 0.25, 0.5)
    assert np.abs(seen - wanted).mean() < 8
    assert np.abs(seen - true(LARGE, 5, 0.9, 0.1)).mean() > 16


def test_each_tile_of_the_map_is_made_of_the_place_at_its_centre(plane):
    answer = plane.tiles(asked(), ENGLISH)
    sheet, count = pixels(answer), answer["columns"]
    assert sheet.shape == (count * 32, count * 32, 3)
    tile = sheet[32 * 2 : 32 * 3, 32 * 6 : 32 * 7]
    assert np.abs(tile - true(SPEC, 1, 6.5 / count, 2.5 / count)).mean() < 6
    corners = pixels(answer["corners"])
    assert np.abs(corners[:, 96:] - true(SPEC, 1, 1, 1)).mean() < 6


def test_three_seeds_make_a_triangle(plane):
    question = asked(seeds=SEEDS[:3])
    corners = pixels(plane.tiles(question, ENGLISH)["corners"])
    assert corners.shape == (32, 3 * 32, 3)
    for i, (x, y) in enumerate([(0.5, 0), (0, 1), (1, 1)]):
        seen = pixels(plane.place({**question, "x": x, "y": y}, ENGLISH))
        image = frames(tiny(), latent(SEEDS[i], SPEC.latent)[None])[0]
        assert np.abs(seen - image).mean() < 6
        assert np.abs(corners[:, 32 * i : 32 * (i + 1)] - image).mean() < 6


def test_samples_are_of_the_seeds_they_name(generators):
    answer = samples(generators, {"generator": "shipped:tiny", "page": 1}, ENGLISH)
    assert answer["seeds"] == list(range(PAGE, 2 * PAGE))
    image = frames(tiny(), latent(PAGE + 9, 6)[None])[0]
    seen = pixels(answer)[32:64, 32:64]  # the second row of eight begins with the ninth
    assert np.abs(seen - image).mean() < 6


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"seeds": [1, 2]}, "seeds must be a list of 3 to 4, not 2"),
        ({"seeds": "1234"}, "seeds must be a list of 3 to 4, not '1234'"),
        ({"seeds": [1, 2, 3, float("nan")]}, "a seed must be a whole number"),
        ({"seeds": [1, 2, 3, -4]}, "a seed must lie between 0 and"),
        ({"seeds": [1, 2, 3, 10**18]}, "a seed must be a whole number, not so large"),
        ({"x": float("nan")}, "a place in the plane must be a number, not nan"),
        ({"y": None}, "a place in the plane must be a number, not empty"),
        ({"generator": "shipped:resnet8-shapes"}, "makes no images: choose a DCGAN or a WGAN"),
        ({"generator": ["x"]}, "choose one of the networks in the list"),
        ({"beside": "run:../../x"}, "there is no such run"),
    ],
)
def test_mistakes_are_sentences(plane, changes, sentence):
    place = answering("place", plane.place)
    problem = place(asked(**changes), None)["problem"]
    assert sentence in problem
    korean = gr.Request(headers={"accept-language": "ko"})
    assert re.search("[가-힣]", place(asked(**changes), korean)["problem"])


def test_whatever_else_is_asked_is_answered_with_words(plane):
    for question in (None, [], "x", 3, {}):
        assert answering("place", plane.place)(question, None).keys() == {"problem"}

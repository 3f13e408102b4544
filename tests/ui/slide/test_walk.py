"""Slide's walk: true frames in their order, the curves beneath them, and files that open."""

import base64
import io
import itertools
import re

import gradio as gr
import numpy as np
import pytest
from PIL import Image

from playground import text
from playground.latents import frames, latent, path
from playground.latents.tour import tour
from playground.ui.shared.guarded import answering
from playground.ui.slide.questions import Generators
from playground.ui.slide.walk import GIF_SIDE, Walk, changes, view
from playground.ui.slide.walk_tab import WORDS
from playground.ui.text import Say
from tests.latents.tiny import tiny

ENGLISH = Say(text.ENGLISH)


@pytest.fixture
def source(generators: Generators):
    return generators.of({"generator": "shipped:tiny"})


@pytest.fixture
def walk(generators: Generators) -> Walk:
    return Walk(generators)


def asked(**changed):
    return {
        "generator": "shipped:tiny",
        "seeds": [3, 8],
        "way": "sphere",
        "closed": False,
    } | changed


def pixels(src: str) -> np.ndarray:
    picture = Image.open(io.BytesIO(base64.b64decode(src.partition(",")[2])))
    return np.asarray(picture.convert("L")).astype(float)


def image(seed: int) -> np.ndarray:
    return frames(tiny(), latent(seed, 6)[None])[0, ..., 0].astype(float)


def test_the_strip_leads_through_the_seeds_images(source):
    value = view(source, [3, 8, 5], "sphere")
    strip = pixels(value["src"])
    assert strip.shape == (32, value["count"] * 32)
    assert np.abs(image(3) - image(8)).mean() > 10
    middle = value["count"] // 2
    for seed, frame in ((3, 0), (8, middle), (5, value["count"] - 1)):
        assert np.abs(strip[:, 32 * frame : 32 * frame + 32] - image(seed)).mean() < 6
    keys = pixels(value["keys"]["src"])
    assert np.abs(keys[:, 64:] - image(5)).mean() < 6


def test_a_closed_way_comes_back(source):
    value = view(source, [3, 8, 5], "sphere", closed=True)
    strip = pixels(value["src"])
    assert np.abs(strip[:, -32:] - image(3)).mean() < 6
    assert value["keys"]["columns"] == 3
    assert np.abs(pixels(value["keys"]["src"])[:, 64:] - image(5)).mean() < 6


def test_the_curves_are_what_they_say(source):
    value = view(source, [3, 8], "line")
    for way in ("sphere", "line"):
        norms = np.linalg.norm(path(latent(3, 6), latent(8, 6), 61, way), axis=1)
        np.testing.assert_allclose(value["lengths"][way], norms, atol=1e-3)
    made = frames(tiny(), path(latent(3, 6), latent(8, 6), 61, "line"))
    by_hand = [np.abs(a.astype(float) - b).mean() / 255 for a, b in itertools.pairwise(made)]
    np.testing.assert_allclose(value["changes"], by_hand, atol=1e-4)
    still = np.zeros((3, 4, 4, 1), np.uint8)
    still[2] = 255
    assert changes(still).tolist() == [0, 1]


def taken(walk: Walk, **changed) -> tuple[str, bytes]:
    answer = walk.take(asked(**changed), ENGLISH)
    return answer["name"], base64.b64decode(answer["uri"].partition(",")[2])


def test_a_walk_is_taken_away_as_files_that_open(walk):
    name, film = taken(walk, kind="gif", seeds=[3, 8, 5], closed=True, pixels=True)
    assert name == "walk-3-8-5.gif"
    opened = Image.open(io.BytesIO(film))
    assert (opened.size, opened.info["loop"]) == ((GIF_SIDE, GIF_SIDE), 0)
    assert opened.n_frames > 30  # Pillow leaves out what does not change
    first = np.asarray(opened.convert("L")).astype(float)[3::6, 3::6]
    assert np.abs(first - image(3)).mean() < 4
    _, strip = taken(walk, kind="png")
    lossless = np.asarray(Image.open(io.BytesIO(strip)))
    np.testing.assert_array_equal(lossless[:, -32:], image(8))
    _, latents = taken(walk, kind="npy", way="line")
    vectors = np.load(io.BytesIO(latents))
    np.testing.assert_allclose(vectors, tour(np.stack([latent(3, 6), latent(8, 6)]), "line"))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"seeds": [3]}, "seeds must be a list of 2 to 8, not 1"),
        ({"seeds": list(range(9))}, "seeds must be a list of 2 to 8, not 9"),
        ({"seeds": [3, float("nan")]}, "a seed must be a whole number, not nan"),
        ({"seeds": [3, -1]}, "a seed must lie between 0 and"),
        ({"way": "up"}, "the path must be one of sphere, line, not 'up'"),
        ({"kind": "exe"}, "the kind of file must be one of gif, png, npy, not 'exe'"),
        ({"generator": "shipped:resnet8-shapes"}, "makes no images: choose a DCGAN or a WGAN"),
    ],
)
def test_mistakes_are_sentences(walk, changed, sentence):
    take, question = answering("take", walk.take), asked(**{"kind": "png"} | changed)
    assert sentence in take(question, None)["problem"]
    assert re.search(
        "[가-힣]", take(question, gr.Request(headers={"accept-language": "ko"}))["problem"]
    )


def test_every_word_of_the_widget_is_there():
    assert all(f"slide.{word}" in ENGLISH.language.page for word in WORDS)

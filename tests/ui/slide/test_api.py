"""`/slide`, called as a program calls it."""

import base64
import io

import numpy as np
import pytest
from gradio_client.exceptions import AppError
from PIL import Image

from playground.latents import latent, opened, path
from playground.settings import ROOT
from tests.ui.build.test_api import client  # noqa: F401  (a fixture)


@pytest.fixture(scope="module")
def slide(client):  # noqa: F811
    return lambda *arguments: client.predict(*arguments, api_name="/slide")


def test_the_strip_is_the_generator_s_own(slide):
    answer = slide("wgan-mnist", [7, 9], "line", 5)
    picture = Image.open(io.BytesIO(base64.b64decode(answer["strip"].partition(",")[2])))
    assert (answer["frames"], answer["side"], answer["channels"]) == (5, 32, 1)
    z = path(latent(7, 100), latent(9, 100), 5, "line")
    images = opened(ROOT / "checkpoints" / "wgan-mnist.safetensors").frames(z)
    wanted = np.concatenate(list(images[..., 0]), axis=1)
    assert np.abs(np.asarray(picture).astype(int) - wanted).max() <= 1
    np.testing.assert_allclose(answer["lengths"], np.linalg.norm(z, axis=1), atol=1e-3)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("wgan-mnist", [1, 2], "sphere", 10**18), "frames must be a whole number, not so large"),
        (("wgan-mnist", [1, 2], "sphere", 1000), "frames must lie between 2 and 241"),
        (("wgan-mnist", [1, "NaN"]), "a seed must be a whole number"),
        (("wgan-mnist", [1]), "seeds must be a list of 2 to 8, not 1"),
        (("wgan-mnist", [1, 2], "over"), "the path must be one of sphere, line"),
        (("resnet8-shapes", [1, 2]), "makes no images: choose a DCGAN or a WGAN"),
        (("../x", [1, 2]), "choose one of the networks in the list"),
    ],
)
def test_mistakes_come_back_as_sentences(slide, arguments, sentence):
    with pytest.raises(AppError, match=sentence):
        slide(*arguments)

"""`/explain`, called as a program calls it."""

import base64
import io
from pathlib import Path

import gradio as gr
import numpy as np
import pytest
from gradio_client import handle_file
from gradio_client.exceptions import AppError
from PIL import Image

from playground.explain.finding import before, look_at, opened
from playground.explain.methods import METHODS, explained_by, finished
from playground.explanation import Asking, explained, pictures
from playground.images import read_picture
from playground.settings import ROOT, Limits
from tests.ui.build.test_api import client  # noqa: F401  (a fixture)

LION = gr.media.get_image("lion.jpg")
NET = "shipped:wrn16-2-cifar10"


@pytest.fixture(scope="module")
def explain(client):  # noqa: F811
    return lambda *arguments: client.predict(*arguments, api_name="/explain")


def looking():
    path = ROOT / "checkpoints" / "wrn16-2-cifar10.safetensors"
    return before(read_picture(Path(LION), Limits()), opened(path), 1, 0, Limits())


def test_all_classes_in_the_form_that_look_has_always_had(client):  # noqa: F811
    photo = handle_file(LION)
    told = client.predict(photo, NET, "2", 1, api_name="/look")
    assert told == client.predict(photo, network=NET, scale=2, unstrided=1, api_name="/look")
    found = look_at(read_picture(Path(LION), Limits()), looking().subject, 2, 1, Limits())
    assert [one["index"] for one in told["classes"]] == found.order
    assert (told["rows"], told["columns"]) == found.maps.shape[1:]
    assert "one of 1, 2, 3, 4" in str(message(client, photo, NET, 9, 0))


def message(client, *asked):  # noqa: F811
    with pytest.raises(AppError) as caught:
        client.predict(*asked, api_name="/look")
    return caught.value


def test_a_class_by_a_method_of_many_passes(explain):
    answer = explain(handle_file(LION), NET, "DOG", "occlusion", "", True)
    seen = looking()
    index = seen.subject.classes.index("dog")
    assert (answer["class"], answer["index"]) == ("dog", index)
    expected = explained_by(METHODS["occlusion"], seen, index)
    np.testing.assert_allclose(answer["values"], expected, atol=1e-3)
    assert -1 <= answer["faithfulness"]["score"] <= 1
    whole = finished(explained(seen, Asking("dog", "occlusion"), Limits()))
    assert answer["box"] == list(whole.box)
    shown = Image.open(io.BytesIO(base64.b64decode(answer["overlay"].partition(",")[2])))
    (drawn,) = pictures(read_picture(Path(LION), Limits()), [whole], "signed")
    assert np.abs(np.asarray(shown).astype(int) - drawn).max() <= 8


def test_the_likeliest_by_cam_where_nothing_is_said(explain):
    answer = explain(handle_file(LION))
    assert (answer["class"], answer["method"], answer["map"]) == ("lion", "cam", [7, 7])


def test_another_network_is_told_beside_the_first(explain):
    pair = ("shipped:resnet11-catsdogs", "shipped:resnet11-max-catsdogs")
    answer = explain(handle_file(LION), pair[0], "dog", "cam", "", False, pair[1])
    alone = explain(handle_file(LION), pair[1], "dog")
    assert answer["difference"] == {"field": "pool", "alike": True}
    assert answer["beside"].pop("overlay") != alone.pop("overlay")  # of one scale with the first
    assert answer["beside"] == alone
    assert answer["values"] != alone["values"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((NET, "cat", "cam", "", False, "foreign:imagenet"), "no class that is called 'cat'"),
        ((NET, "lion"), "has no class with 'lion' in its name"),
        ((NET, "", "lime"), "the method must be one of cam, gradcam"),
        ((NET, "", "gradcam", "stage9"), "the stage must be one of stem"),
        (("shipped:../x",), "choose one of the networks in the list"),
    ],
)
def test_mistakes_come_back_as_sentences(explain, arguments, sentence):
    with pytest.raises(AppError, match=sentence):
        explain(handle_file(LION), *arguments)


def test_a_file_of_the_server_is_no_photo(explain):
    with pytest.raises((AppError, ValueError)):
        explain({"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}})

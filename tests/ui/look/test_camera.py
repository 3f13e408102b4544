"""What the camera took joins a class's photos; nothing else does."""

import gradio as gr
import pytest
from PIL import Image

from playground.errors import ImageError, PlaygroundError
from playground.explain.teachable import PHOTOS
from playground.ui.look.camera import TeachCamera, joined
from tests.ui.look.test_tab import ASKER, JUNK, Clicked, upload

__all__ = ["upload"]


@pytest.fixture
def paths(tmp_path, upload):  # noqa: ARG001  (the folder of uploads is set by it)
    found = []
    for number in range(4):
        path = tmp_path / f"{number}.jpg"
        Image.new("RGB", (9, 9)).save(path)
        found.append(str(path))
    return found


@pytest.fixture
def taking(monkeypatch):
    monkeypatch.setattr("playground.ui.look.camera.camera", lambda *_: None)
    camera = TeachCamera(2)
    camera._files = ("first", "second", "third")
    return camera


def test_what_was_taken_joins_the_photos_of_its_class(taking, paths):
    given = {"first": [{"path": paths[0]}], "second": None, "third": None}
    first, second, third = taking.took(given, Clicked({"place": 0, "files": paths[1:]}))
    assert first == paths
    assert second == third == gr.skip()
    assert taking.took(given, Clicked({"place": 1, "files": paths[:1]}))[1] == paths[:1]
    assert taking.opened(ASKER)["words"]["camera"] == "Take them with the camera"


def test_a_class_has_so_many_and_no_more(paths):
    assert len(joined([{"path": paths[0]}] * 39, paths)) == PHOTOS.high


@pytest.mark.parametrize("junk", [*JUNK, ["/etc/passwd"], ["../x"], [3]], ids=repr)
def test_no_other_file_joins_them(taking, paths, junk):
    given = {"first": [{"path": paths[0]}], "second": [{"path": "/etc/passwd"}], "third": None}
    with pytest.raises(PlaygroundError):
        taking.took(given, Clicked({"place": 0, "files": junk}))
    with pytest.raises(ImageError):
        taking.took(given, Clicked({"place": 1, "files": paths}))


@pytest.mark.parametrize("junk", [*JUNK, 5], ids=repr)
def test_a_place_of_no_class_gets_a_sentence(taking, paths, junk):
    with pytest.raises(PlaygroundError):
        taking.took({}, Clicked({"place": junk, "files": paths}))

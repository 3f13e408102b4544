"""Teaching in the page: photos in, a head out that is its owner's; everything else a sentence."""

import numpy as np
import pytest
from PIL import Image

from playground.settings import Settings
from playground.ui.look import LookTab
from playground.ui.networks import taught
from playground.ui.services import Services
from playground.ui.teach import Teacher
from playground.ui.text import Say
from tests.ui.test_look import ASKER, JUNK, NoRuns

ENGLISH = Say(korean=False)


@pytest.fixture
def services(tmp_path):
    return Services(Settings(checkpoints=tmp_path, runs=tmp_path / "runs"), NoRuns())


@pytest.fixture
def teacher(services):
    return Teacher(services)


@pytest.fixture
def photos(tmp_path, monkeypatch):
    """Uploaded photos: three dark ones, then three bright ones."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    rng = np.random.default_rng(0)
    files = []
    for i in range(6):
        path = tmp_path / f"{i}.png"
        pixels = rng.integers(0, 60, (40, 40, 3)) + (190 if i >= 3 else 0)
        Image.fromarray(pixels.astype(np.uint8)).save(path)
        files.append({"path": str(path), "meta": {"_type": "gradio.FileData"}})
    return files


def given(names, files):
    """The form's values: five names, five lists of files."""
    return [*names, *[""] * (5 - len(names)), *files, *[None] * (5 - len(files))]


def test_what_is_taught_is_chosen_and_names_its_photos(teacher, services, photos):
    token, network, said = teacher.teach(None, *given(["dark", "bright"], [photos[:3], photos[3:]]))
    assert "from 6 photos" in said
    assert "6 of 6 right (100.0%)" in said
    choice = network.value
    assert taught(services, token, ENGLISH) == [("Taught by you: dark / bright", choice)]
    assert taught(services, "somebody", ENGLISH) == []
    tab = LookTab(services)
    for photo, name in ((photos[0], "dark"), (photos[5], "bright")):
        assert tab.look(photo, choice, 1, 0, token, ASKER)["classes"][0]["name"] == name
    assert "no such head" in tab.look(photos[0], choice, 1, 0, "somebody", ASKER)["message"]
    network, said = teacher.delete(token, choice, ASKER)
    assert said == "It is deleted."
    assert not network.value.startswith("taught:")
    assert "no such head" in tab.look(photos[0], choice, 1, 0, token, ASKER)["message"]
    assert "no such head" in teacher.delete(token, choice, ASKER)[1]


def test_mistakes_get_a_sentence(teacher, photos):
    for values, sentence in (
        (given(["a"], [photos[:3]]), "number of classes must lie between 2 and 5"),
        (given(["a", "b"], [photos[:3], photos[:2]]), "photos of a class must lie between 3"),
        (given(["a", "a"], [photos[:3], photos[3:]]), "same name: a"),
        (given(["a", "b"], [photos[:3], [{"path": "/etc/passwd"}] * 3]), "cannot be found"),
    ):
        assert sentence in teacher.teach(None, *values)[2]


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_gets_a_sentence(teacher, photos, junk):
    for values in (
        given(["a", "b"], [photos[:3], junk]),
        given(["a", "b"], [photos[:3], [junk] * 3]),
    ):
        assert teacher.teach(junk, *values)[2].startswith("⚠")
    assert teacher.delete(junk, junk, ASKER)[1].startswith("⚠")

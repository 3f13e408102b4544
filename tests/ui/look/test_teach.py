"""Teaching in the page: photos in, a head out that is its owner's; everything else a sentence."""

import base64
import io

import gradio as gr
import numpy as np
import pytest
from gradio.context import LocalContext
from PIL import Image

from playground import text
from playground.explain.finding import opened
from playground.settings import Settings
from playground.ui.http.owner import HEADER, NOBODY
from playground.ui.look.fitted import FINEST
from playground.ui.look.tab import LookTab
from playground.ui.look.teach import Teacher
from playground.ui.services import Services
from playground.ui.shared.network_cache import NetworkCache
from playground.ui.shared.networks import taught
from playground.ui.text import Say
from tests.ui.look.test_tab import ASKER, JUNK, NoRuns

ENGLISH = Say(text.ENGLISH)


@pytest.fixture
def services(tmp_path):
    return Services(Settings(checkpoints=tmp_path, runs=tmp_path / "runs"), NoRuns())


@pytest.fixture
def teacher(services):
    return Teacher(services, NetworkCache(opened))


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


@pytest.fixture
def visitor(services):
    """The request of somebody whom this server knows."""
    return gr.Request(headers={"accept-language": "en", HEADER: services.owners.new()})


@pytest.fixture
def ask(teacher, visitor):
    """Teach, as a visitor does, or somebody else."""

    def asking(names, files, request=visitor):
        token = LocalContext.request.set(request)
        try:
            return teacher.teach(*given(names, files))
        finally:
            LocalContext.request.reset(token)

    return asking


def test_what_is_taught_is_chosen_and_names_its_photos(ask, teacher, services, photos, visitor):
    network, said, fit = ask(["dark", "bright"], [photos[:3], photos[3:]])
    assert "from 6 photos" in said
    assert "6 of 6 right (100.0%)" in said
    choice, owner = network.value, services.owners.of(visitor)
    assert taught(services, owner, ENGLISH) == [("Taught by you: dark / bright", choice)]
    assert taught(services, "somebody", ENGLISH) == []
    assert fit["classes"] == [{"name": "dark", "count": 3}, {"name": "bright", "count": 3}]
    tab = LookTab(services)
    for photo, name in ((photos[0], "dark"), (photos[5], "bright")):
        assert tab.look(photo, choice, 1, 0, "crop", visitor)["classes"][0]["name"] == name
    assert "no such head" in tab.look(photos[0], choice, 1, 0, "crop", ASKER)["message"]
    assert "no such head" in teacher.delete(choice, ASKER)[1]
    network, said, gone = teacher.delete(choice, visitor)
    assert (said, gone) == ("It is deleted.", None)
    assert not network.value.startswith("taught:")
    assert "no such head" in tab.look(photos[0], choice, 1, 0, "crop", visitor)["message"]


def test_each_photo_is_told_with_what_a_head_said_that_never_saw_it(ask, photos):
    _, said, fit = ask(["a", "b"], [photos[:2] + photos[3:4], [photos[2], *photos[4:]]])
    margins = np.frombuffer(base64.b64decode(fit["margins"]), "<i2").reshape(-1, 6) / FINEST
    assert len(margins) == len(fit["iterations"]) == len(fit["losses"])
    assert f"{(margins[-1] > 0).sum()} of 6 right" in said
    assert not margins[0].any()
    strip = Image.open(io.BytesIO(base64.b64decode(fit["strip"].partition(",")[2])))
    assert strip.size == (6 * fit["side"], fit["side"])
    lightness = np.asarray(strip.convert("L")).reshape(fit["side"], 6, -1).mean((0, 2))
    assert (lightness > 128).tolist() == [False, False, True, False, True, True]
    assert ask(["a", "b"], [photos[:3], []])[2] is None


def test_nobody_teaches_nothing(ask, services, photos):
    assert "needs an owner" in ask(["a", "b"], [photos[:3], photos[3:]], ASKER)[1]
    assert taught(services, NOBODY, ENGLISH) == []


def test_mistakes_get_a_sentence(ask, photos):
    for names, files, sentence in (
        (["a"], [photos[:3]], "number of classes must lie between 2 and 5"),
        (["a", "b"], [photos[:3], photos[:2]], "photos of a class must lie between 3"),
        (["a", "a"], [photos[:3], photos[3:]], "same name: a"),
        (["a", "b"], [photos[:3], [{"path": "/etc/passwd"}] * 3], "cannot be found"),
    ):
        assert sentence in ask(names, files)[1]


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_gets_a_sentence(ask, teacher, photos, visitor, junk):
    for files in ([photos[:3], junk], [photos[:3], [junk] * 3]):
        assert ask(["a", "b"], files)[1].startswith("⚠")
    assert teacher.delete(junk, visitor)[1].startswith("⚠")

import base64
import io

import numpy as np
import pytest
import torch
from PIL import Image

from playground import checkpoints
from playground.checkpoints import Card
from playground.errors import CheckpointError, SpecError
from playground.families import cifar_resnet
from playground.latents import latent, opened
from playground.nets.build import build
from playground.specs import RunSpec, TrainSpec
from playground.ui.text import Say
from playground.ui.walk import FRAMES, view
from tests.latents.tiny import saved

ENGLISH = Say(korean=False)


@pytest.fixture
def file(tmp_path):
    return saved(tmp_path / "tiny.safetensors")


def pixels(value) -> np.ndarray:
    picture = Image.open(io.BytesIO(base64.b64decode(value["src"].partition(",")[2])))
    assert picture.size == (value["count"] * 32, 32)
    return np.asarray(picture.convert("L")).astype(float)


def image(file, seed: int) -> np.ndarray:
    net = checkpoints.load(file).net
    with torch.no_grad():
        return (net(torch.from_numpy(latent(seed, 6))[None])[0, 0].numpy() + 1) * 127.5


def test_the_strip_leads_from_the_left_seed_s_image_to_the_right_one_s(file):
    value = view(opened(file), (3, 8), "sphere", ENGLISH)
    strip = pixels(value)
    left, right = image(file, 3), image(file, 8)
    assert np.abs(left - right).mean() > 10
    assert np.abs(strip[:, :32] - left).mean() < 6
    assert np.abs(strip[:, -32:] - right).mean() < 6
    assert value["count"] == FRAMES
    assert value["ends"] == ["seed 3", "seed 8"]


def test_the_ways_share_their_ends_and_part_in_the_middle(file):
    arc, line = (pixels(view(opened(file), (3, 8), way, ENGLISH)) for way in ("sphere", "line"))
    middle = slice(30 * 32, 31 * 32)
    assert np.abs(arc - line)[:, :32].mean() < 1
    assert np.abs(arc - line)[:, middle].mean() > 3


def test_words_are_in_the_asker_s_language(file):
    english, korean = (view(opened(file), (0, 1), "line", Say(korean=k)) for k in (False, True))
    assert english["words"].keys() == korean["words"].keys()
    assert all(english["words"][word] != korean["words"][word] for word in english["words"])
    assert korean["ends"] == ["시드 0", "시드 1"]


def test_mistakes_are_sentences(file, tmp_path):
    with pytest.raises(SpecError, match="a seed must lie between 0 and"):
        view(opened(file), (-1, 3), "line", ENGLISH)
    spec = cifar_resnet(8)
    path = tmp_path / "classifier.safetensors"
    card = Card(RunSpec(spec, TrainSpec()), tuple("0123456789"), (0.5,) * 3, (0.5,) * 3)
    checkpoints.save(path, card, build(spec, 0))
    with pytest.raises(CheckpointError, match="ResNet-8 makes no images"):
        view(opened(path), (0, 3), "line", ENGLISH)

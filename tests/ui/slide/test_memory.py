import numpy as np
import pytest
import torch

from playground import text
from playground.data.load import load
from playground.errors import DataError
from playground.latents import opened
from playground.latents.nearest import either_way
from playground.latents.tour import tour
from playground.specs import GanSpec, GanTrainSpec
from playground.ui.slide.memory import FRAMES, Memory
from playground.ui.text import Say
from tests.latents.tiny import saved
from tests.ui.slide.test_plane import pixels

ENGLISH = Say(text.ENGLISH)
ASKED = {"generator": "shipped:shapes", "seeds": [3, 8], "way": "sphere"}


@pytest.fixture
def memory(generators, tmp_path):
    """Of a generator that was trained on the Shapes, which are drawn on the spot."""
    spec = GanSpec("shapes", image_channels=3, latent=6, widths=(8, 6, 4))
    saved(tmp_path / "shapes.safetensors", spec, train=GanTrainSpec(dataset="shapes"))
    return Memory(generators, tmp_path)


def test_under_each_frame_is_the_training_image_nearest_to_it(memory, tmp_path):
    answer = memory.nearest(ASKED, ENGLISH)
    source = opened(tmp_path / "shapes.safetensors")
    made = source.frames(tour(source.latents([3, 8]), count=FRAMES)).astype(np.float32) / 255
    data = load("shapes", tmp_path)
    training = data.train.pixels.numpy().transpose(0, 2, 3, 1).astype(np.float32) / 255
    sheet = pixels(answer)
    for i in (0, FRAMES - 1):
        far = np.sqrt(((training - made[i]) ** 2).mean((1, 2, 3)))
        assert answer["distances"][i] == pytest.approx(far.min(), abs=1e-3)
        tile = sheet[:, 32 * i : 32 * i + 32] / 255
        assert np.abs(tile - training[far.argmin()]).mean() < 0.05
    assert 0 < answer["held_out"] < 0.5


def test_without_its_images_it_says_so(memory):
    with pytest.raises(DataError, match="are not on this server"):
        memory.nearest(ASKED | {"generator": "shipped:tiny"}, ENGLISH)


def test_of_images_that_were_seen_mirrored_the_mirror_image_counts_too(tmp_path):
    training = load("shapes", tmp_path).train.pixels[:200]
    images = torch.cat([training[7:8].flip(-1), training[9:10]]).float()
    found, turned = either_way(images, training, "pad", mirrored=True)
    assert (found.indices.tolist(), found.distances.max() < 0.01) == ([7, 9], True)
    assert turned.tolist() == [True, False]
    found, turned = either_way(images, training, "pad", mirrored=False)
    assert found.distances[0] > 0.05
    assert not turned.any()


def test_a_mirrored_copy_is_shown_as_it_was_seen(generators, tmp_path):
    spec = GanSpec("shapes", image_channels=3, latent=6, widths=(8, 6, 4))
    saved(tmp_path / "shapes.safetensors", spec, train=GanTrainSpec(dataset="shapes", flip=True))
    answer = Memory(generators, tmp_path).nearest(ASKED, ENGLISH)
    source = opened(tmp_path / "shapes.safetensors")
    made = source.frames(tour(source.latents([3, 8]), count=FRAMES)).astype(np.float32) / 255
    training = load("shapes", tmp_path).train.pixels.numpy().transpose(0, 2, 3, 1) / np.float32(255)
    sheet, mirrored = pixels(answer), training[:, :, ::-1]
    for i in (0, FRAMES - 1):
        far = [np.sqrt(((some - made[i]) ** 2).mean((1, 2, 3))) for some in (training, mirrored)]
        assert answer["distances"][i] == pytest.approx(min(one.min() for one in far), abs=1e-3)
        nearer = int(far[1].min() < far[0].min())
        best = (training, mirrored)[nearer][far[nearer].argmin()]
        assert np.abs(sheet[:, 32 * i : 32 * i + 32] / 255 - best).mean() < 0.05

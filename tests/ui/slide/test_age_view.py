"""What Slide's age asks: the frame of one z at each age, true to the snapshot behind it."""

import numpy as np
import pytest

from playground import text
from playground.errors import CheckpointError
from playground.latents import frames, latent, path
from playground.latents.ages import ages_of, save_ages
from playground.ui.slide.ages import COLUMNS, Age
from playground.ui.text import Say
from tests.latents.test_ages import snapshot
from tests.latents.tiny import SPEC, tiny
from tests.ui.slide.test_plane import pixels

ENGLISH = Say(text.ENGLISH)
STEPS = (1, 30, 500)
QUESTION = {"generator": "shipped:tiny", "seeds": [3, 8], "x": 0.0, "y": 0.5}


@pytest.fixture
def age(generators, tmp_path):
    young = [(step, snapshot(tmp_path / f"{step}.safetensors", step)) for step in STEPS]
    save_ages(ages_of(tmp_path / "tiny.safetensors"), young)
    return Age(generators)


@pytest.mark.parametrize(("down", "step"), [(0.0, 1), (0.3, 1), (0.34, 30), (0.7, 500), (1.0, 500)])
def test_down_the_same_z_grows_older(age, down, step):
    answer = age.place(QUESTION | {"y": down}, ENGLISH)
    image = frames(tiny(SPEC, seed=step), latent(3, 6)[None])[0]
    assert np.abs(pixels(answer) - image).mean() < 6
    assert answer["where"] == f"after step {step}"


def test_the_map_has_a_row_for_each_age(age):
    answer = age.tiles(QUESTION, ENGLISH)
    sheet = pixels(answer)
    assert sheet.shape[:2] == (len(STEPS) * 32, COLUMNS * 32)
    z = path(latent(3, 6), latent(8, 6), 2 * COLUMNS + 1)[1::2]
    for row, step in enumerate(STEPS):
        images = frames(tiny(SPEC, seed=step), z)
        tile = sheet[32 * row : 32 * row + 32, 64:96]
        assert np.abs(tile - images[2]).mean() < 6


def test_where_no_ages_are_kept_it_says_so(generators):
    with pytest.raises(CheckpointError, match="no snapshots of this generator's training"):
        Age(generators).tiles(QUESTION, ENGLISH)

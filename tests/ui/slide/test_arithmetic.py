import numpy as np
import pytest

from playground import text
from playground.latents import frames, latent
from playground.ui.shared.guarded import answering
from playground.ui.slide.arithmetic import Arithmetic
from playground.ui.slide.directions import COUNT, REACH, STOPS, Directions, directions_of
from playground.ui.text import Say
from tests.latents.tiny import tiny
from tests.ui.slide.test_plane import pixels

ENGLISH = Say(text.ENGLISH)
TINY = {"generator": "shipped:tiny"}


def image(z) -> np.ndarray:
    return frames(tiny(), np.asarray(z, np.float32)[None])[0].astype(float)


def test_the_sum_shows_the_picked_ones_their_means_and_the_result(generators):
    seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    sheet = pixels(Arithmetic(generators).sum(TINY | {"seeds": seeds}, ENGLISH))
    assert sheet.shape == (7 * 32, 3 * 32, 3)
    z = np.stack([latent(seed, 6) for seed in seeds])
    for row, column, wanted in (
        (1, 2, z[5]),
        (3, 1, z[3:6].mean(0)),
        (5, 1, z[:3].mean(0) - z[3:6].mean(0) + z[6:].mean(0)),
    ):
        tile = sheet[32 * row : 32 * row + 32, 32 * column : 32 * column + 32]
        assert np.abs(tile - image(wanted)).mean() < 6
        assert np.abs(tile - image(z[0])).mean() > 10


def test_a_slider_moves_the_sample_along_its_direction_and_the_tracks_say_so_before(generators):
    view, source = Directions(generators), generators.of(TINY)
    axes, _ = directions_of(source)
    assert len(axes) == COUNT
    amounts = [0.0, 2.0, 0.0, 0.0, -1.0, 0.0]
    asked = TINY | {"seeds": [3], "amounts": amounts}
    moved = latent(3, 6) + 2 * axes[1] - axes[4]
    assert np.abs(pixels(view.face(asked, ENGLISH)) - image(moved)).mean() < 6
    sheet = pixels(view.tracks(asked, ENGLISH))
    stop = -REACH + 2 * REACH * 7 / (STOPS - 1)
    there = latent(3, 6) + stop * axes[1] - axes[4]
    assert np.abs(sheet[32:64, 7 * 32 : 8 * 32] - image(there)).mean() < 6


@pytest.mark.parametrize(
    ("amounts", "sentence"),
    [
        (None, "there are 6 directions: give an amount for each"),
        ([0.0] * 5, "there are 6 directions"),
        ([0.0] * 5 + [float("inf")], "a direction's amount must be a number"),
    ],
)
def test_mistakes_are_sentences(generators, amounts, sentence):
    face = answering("face", Directions(generators).face)
    assert sentence in face(TINY | {"seeds": [3], "amounts": amounts}, None)["problem"]
    total = answering("sum", Arithmetic(generators).sum)
    assert "a list of 9, not 2" in total(TINY | {"seeds": [1, 2]}, None)["problem"]

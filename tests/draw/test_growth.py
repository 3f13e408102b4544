"""A film of samples: opened again, its frames are the samples of their moments."""

import io

import numpy as np
import pytest
from PIL import Image, ImageSequence

from playground.draw.growth import FRAME_MS, LAST_MS, MOST, SIDE, growth
from playground.records import Packed, Samples


def moments(count: int, channels: int = 1, tiles: int = 16, side: int = 8) -> list[Samples]:
    """The tiles of the moment t are lit up to the t-th, by t."""
    found = []
    for t in range(count):
        images = np.zeros((tiles, side, side, channels), np.uint8)
        images[: t % tiles + 1] = 255 * (t + 1) // count
        found.append(Samples(t, 0, 0, Packed.of(images)))
    return found


@pytest.mark.parametrize("channels", [1, 3])
def test_each_moment_s_samples_stand_in_a_square_and_the_last_stays_longest(channels):
    opened = Image.open(io.BytesIO(growth(moments(10, channels))))
    assert (opened.size, opened.n_frames, opened.info["loop"]) == ((SIDE, SIDE), 10, 0)
    for t, frame in enumerate(ImageSequence.Iterator(opened)):
        assert frame.info["duration"] == (LAST_MS if t == 9 else FRAME_MS)
        middles = np.asarray(frame.convert("L")).astype(int)[32::64, 32::64].ravel()  # of 16 tiles
        wanted = [25.5 * (t + 1) if tile <= t else 0 for tile in range(16)]
        np.testing.assert_allclose(middles, wanted, atol=6)


def test_of_many_moments_some_from_the_first_to_the_last():
    opened = Image.open(io.BytesIO(growth(moments(500))))
    assert opened.n_frames == MOST
    lit = [int(np.asarray(f.convert("L"))[32, 32]) for f in ImageSequence.Iterator(opened)]
    assert lit == sorted(lit)
    assert (lit[0], lit[-1]) == (0, 255)


def test_a_film_of_noise_is_of_bounded_size():
    rng = np.random.default_rng(0)
    noise = [
        Samples(t, 0, 0, Packed.of(rng.integers(0, 256, (16, 64, 64, 3), np.uint8)))
        for t in range(MOST + 20)
    ]
    assert len(growth(noise)) < 4_500_000


def test_one_moment_is_a_film_of_one_frame():
    assert Image.open(io.BytesIO(growth(moments(1)))).n_frames == 1

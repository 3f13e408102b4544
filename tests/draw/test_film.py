import io

import numpy as np
import pytest
from PIL import Image, ImageSequence

from playground.draw.film import FRAME_MS, gif, png
from tests.draw.test_strip import gradients


@pytest.mark.parametrize("channels", [1, 3])
def test_a_film_shows_its_frames_in_turn(channels):
    frames = gradients(12, 32, channels)
    opened = Image.open(io.BytesIO(gif(frames, 64, smooth=False)))
    assert (opened.size, opened.n_frames, opened.info["loop"]) == ((64, 64), 12, 0)
    for frame, seen in zip(frames, ImageSequence.Iterator(opened), strict=True):
        assert seen.info["duration"] == FRAME_MS
        small = np.asarray(seen.convert("RGB")).astype(int)[1::2, 1::2]
        assert np.abs(small - np.broadcast_to(frame, (32, 32, 3))).mean() < 4


def test_colours_stay_apart_in_the_palette_that_all_frames_share():
    frames = np.zeros((8, 8, 8, 3), np.uint8)
    for i in range(8):
        frames[i] = (i & 1) * 255, (i >> 1 & 1) * 255, (i >> 2) * 255
    opened = Image.open(io.BytesIO(gif(frames[[0, 1, 2, 3, 4, 5, 6, 7]].repeat(4, 0), 8)))
    shown = {tuple(np.asarray(f.convert("RGB"))[4, 4]) for f in ImageSequence.Iterator(opened)}
    assert len(shown) == 8


@pytest.mark.parametrize("channels", [1, 3])
def test_the_strip_is_without_loss(channels):
    frames = gradients(5, 16, channels)
    seen = np.asarray(Image.open(io.BytesIO(png(frames))).convert("RGB"))
    for i, frame in enumerate(frames):
        np.testing.assert_array_equal(
            seen[:, 16 * i : 16 * i + 16], np.broadcast_to(frame, (16, 16, 3))
        )

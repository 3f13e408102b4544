import base64
import io

import numpy as np
import pytest
from PIL import Image

from playground.draw.strip import data_uri, mosaic, sheet, single, strip


def gradients(count: int, side: int, channels: int) -> np.ndarray:
    """Frames that brighten from one to the next, with a dark left edge each."""
    frames = np.empty((count, side, side, channels), np.uint8)
    for i in range(count):
        ramp = np.linspace(0.2, 1, side)[None, :, None] * (60 + 190 * i / count)
        frames[i] = np.broadcast_to(ramp, frames[i].shape)
    return frames


@pytest.mark.parametrize("channels", [1, 3])
def test_every_frame_stands_in_its_place(channels):
    frames = gradients(61, 32, channels)
    picture = Image.open(io.BytesIO(strip(frames)))
    assert (picture.format, picture.size) == ("WEBP", (61 * 32, 32))
    pixels = np.asarray(picture.convert("RGB")).astype(int)
    for i, frame in enumerate(frames):
        seen = pixels[:, 32 * i : 32 * (i + 1)]
        wanted = np.broadcast_to(frame, (32, 32, 3)).astype(int)
        assert np.abs(seen - wanted).mean() < 6


def test_61_noisy_frames_of_64_pixels_stay_small():
    rng = np.random.default_rng(0)
    smooth = np.repeat(np.repeat(rng.integers(0, 256, (61, 16, 16, 3), np.uint8), 4, 1), 4, 2)
    assert len(strip(smooth)) < 200_000


def test_what_webp_cannot_hold_is_refused():
    with pytest.raises(ValueError, match="16383"):
        strip(np.zeros((300, 64, 64, 1), np.uint8))
    with pytest.raises(ValueError, match="× 0"):
        strip(np.zeros((0, 64, 64, 1), np.uint8))


def test_a_sheet_goes_row_by_row():
    frames = gradients(6, 4, 3)
    whole = mosaic(frames, 3)
    assert whole.shape == (8, 12, 3)
    np.testing.assert_array_equal(whole[4:, 4:8], frames[4])
    np.testing.assert_array_equal(
        mosaic(gradients(6, 4, 1), 2)[8:, :4], gradients(6, 4, 1)[4, ..., 0]
    )
    assert Image.open(io.BytesIO(sheet(frames, 3))).size == (12, 8)


@pytest.mark.parametrize("channels", [1, 3])
def test_a_frame_alone_is_the_frame(channels):
    (frame,) = gradients(1, 32, channels)
    seen = np.asarray(Image.open(io.BytesIO(single(frame))).convert("RGB")).astype(int)
    assert np.abs(seen - np.broadcast_to(frame, (32, 32, 3))).mean() < 3


def test_data_uri_holds_the_bytes():
    head, _, body = data_uri(b"picture").partition(",")
    assert head == "data:image/webp;base64"
    assert base64.b64decode(body) == b"picture"

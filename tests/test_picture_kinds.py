"""Phones' kinds of pictures, and what a picture may cost: refused by its header, or cheaply decoded."""

import io
import subprocess
import sys
import time
import zlib
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from playground.errors import ImageError
from playground.images import KEPT_SIDE, read_picture
from playground.settings import Limits
from tests.test_picture_properties import chunk, png, scene, turned

ROOT = Path(__file__).resolve().parents[1]
LOSSY = 30
FOUR_AT_ONCE = """
import sys, threading
from pathlib import Path
from playground.images import read_picture
def most():
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
small, large = map(Path, sys.argv[1:])
read_picture(small)
before = most()
threads = [threading.Thread(target=read_picture, args=[large]) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print((most() - before) // 1000)
"""


def saved(pixels: np.ndarray, kind: str, orientation: int = 1) -> bytes:
    """As a phone would save it: turned, and saying how it is to be turned back."""
    buffer, picture, exif = io.BytesIO(), Image.fromarray(pixels), Image.Exif()
    exif[0x0112] = orientation
    if kind == "HEIC":
        pillow_heif.from_pillow(picture).save(buffer, quality=95, exif=exif.tobytes())
    else:
        picture.save(buffer, kind, quality=95, exif=exif)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["AVIF", "HEIC"])
def test_phones_pictures_are_read(kind: str) -> None:
    found = read_picture(saved(scene(), kind))
    assert np.abs(found.astype(int) - scene()).max() < LOSSY


@pytest.mark.parametrize("orientation", [3, 6, 8])
@pytest.mark.parametrize("kind", ["AVIF", "HEIC"])
def test_phones_pictures_stand_upright(kind: str, orientation: int) -> None:
    found = read_picture(saved(scene(), kind, orientation))
    assert np.abs(found.astype(int) - turned(scene(), orientation)).max() < LOSSY


@pytest.mark.parametrize("kind", ["AVIF", "HEIC"])
def test_damage_to_a_phones_picture_gets_a_sentence(kind: str) -> None:
    data = saved(scene(), kind)
    for end in (40, len(data) // 2, len(data) - 50):
        with pytest.raises(ImageError, match=r"damaged or was cut short|not a picture"):
            read_picture(data[:end])


def test_a_phones_48_megapixels_are_decoded_smaller() -> None:
    """They take 144 MB as they are, and the limit here is a ninth of that."""
    tile = np.tile(scene(), (12, 16, 1))
    wide = Image.fromarray(tile).resize((8064, 6048), Image.Resampling.NEAREST)
    buffer = io.BytesIO()
    wide.save(buffer, "JPEG", quality=50)
    found = read_picture(buffer.getvalue(), Limits(decode_bytes=16_000_000))
    assert found.shape == (KEPT_SIDE * 3 // 4, KEPT_SIDE, 3)
    with pytest.raises(ImageError, match=r"a picture of this kind may have \d+"):
        read_picture(buffer.getvalue(), Limits(decode_bytes=3_000_000))


@pytest.mark.parametrize("kind", ["WEBP", "AVIF", "HEIC", "PNG"])
def test_what_takes_too_much_memory_is_refused_before_it_is_decoded(kind: str) -> None:
    data = saved(np.zeros((1000, 1500, 3), np.uint8), kind)
    began = time.process_time()
    with pytest.raises(ImageError, match=r"may have [\d.]+ megapixels here, and this one has 1\.5"):
        read_picture(data, Limits(decode_bytes=2_500_000))
    assert time.process_time() - began < 0.1


def deep_png(width: int, height: int) -> bytes:
    """Of 16 bits a channel, one colour: 300 kB where it has 50 megapixels."""
    head = png(np.zeros((1, 1, 3), np.uint16), 16)[:16]
    row = bytes(1 + width * 6)
    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    start = head[:8] + chunk(b"IHDR", size + bytes([16, 2, 0, 0, 0]))
    return start + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is read as Linux tells it")
def test_four_hostile_pictures_at_once_take_the_memory_of_one(tmp_path: Path) -> None:
    (tmp_path / "small.png").write_bytes(deep_png(1200, 1200))
    (tmp_path / "large.png").write_bytes(deep_png(5000, 4000))
    command = [sys.executable, "-c", FOUR_AT_ONCE, tmp_path / "small.png", tmp_path / "large.png"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(told.stdout) < 160  # MB; 80 of them are the decoded picture


@pytest.mark.parametrize("size", [(4000, 1), (1, 4000), (9000, 3)])
def test_what_is_very_narrow_keeps_a_pixel(size: tuple[int, int]) -> None:
    found = read_picture(saved(np.full((*size[::-1], 3), 200, np.uint8), "PNG"))
    assert min(found.shape[:2]) >= 1
    assert max(found.shape[:2]) <= KEPT_SIDE
    assert (found == 200).all()

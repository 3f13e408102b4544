"""Uploads: what is read, as what, and what is refused with which sentence."""

import io
import struct
import time
import zlib

import numpy as np
import pytest
from PIL import Image

from playground.errors import ImageError
from playground.images import KEPT_SIDE, letterboxed, read_picture, resize_to
from playground.images.budget import MAX_SCANS
from playground.settings import Limits

BYTES = 2_000_000
LIMITS = Limits(upload_bytes=BYTES, upload_pixels=4_000_000)
RED, WHITE = (255, 0, 0), (255, 255, 255)


def scene(width: int = 60, height: int = 40) -> Image.Image:
    """Red in the top left quarter, blue below it, green to the right."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, : width // 2, 0] = 255
    pixels[height // 2 :, : width // 2, 2] = 255
    pixels[:, width // 2 :, 1] = 200
    return Image.fromarray(pixels)


@pytest.fixture
def read(tmp_path):
    """Read an image, saved with Pillow's options, or bytes."""

    def reader(content, fmt="PNG", **options):
        path = tmp_path / "upload.dat"  # the name says nothing: the content decides
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            content.save(path, fmt, **options)
        return read_picture(path, LIMITS)

    return reader


def encoded(picture: Image.Image, fmt: str, **options) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, fmt, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("fmt", ["PNG", "BMP", "GIF", "WEBP", "JPEG", "MPO"])
def test_formats(read, fmt):
    options = {"lossless": True} if fmt == "WEBP" else {"quality": 95} if fmt == "JPEG" else {}
    photo = read(scene(), fmt, **options)
    assert photo.shape == (40, 60, 3)
    assert photo.dtype == np.uint8
    lossy = 40 if fmt in ("JPEG", "MPO") else 0
    assert np.abs(photo.astype(int) - np.asarray(scene()))[:15, :25].max() <= lossy


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "WEBP"])
def test_exif_orientation_is_undone(read, fmt, orientation):
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,  # stored turned left, to be shown turned right
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = scene().transpose(undo[orientation]) if orientation > 1 else scene()
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = read(stored, fmt, exif=exif)
    assert photo.shape == (40, 60, 3)
    assert np.abs(photo[8, 12].astype(int) - RED).max() < 40


def test_the_orientation_of_a_transparent_picture_is_undone_too(read):
    exif = Image.Exif()
    exif[0x0112] = 6
    assert read(scene().convert("RGBA"), exif=exif).shape == (60, 40, 3)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_alpha_is_laid_on_white(read, mode):
    if mode == "PA":
        picture = scene().convert("P")
        picture.info["transparency"] = bytes([0] * 256)
        assert (read(picture, transparency=bytes([0] * 256)) == 255).all()
        return
    half = Image.new(mode, (4, 4), (0, 0, 0, 128) if mode == "RGBA" else (0, 128))
    assert read(half).tolist() == [[[127] * 3] * 4] * 4
    clear = Image.new(mode, (4, 4), 0)
    assert (read(clear) == 255).all()


def test_a_transparent_colour_is_white(read):
    photo = read(scene(), transparency=RED)
    assert tuple(photo[5, 5]) == WHITE
    assert tuple(photo[5, 50]) == (0, 200, 0)


def test_modes_of_one_channel(read):
    grey = np.linspace(0, 255, 64, dtype=np.uint8).reshape(8, 8)
    assert (read(Image.fromarray(grey)) == grey[..., None]).all()
    assert (read(Image.fromarray(grey > 99)) == (grey > 99)[..., None] * 255).all()


def test_sixteen_bits_are_scaled_not_clipped(read):
    deep = np.linspace(0, 65535, 64, dtype=np.uint16).reshape(8, 8)
    assert (read(Image.fromarray(deep)) == (deep // 256)[..., None]).all()


def test_cmyk(read):
    photo = read(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG")
    assert np.abs(photo.astype(int) - RED).max() < 10


def test_a_gif_gives_its_first_frame(read):
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, (0, 0, 255))]
    photo = read(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert (photo == RED).all()


@pytest.mark.parametrize("fmt", ["JPEG", "PNG"])
@pytest.mark.parametrize("size", [(2000, 1500), (1025, 20), (20, 1600)])
def test_large_photos_are_reduced(read, fmt, size):
    height, width, _ = read(scene(*size), fmt).shape
    assert max(width, height) == KEPT_SIDE
    assert width / height == pytest.approx(size[0] / size[1], rel=0.05)


def test_small_photos_keep_every_pixel(read):
    assert (read(scene(32, 32)) == np.asarray(scene(32, 32))).all()


def png_of(width: int, height: int) -> bytes:
    """A well-formed PNG of one bit a pixel, all black, as small as it gets."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((1 + -(-width // 8)) * height), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [2_001, 10_000, 14_000])
def test_a_bomb_is_refused_before_it_is_decoded(read, side):
    bomb = png_of(side, side)
    assert len(bomb) < 25_000
    start = time.process_time()
    with pytest.raises(ImageError, match="4 megapixels"):
        read(bomb)
    assert time.process_time() - start < 0.1


def test_the_same_png_within_the_limit_is_read(read):
    assert read(png_of(1000, 2000)).shape == (1024, 512, 3)


@pytest.mark.parametrize("between", [b"", b"\xff", b"\x00", b"junk", b"\xff\x00"], ids=bytes.hex)
def test_a_jpeg_of_endless_scans_is_refused(read, between):
    progressive = encoded(scene(), "JPEG", progressive=True)
    last = progressive[progressive.rindex(b"\xff\xda") : -2]
    scans = progressive.count(b"\xff\xda")
    assert 1 < scans < 20
    allowed, refused = (
        (progressive[:-2] + last * (count - scans) + b"\xff\xd9").replace(
            b"\xff\xdb", between + b"\xff\xdb", 1
        )
        for count in (MAX_SCANS, MAX_SCANS + 1)
    )
    assert read(allowed).shape == (40, 60, 3)
    with pytest.raises(ImageError, match="very long"):
        read(refused)


def test_what_follows_a_jpeg_is_not_counted_as_scans(read):
    video = b"\x00\x02" + b"\xff\xda\x00\x02" * 2 * MAX_SCANS
    photo = read(encoded(scene(), "JPEG", progressive=True) + video)
    assert photo.shape == (40, 60, 3)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"Dear network, this is a letter.", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "not a picture"),
        (b"%PDF-1.4", "not a picture"),
        (encoded(scene(), "TIFF"), "not a picture"),
        (encoded(scene(), "PNG")[:60], "cut short"),
        (encoded(scene(), "JPEG")[:15], "cut short"),
        (encoded(scene(), "JPEG")[:-300], "cut short"),
        (encoded(scene(), "WEBP")[:-20], "cut short"),
        (bytes(BYTES + 1), "2 MB"),
    ],
    ids=["empty", "text", "svg", "pdf", "tiff", "png", "jpeg header", "jpeg", "webp", "huge"],
)
def test_everything_else_gets_a_sentence(read, content, sentence):
    with pytest.raises(ImageError, match=sentence):
        read(content)


@pytest.mark.parametrize("name", ["missing.png", "", "\0", "/dev/zero", "x" * 999])
def test_what_is_no_file_gets_a_sentence(tmp_path, name):
    with pytest.raises(ImageError, match="choose it again"):
        read_picture(tmp_path / name, LIMITS)


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's, about damage it can live with
@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_damage_never_ends_in_another_error(read, fmt):
    rng = np.random.default_rng(0)
    exif = Image.Exif()
    exif[0x0112] = 6
    sound = encoded(scene(), fmt, **({} if fmt in ("GIF", "BMP") else {"exif": exif}))
    outcomes = set()
    for _ in range(150):
        data = np.frombuffer(sound, np.uint8).copy()
        if rng.random() < 0.5:
            data = data[: rng.integers(20, len(sound))]
        data[rng.integers(0, len(data), 3)] = rng.integers(0, 256, 3)
        try:
            outcomes.add(read(data.tobytes()).dtype)
        except ImageError as error:
            outcomes.add(str(error))
    assert len(outcomes) > 1


def test_resize_takes_the_centred_square():
    photo = np.zeros((40, 60, 3), np.uint8)
    photo[:, 10:50] = 200
    square, crop = resize_to(photo, 32)
    assert crop == (10, 0, 50, 40)
    assert square.shape == (32, 32, 3)
    assert (square == 200).all()
    assert resize_to(photo.transpose(1, 0, 2), 16)[1] == (0, 10, 40, 50)


def test_letterboxing_keeps_all_of_a_photo_in_the_middle():
    photo = np.full((40, 60, 3), 200, np.uint8)
    square, crop = letterboxed(photo, 60)
    assert crop == (0, -10, 60, 50)
    assert (square[10:50] == 200).all()
    assert (square[:10] == 127).all()
    assert (square[50:] == 127).all()
    assert letterboxed(photo.transpose(1, 0, 2), 16)[1] == (-10, 0, 50, 60)
    assert (letterboxed(photo[:, :40], 16)[0] == 200).all()


def test_resize_is_antialiased():
    stripes = np.zeros((512, 512, 3), np.uint8)
    stripes[:, ::2] = 255
    square, _ = resize_to(stripes, 32)
    assert np.abs(square.astype(int) - 127.5).max() < 4


def test_resize_to_the_same_size_changes_nothing():
    photo = np.random.default_rng(0).integers(0, 256, (32, 32, 3), np.uint8)
    square, crop = resize_to(photo, 32)
    assert (square == photo).all()
    assert crop == (0, 0, 32, 32)

"""Pictures by their properties, each made on the spot: damage to the EXIF block × format, bit depth ×
orientation × transparency, colour profile × format; what is seen of them is held to Pillow's, ImageCms's
or plain arithmetic's value, through both doors: an upload's, and a data folder's.
"""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps

from playground.data.load import load
from playground.images import read_picture

pytestmark = pytest.mark.filterwarnings(
    "ignore::UserWarning"
)  # Pillow's, about damage it can live with
SIDE = 40
Seen = Callable[[bytes], np.ndarray]


def scene() -> np.ndarray:
    """uint8 (SIDE, SIDE, 3): smooth, colourful, and unlike itself turned or mirrored."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] / (SIDE - 1)
    return (255 * np.stack([x, y * y, (1 - x) * (0.2 + 0.8 * y)], 2)).round().astype(np.uint8)


@pytest.fixture(params=["upload", "folder"])
def seen(request: pytest.FixtureRequest, tmp_path: Path) -> Seen:
    """What a network gets of a square file, at its own size: uint8 (SIDE, SIDE, 3), or 1 for grey."""

    def through(data: bytes) -> np.ndarray:
        if request.param == "upload":
            return read_picture(data)
        for part in ("train", "test"):
            home = tmp_path / "set" / part / "class"
            home.mkdir(parents=True)
            (home / "0.png").write_bytes(data)  # what it is, its content decides
        found = load("set", tmp_path, size=SIDE)
        assert found.damage.count == 0
        return found.test.pixels[0].permute(1, 2, 0).numpy()

    return through


def same(found: np.ndarray, wanted: np.ndarray, by: int = 0) -> bool:
    """Whether they differ by no more than that in any value; a grey one counts for three channels."""
    return bool((np.abs(found.astype(int) - wanted.astype(int)) <= by).all())


def encoded(pixels: np.ndarray, fmt: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    best = {
        "JPEG": {"quality": 95, "subsampling": 0},
        "WEBP": {"lossless": True},
        "AVIF": {"quality": 95},
    }
    Image.fromarray(pixels).save(buffer, fmt, **{**best.get(fmt, {}), **options})  # type: ignore[arg-type]
    return buffer.getvalue()


def plainly(data: bytes) -> np.ndarray:
    """The pixels as they are stored, without orientation or profile."""
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGB"))


def turned(pixels: np.ndarray, orientation: int) -> np.ndarray:
    """Upright, by Pillow's own account of an EXIF block that is sound."""
    image = Image.fromarray(pixels)
    image.getexif()[0x0112] = orientation
    return np.asarray(ImageOps.exif_transpose(image))


# --- the EXIF block ----------------------------------------------------------------------------

SHORT, LONG, ASCII, RATIONAL, SRATIONAL = 3, 4, 2, 5, 10


def exif(order: str, *entries: tuple[int, int, int, int], tail: bytes = b"") -> bytes:
    """A block with one directory; an entry is tag, type, count and value."""
    head = {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(order + "I", 8)
    body = struct.pack(order + "H", len(entries))
    for tag, kind, count, value in entries:
        form = "HHI" + ("HH" if kind == SHORT else "I")
        body += struct.pack(
            order + form, tag, kind, count, *((value, 0) if kind == SHORT else (value,))
        )
    return b"Exif\0\0" + head + body + struct.pack(order + "I", 0) + tail


def block(kind: str, orientation: int, order: str) -> bytes:
    turn = (0x0112, SHORT, 1, orientation)
    return {
        "sound": exif(order, turn),
        "orientation as LONG": exif(order, (0x0112, LONG, 1, orientation)),
        "resolution as text": exif(order, turn, (0x011A, ASCII, 40, 26), tail=b"x" * 40),
        "negative fraction": exif(order, turn, (0x011A, SRATIONAL, 1, 38), tail=b"\xff" * 8),
        "division by zero": exif(order, turn, (0x011A, RATIONAL, 1, 38), tail=bytes(8)),
        "value out of the block": exif(order, turn, (0x010F, ASCII, 10**6, 9999)),
        "directory in a circle": exif(order, turn, (0x8769, LONG, 1, 8)),
        "places as text": exif(order, turn, (0x8825, ASCII, 9, 26), tail=b"somewhere"),
        "cut behind the entry": exif(order, turn, (0x011A, RATIONAL, 1, 38))[: 6 + 8 + 2 + 12 + 3],
    }[kind]  # fmt: skip


BLOCKS = (
    "sound", "orientation as LONG", "resolution as text", "negative fraction", "division by zero",
    "value out of the block", "directory in a circle", "places as text", "cut behind the entry",
)  # fmt: skip


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("kind", BLOCKS)
def test_no_damage_to_the_block_hides_the_orientation(
    seen: Seen, kind: str, fmt: str, order: str
) -> None:
    data = encoded(scene(), fmt, exif=block(kind, 6, order))
    assert same(seen(data), turned(plainly(data), 6))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_undone(seen: Seen, orientation: int) -> None:
    data = encoded(scene(), "PNG", exif=block("division by zero", orientation, ">"))
    assert same(seen(data), turned(scene(), orientation))


@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"II",
        b"garbage" * 9,
        b"II*\0\xff\xff\xff\xff",
        b"MM\0*\0\0\0\x08",
        b"II*\0\x08\0\0\0\xff\xff",
    ],
    ids=["empty", "2 bytes", "garbage", "far away", "cut off", "no entries"],
)
def test_a_block_that_says_nothing_turns_nothing(seen: Seen, broken: bytes, fmt: str) -> None:
    data = encoded(scene(), fmt, exif=b"Exif\0\0" + broken)
    assert same(seen(data), plainly(data))


@pytest.mark.parametrize("orientation", [0, 9, 255, 65535])
def test_an_orientation_that_is_none_turns_nothing(seen: Seen, orientation: int) -> None:
    data = encoded(scene(), "PNG", exif=block("sound", orientation, "<"))
    assert same(seen(data), scene())


# --- bits ----------------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(values: np.ndarray, depth: int, *extra: bytes) -> bytes:
    """A PNG of (H, W, C) samples of that depth, written by hand. extra: chunks before the pixels."""
    height, width, channels = values.shape
    colour = {1: 0, 2: 4, 3: 2, 4: 6}[channels]
    flat = values.reshape(height, -1)
    if depth == 16:
        rows = flat.astype(">u2").view(np.uint8).reshape(height, -1)
    else:
        bits = np.unpackbits(flat.astype(np.uint8)[..., None], axis=2)[..., 8 - depth :]
        rows = np.packbits(bits.reshape(height, -1), axis=1)
    raw = b"".join(b"\0" + row.tobytes() for row in rows)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = [
        chunk(b"IHDR", header),
        *extra,
        chunk(b"IDAT", zlib.compress(raw)),
        chunk(b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def samples(depth: int, channels: int) -> np.ndarray:
    """(SIDE, SIDE, channels) of every value from 0 to the greatest, or as many as there is room for."""
    ramp = np.linspace(0, 2**depth - 1, SIDE * SIDE).round().astype(np.uint16).reshape(SIDE, SIDE)
    return np.stack([ramp, ramp.T, ramp[::-1], ramp[:, ::-1]][:channels], 2)


def eight_bits(values: np.ndarray, depth: int) -> np.ndarray:
    """On the scale of 0 to 255; of 16 bits the upper eight, as libpng strips them."""
    return values >> 8 if depth == 16 else (values * 255) // (2**depth - 1)


EXIF_6 = chunk(b"eXIf", block("sound", 6, "<")[6:])


@pytest.mark.parametrize(
    ("depth", "channels"), [(1, 1), (2, 1), (4, 1), (8, 1), (16, 1), (8, 3), (16, 3)]
)
@pytest.mark.parametrize("turn", [False, True])
def test_every_depth_is_scaled_not_clipped(
    seen: Seen, depth: int, channels: int, turn: bool
) -> None:
    values = samples(depth, channels)
    wanted = np.rot90(eight_bits(values, depth), -1) if turn else eight_bits(values, depth)
    assert same(seen(png(values, depth, *([EXIF_6] if turn else []))), wanted)


@pytest.mark.parametrize(("depth", "channels"), [(8, 2), (16, 2), (8, 4), (16, 4)])
@pytest.mark.parametrize("turn", [False, True])
def test_what_is_half_clear_lies_on_white(
    seen: Seen, depth: int, channels: int, turn: bool
) -> None:
    values = samples(depth, channels)
    *colours, alpha = np.moveaxis(eight_bits(values, depth).astype(float), 2, 0)
    laid = np.stack([c * alpha / 255 + 255 - alpha for c in colours], 2)
    wanted = np.rot90(laid, -1) if turn else laid
    assert same(seen(png(values, depth, *([EXIF_6] if turn else []))), wanted.round(), by=1)


@pytest.mark.parametrize(
    ("depth", "channels"), [(1, 1), (2, 1), (4, 1), (8, 1), (16, 1), (8, 3), (16, 3)]
)
@pytest.mark.parametrize("turn", [False, True])
def test_the_clear_colour_is_white(seen: Seen, depth: int, channels: int, turn: bool) -> None:
    values = samples(depth, channels)
    clear = values[7, 9]
    wanted = eight_bits(values, depth)
    wanted[(values == clear).all(2)] = 255
    told = chunk(b"tRNS", clear.astype(">u2").tobytes())
    data = png(values, depth, told, *([EXIF_6] if turn else []))
    assert same(seen(data), np.rot90(wanted, -1) if turn else wanted)


# --- colour profiles -----------------------------------------------------------------------------

SRGB = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141))
P3 = ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))
ADOBE = ((0.6097, 0.3111, 0.0195), (0.2053, 0.6257, 0.0609), (0.1492, 0.0632, 0.7446))
CURVES = 12  # by which a gamma of 2.2 differs from sRGB's curve, at most, in the dark
PROFILES = {  # primaries (D50) and gamma
    "like sRGB": (SRGB, 2.2),
    "Display P3": (P3, 2.2),
    "Adobe RGB": (ADOBE, 2.2),
    "red and green swapped": ((SRGB[1], SRGB[0], SRGB[2]), 2.2),
    "dark": (SRGB, 1.0),
}


XYZ = (b"rXYZ", b"gXYZ", b"bXYZ")


def fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(65536 * value)) for value in values)


def profile(primaries: tuple[tuple[float, ...], ...], gamma: float) -> bytes:
    """An ICC profile of version 2 with three primaries and one curve (ICC.1:2001-04, 6.1 and 6.3)."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(256 * gamma)) + bytes(2)
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"made\0" + bytes(79),
        b"wtpt": b"XYZ " + bytes(4) + fixed(0.9642, 1.0, 0.8249),
        **{name: b"XYZ " + bytes(4) + fixed(*xyz) for name, xyz in zip(XYZ, primaries, strict=True)},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }  # fmt: skip
    table, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        table += name + struct.pack(">II", at + len(body), len(data))
        body += padded
    head = struct.pack(">I", at + len(body)) + bytes(4) + b"\x02\x10\0\0" + b"mntrRGB XYZ "
    head += bytes(12) + b"acsp" + bytes(28) + fixed(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "WEBP", "AVIF"])
@pytest.mark.parametrize("name", PROFILES)
def test_colours_are_imagecmss(seen: Seen, name: str, fmt: str) -> None:
    icc = profile(*PROFILES[name])
    data = encoded(scene(), fmt, icc_profile=icc)
    stored = Image.fromarray(plainly(data))
    own = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    shown = ImageCms.profileToProfile(stored, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert shown is not None
    assert same(seen(data), np.asarray(shown))
    if name == "red and green swapped":  # without ImageCms: the two change places
        assert same(np.asarray(shown), plainly(data)[..., [1, 0, 2]], by=CURVES)


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_profile_and_an_orientation_both_count(seen: Seen, orientation: int) -> None:
    icc = profile(*PROFILES["red and green swapped"])
    told = block("places as text", orientation, ">")
    data = encoded(scene(), "JPEG", icc_profile=icc, exif=told)
    assert same(seen(data), turned(plainly(data)[..., [1, 0, 2]], orientation), by=CURVES)


@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("kind", ["garbage", "cut short", "of another kind of picture"])
def test_a_profile_that_cannot_be_meant_is_passed_over(seen: Seen, kind: str, fmt: str) -> None:
    icc = profile(*PROFILES["dark"])
    broken = {
        "garbage": b"profile" * 40, "cut short": icc[:200],
        "of another kind of picture": icc.replace(b"mntrRGB ", b"prtrCMYK"),
    }[kind]  # fmt: skip
    data = encoded(scene(), fmt, icc_profile=broken)
    assert same(seen(data), plainly(data))

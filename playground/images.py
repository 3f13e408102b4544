"""Pictures from strangers: nothing is decoded before the header has told how large it is.

A 12 KB PNG can hold 100 megapixels, and a 200 KB JPEG enough scans to keep a processor for hours.
"""

import io
import re
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from playground.errors import ImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
KEPT_SIDE = 1024
"""Longest side of a photo in memory, in pixels; larger ones are reduced as they are decoded."""
MAX_SCANS = 64
"""Passes over the image in a JPEG; progressive ones in the wild have about ten."""

Crop = tuple[int, int, int, int]
"""left, top, right, bottom in pixels, right and bottom excluded."""

_HARMFUL = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, OverflowError, struct.error)
_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_BARE = {0x01, *range(0xD0, 0xD8)}  # markers that no segment follows


def read_photo(path: Path, max_bytes: int, max_pixels: int) -> NDArray[np.uint8]:
    """A picture as it is meant to be seen: uint8 (H, W, 3), RGB, upright, on white, at most 1024 a side.

    JPEG, PNG, WebP, GIF (its first frame) or BMP, of at most `max_bytes` and `max_pixels`, both
    checked before anything is decoded. Raises ImageError with a sentence for everything else.
    """
    data = _read(path, max_bytes)
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            width, height = picture.size
            if width * height > max_pixels:
                raise ImageError(_too_large(max_pixels))
            if picture.info.get("progressive") and _scans(data) > MAX_SCANS:
                raise ImageError("this JPEG is made to take very long to open: save it anew")
            return _decode(picture)
    except _HARMFUL as error:
        raise ImageError(_too_large(max_pixels)) from error
    except UnidentifiedImageError as error:
        raise ImageError(
            "this file is not a picture that can be read here: use JPEG, PNG, WebP, GIF or BMP"
        ) from error
    except _DAMAGE as error:
        raise ImageError("this picture is damaged or was cut short: try another copy") from error


def resize_to(photo: NDArray[np.uint8], size: int) -> tuple[NDArray[np.uint8], Crop]:
    """The centred square of a photo at a network's size, and which pixels of the photo that is.

    photo: uint8 (H, W, 3). Returns uint8 (size, size, 3), antialiased, and the crop.
    """
    height, width = photo.shape[:2]
    side = min(height, width)
    left, top = (width - side) // 2, (height - side) // 2
    crop = (left, top, left + side, top + side)
    square = Image.fromarray(photo[top : top + side, left : left + side])
    return np.array(square.resize((size, size), Image.Resampling.BICUBIC)), crop


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        if not path.is_file():
            raise FileNotFoundError(path)
        size = path.stat().st_size
        data = path.read_bytes() if size <= max_bytes else b""
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise ImageError("the picture cannot be found any more: choose it again") from error
    if size > max_bytes:
        raise ImageError(
            f"a picture may have {max_bytes / 1e6:g} MB here, and this one has {size / 1e6:.3g}: "
            f"save it smaller"
        )
    if not data:
        raise ImageError("this file is empty: choose another one")
    return data


def _too_large(max_pixels: int) -> str:
    return f"a picture may have {max_pixels / 1e6:g} megapixels here, and this has more: shrink it"


def _decode(picture: Image.Image) -> NDArray[np.uint8]:
    picture.draft("RGB", (KEPT_SIDE, KEPT_SIDE))  # lets a JPEG be decoded at 1/2, 1/4 or 1/8
    if picture.mode.startswith("I"):  # 16-bit grey, which Pillow would clip instead of scaling
        deep = np.asarray(picture).clip(0, 65_535)
        picture = Image.fromarray((deep >> 8).astype(np.uint8))
    clear = picture.has_transparency_data
    picture = picture.convert("RGBA" if clear else "RGB")
    picture.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.BICUBIC)
    if clear:
        white = Image.new("RGBA", picture.size, "white")
        white.info = picture.info  # where the orientation stands
        white.alpha_composite(picture)
        picture = white.convert("RGB")
    return np.array(ImageOps.exif_transpose(picture))


def _scans(data: bytes) -> int:
    """Scans in a JPEG up to the end of its (first) image; markers are found as libjpeg finds them.

    That is, past whatever lies between two segments: padding, junk, the pixels of a scan.
    """
    at, scans = 2, 0
    while found := _MARKER.search(data, at):
        at, marker = found.end(), found[1][0]
        if marker == 0xD9:  # end of image: what follows (a phone's video) is not ours
            break
        if marker not in _BARE:
            at += int.from_bytes(data[at : at + 2], "big")
            scans += marker == 0xDA
    return scans

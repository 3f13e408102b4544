"""From a file, or its bytes, to pixels."""

import io
import re
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from playground.errors import ImageError
from playground.images.budget import ONE_AT_A_TIME, check, too_large
from playground.images.colour import to_srgb
from playground.images.formats import NAMES, PILLOWS, is_heic
from playground.images.heic import HeicPicture
from playground.images.orientation import upright
from playground.images.shrink import shrink
from playground.images.transparency import find_clear_colour, on_white
from playground.settings import Limits

KEPT_SIDE = 1024
"""Longest side of a photo in memory, in pixels; larger ones are reduced as they are decoded."""
USUAL = Limits()

HARMFUL = (Image.DecompressionBombError, Image.DecompressionBombWarning)
DAMAGE = (OSError, SyntaxError, ValueError, EOFError, OverflowError, RuntimeError, struct.error)
_AVIFS_EXIF = re.compile(rb"(infe(?:\x02.{7}|\x03.{9}))Exif", re.DOTALL)


def read_picture(
    source: Path | bytes, limits: Limits = USUAL, side: int = KEPT_SIDE
) -> NDArray[np.uint8]:
    """A picture as it is meant to be seen: uint8 (H, W, 3), sRGB, upright, on white.

    JPEG, PNG, WebP, AVIF, HEIC, GIF (its first frame) or BMP, of at most `upload_bytes` and
    `upload_pixels`, whose decoding takes at most `decode_bytes` of memory, all checked before
    anything is decoded. side: the longest side that is kept, in pixels.
    Raises ImageError with a sentence for everything else.
    """
    with ONE_AT_A_TIME:
        data = source if isinstance(source, bytes) else _contents(source, limits.upload_bytes)
        if len(data) > limits.upload_bytes:
            raise _too_heavy(len(data), limits.upload_bytes)
        if not data:
            raise ImageError("this file is empty: choose another one")
        try:
            return np.array(_decoded(data, limits, side))
        except HARMFUL as error:
            raise too_large(limits) from error
        except UnidentifiedImageError as error:
            raise ImageError(
                "this file is not a picture that can be read here: use one of {formats}",
                formats=NAMES,
            ) from error
        except DAMAGE as error:
            raise ImageError(
                "this picture is damaged or was cut short: try another copy"
            ) from error


def _decoded(data: bytes, limits: Limits, side: int) -> Image.Image:
    if is_heic(data):
        return _seen(HeicPicture(data), data, limits, side)
    # An AVIF file's own orientation counts. Pillow puts it into the EXIF block, if it can read that.
    told = _AVIFS_EXIF.sub(rb"\1skip", data) if data[4:8] == b"ftyp" else data
    with Image.open(io.BytesIO(told), formats=PILLOWS) as picture:
        return _seen(picture, data, limits, side)


def _seen(
    picture: Image.Image | HeicPicture, data: bytes, limits: Limits, side: int
) -> Image.Image:
    check(picture, data, limits, side)
    find_clear_colour(picture, data)
    reduced = shrink(picture, side)
    shown = on_white(reduced, lambda colours: to_srgb(colours, picture.info.get("icc_profile")))
    return upright(shown, picture.info)


def _contents(path: Path, max_bytes: int) -> bytes:
    try:
        if not path.is_file():
            raise FileNotFoundError(path)
        size = path.stat().st_size
        if size > max_bytes:
            raise _too_heavy(size, max_bytes)
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise ImageError("the picture cannot be found any more: choose it again") from error


def _too_heavy(size: int, max_bytes: int) -> ImageError:
    return ImageError(
        "a picture may have {most:g} MB here, and this one has {has:.3g}: save it smaller",
        most=max_bytes / 1e6,
        has=size / 1e6,
    )

"""What decoding a picture takes of the memory, told from its header; and one turn after the other."""

import re
import threading

from PIL import Image, JpegImagePlugin

from playground.errors import ImageError
from playground.images.heic import HeicPicture
from playground.settings import Limits

ONE_AT_A_TIME = threading.Lock()
"""Held while a picture is read and decoded. The budget is the process's, and so is this lock."""
MAX_SCANS = 64
"""Passes over the image in a JPEG; progressive ones in the wild have about ten."""

_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_BARE = {0x01, *range(0xD0, 0xD8)}  # markers that no segment follows
_START_OF_SCAN = 0xDA
_STORED = {"1": 1, "L": 1, "P": 1, "I;16": 2}  # bytes a pixel in Pillow; 4 in every other mode
_COPIES = {"WEBP": 17, "AVIF": 24}
"""Bytes a pixel at the height of decoding, all copies together, as measured; AVIF: of 10 bits a channel
in a grid with transparency, reckoned from 14 for one of 8 bits."""


def check(picture: Image.Image | HeicPicture, data: bytes, limits: Limits, side: int) -> None:
    """Raises ImageError if to decode the picture takes more than the limits allow.

    Sets a JPEG to be decoded at 1/2, 1/4 or 1/8, as long as it keeps `side` pixels a side.
    """
    width, height = picture.size
    pixels = width * height
    if pixels > limits.upload_pixels:
        raise too_large(limits)
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        needed = _of_jpeg(picture, data, side)
    elif isinstance(picture, HeicPicture):
        needed = pixels * picture.bytes_per_pixel
    else:
        stored = _STORED.get(picture.mode, 4)
        needed = pixels * _COPIES.get(str(picture.format), stored)
    if needed > limits.decode_bytes:
        most = int(10 * pixels / 1e6 * limits.decode_bytes / needed) / 10
        raise ImageError(
            "a picture of this kind may have {most:g} megapixels here, and this one has "
            "{has:.3g}: shrink it, or save it as a JPEG",
            most=most,
            has=pixels / 1e6,
        )


def too_large(limits: Limits) -> ImageError:
    most = limits.upload_pixels / 1e6
    return ImageError(
        "a picture may have {most:g} megapixels here, and this has more: shrink it", most=most
    )


def _of_jpeg(picture: JpegImagePlugin.JpegImageFile, data: bytes, side: int) -> float:
    """Bytes. libjpeg keeps all coefficients of an image that comes in several scans.

    Raises ImageError for one of too many scans.
    """
    width, height = picture.size
    scans = _scans(data)
    if scans > MAX_SCANS:
        raise ImageError("this JPEG is made to take very long to open: save it again")
    picture.draft(None, (side, side))
    decoded = picture.width * picture.height * _STORED.get(picture.mode, 4)
    if scans < 2:
        return decoded
    parts = [across * down for _, across, down, _ in picture.layer]
    return decoded + 2 * width * height * sum(parts) / max(parts)


def _scans(data: bytes) -> int:
    """Scans in a JPEG up to the end of its (first) image; markers are found as libjpeg finds them.

    That is, past whatever lies between two segments: padding, junk, the pixels of a scan.
    """
    if data.count(b"\xff\xda") < 2:
        return 1
    at, scans = 2, 0
    while found := _MARKER.search(data, at):
        at, marker = found.end(), found[1][0]
        if marker == 0xD9:  # end of image: what follows (a phone's video) is not ours
            break
        if marker not in _BARE:
            at += int.from_bytes(data[at : at + 2], "big")
            scans += marker == _START_OF_SCAN
    return scans

"""How a picture is to be turned: read from its EXIF block, of which nothing else matters here."""

import re
import struct
from typing import Any

from PIL import Image

_TAG = 0x0112
_FORMS = {3: "H", 4: "I"}  # SHORT, as it should be, and LONG, as some write it
_UNDO = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_XMP = re.compile(rb"tiff:Orientation(?:=\"|>)([1-8])")


def upright(picture: Image.Image, info: dict[Any, Any]) -> Image.Image:
    """The picture as it is to be seen. info: what Pillow found beside the pixels.

    What cannot be read turns nothing; damage to the block is no damage to the picture.
    """
    turn = _UNDO.get(_of_exif(_exif(info)) or _of_xmp(info))
    return picture if turn is None else picture.transpose(turn)


def _exif(info: dict[Any, Any]) -> bytes:
    """The block, as a TIFF file. In a PNG of old it is a text of hexadecimal digits."""
    block = info.get("exif")
    if block is None:
        lines = str(info.get("Raw profile type exif", "")).split("\n")
        try:
            block = bytes.fromhex("".join(lines[3:]))
        except ValueError:
            return b""
    return re.sub(rb"^(Exif\0\0)+", b"", block)


def _of_exif(tiff: bytes) -> int:
    """The orientation in the first directory of a TIFF file, 0 for none.

    TIFF 6.0, section 2: byte order, 42, where the directory begins; there the number of entries,
    each of 12 bytes: tag, type, count, value.
    """
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 0
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (entries,) = struct.unpack_from(order + "H", tiff, start)
        for at in range(start + 2, start + 2 + 12 * entries, 12):
            tag, kind = struct.unpack_from(order + "HH", tiff, at)
            if tag == _TAG and kind in _FORMS:
                return int(struct.unpack_from(order + _FORMS[kind], tiff, at + 8)[0])
    except struct.error:  # cut short
        pass
    return 0


def _of_xmp(info: dict[Any, Any]) -> int:
    """The orientation in an XMP packet, 0 for none."""
    packet = info.get("xmp") or info.get("XML:com.adobe.xmp") or b""
    found = _XMP.search(packet.encode() if isinstance(packet, str) else packet)
    return int(found[1]) if found else 0

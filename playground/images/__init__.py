"""Pictures from strangers, read as they are meant to be seen.

Nothing is decoded before the header has told what it will cost: a 12 KB PNG can hold 100 megapixels,
and a 200 KB JPEG enough scans to keep a processor for hours. `read_picture` is the one reader of
uploads and of data folders; one picture at a time is decoded in a process, whoever asks.
"""

from playground.images.crop import GREY, Crop, letterboxed, resize_to
from playground.images.formats import NAMES, SUFFIXES
from playground.images.header import Header, read_header
from playground.images.planes import planes
from playground.images.reader import KEPT_SIDE, read_picture

__all__ = [
    "GREY", "KEPT_SIDE", "NAMES", "SUFFIXES", "Crop", "Header", "letterboxed", "planes", "read_header",
    "read_picture", "resize_to",
]  # fmt: skip

"""What a picture says of itself before anything of it is decoded."""

from pathlib import Path
from typing import NamedTuple

from PIL import Image

from playground.images.formats import PILLOWS, is_heic
from playground.images.heic import HeicPicture
from playground.images.reader import DAMAGE, HARMFUL

START = 512  # bytes, more than the names of a file's brands take


class Header(NamedTuple):
    """width, height: in pixels, as stored. grey: whether it has no colours."""

    width: int
    height: int
    grey: bool


def read_header(path: Path) -> Header | None:
    """The header of a picture in one of the kinds that are read here; None for any other file."""
    try:
        with path.open("rb") as file:
            heic = is_heic(file.read(START))
        if heic:
            return Header(*HeicPicture(path.read_bytes()).size, grey=False)
        with Image.open(path, formats=PILLOWS) as picture:
            return Header(*picture.size, grey=picture.mode[0] in "1LIF")
    except (*HARMFUL, *DAMAGE):
        return None

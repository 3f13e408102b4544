"""A picture of any mode, reduced to what is kept of it, without a second copy of the whole."""

from typing import Protocol

import numpy as np
from PIL import Image

Box = tuple[int, int, int, int]
_ACROSS = 64  # pixels of the reduced picture in a tile, each way


class Raster(Protocol):
    """A picture that can be looked at in parts."""

    @property
    def size(self) -> tuple[int, int]: ...
    def crop(self, box: Box) -> Image.Image: ...


def shrink(picture: Raster, side: int) -> Image.Image:
    """The picture, at most `side` pixels a side: of mode L, LA, RGB, RGBA or CMYK.

    Averaged over whole blocks first, tile by tile, and only then resampled: to give a picture of 50
    megapixels another mode, or premultiplied alpha, takes 200 MB more at once.
    """
    width, height = picture.size
    factor = max(width, height) // side
    box = (0, 0, width, height)
    reduced = _averaged(picture, factor) if factor > 1 else averageable(picture.crop(box))
    if max(reduced.size) > side:
        reduced.thumbnail((side, side), Image.Resampling.BICUBIC)
    return reduced


def _averaged(picture: Raster, factor: int) -> Image.Image:
    """What Image.reduce gives."""
    width, height = picture.size
    step = _ACROSS * factor
    mode = averageable(picture.crop((0, 0, 1, 1))).mode
    whole = Image.new(mode, (-(-width // factor), -(-height // factor)))
    for top in range(0, height, step):
        for left in range(0, width, step):
            box = (left, top, min(left + step, width), min(top + step, height))
            whole.paste(
                averageable(picture.crop(box)).reduce(factor), (left // factor, top // factor)
            )
    return whole


def averageable(picture: Image.Image) -> Image.Image:
    """The picture in one of the modes L, RGB and CMYK, or LA and RGBA where it has transparency."""
    if picture.mode.startswith("I;16"):
        return _eight_bits(picture)
    clear = picture.has_transparency_data
    if picture.mode in ("L", "LA", "La"):
        return picture.convert("LA" if clear else "L")
    if picture.mode == "1" and not clear:
        return picture.convert("L")
    if picture.mode == "CMYK":
        return picture
    return picture.convert("RGBA" if clear else "RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """16-bit grey, which Pillow would clip instead of scaling; one of its values may be transparent."""
    deep = np.asarray(picture)
    grey = Image.fromarray((deep >> 8).astype(np.uint8))
    clear = picture.info.get("transparency")
    if clear is None:
        return grey
    alpha = Image.fromarray(np.where(deep == clear, 0, 255).astype(np.uint8))
    return Image.merge("LA", (grey, alpha))

"""HEIC, as iPhones write it, through pillow-heif, without Pillow's second copy of the whole."""

from typing import Any

import numpy as np
import pillow_heif
from PIL import Image

from playground.images.shrink import Box


class HeicPicture:
    """A HEIC file's first picture, decoded when it is first looked at.

    It comes upright: the format has its own orientation, which libheif applies, and an EXIF block's
    means nothing (ISO/IEC 23008-12, A.3). So `info` is without one.
    Raises OSError, SyntaxError, ValueError, EOFError or RuntimeError for what is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._image = pillow_heif.open_heif(data)
        if not len(self._image):
            raise ValueError("no picture in it")
        self.size: tuple[int, int] = self._image.size
        self.mode: str = self._image.mode
        self.info: dict[Any, Any] = {"icc_profile": self._image.info.get("icc_profile")}

    @property
    def bytes_per_pixel(self) -> float:
        """Of memory at the height of decoding, all copies together, as measured."""
        told = self._image.info
        colours = 10.0 if told.get("chroma") in (422, 444) else 5.5
        alpha = 3.0 if self._image.has_alpha else 0.0
        return (colours + alpha) * (1.65 if told["bit_depth"] > 8 else 1.0)

    def crop(self, box: Box) -> Image.Image:
        left, top, right, bottom = box
        part = np.asarray(self._image)[top:bottom, left:right]
        return Image.frombytes(self.mode, (right - left, bottom - top), part.tobytes())

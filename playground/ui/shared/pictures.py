"""Pictures on their way to the page, small enough to travel inside a widget's value, and from it."""

import base64
import io
import os
import threading
from pathlib import Path

import numpy as np
from cachetools import LRUCache
from gradio.utils import get_upload_folder
from numpy.typing import NDArray
from PIL import Image

from playground.errors import ImageError
from playground.images import read_picture
from playground.settings import Limits

TINY = 128
"""Pictures up to this side, in pixels, are sent without loss."""
KEPT = 12
"""Uploaded pictures in memory, of at most 3 MB each."""


def data_uri(pixels: NDArray[np.uint8], longest: int, quality: int = 85) -> str:
    """The URI of a JPEG of at most `longest` pixels a side; of a PNG, without loss, for a tiny one.

    pixels: uint8 (H, W, 3), or (H, W) for grey.
    """
    picture = Image.fromarray(pixels)
    picture.thumbnail((longest, longest), Image.Resampling.BICUBIC)
    kind = "png" if max(pixels.shape[:2]) <= TINY else "jpeg"
    buffer = io.BytesIO()
    picture.save(buffer, kind, quality=quality)
    return f"data:image/{kind};base64,{base64.b64encode(buffer.getvalue()).decode()}"


def uploaded(photo: object, limits: Limits) -> NDArray[np.uint8]:
    """What a gr.Image hands over unopened (`preprocess=False`): uint8 (H, W, 3).

    Raises ImageError with a sentence for whatever else arrives.
    """
    return read_picture(upload_path(photo), limits)


class Uploads:
    """The same, with the last few kept: a photo that is asked about again is not decoded again.

    May be used from any thread; the pictures are shared, so use, don't change.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._kept: LRUCache[Path, NDArray[np.uint8]] = LRUCache(KEPT)
        self._lock = threading.Lock()

    def read(self, photo: object) -> NDArray[np.uint8]:
        """uint8 (H, W, 3). Raises ImageError as `uploaded` does."""
        path = upload_path(photo)  # Gradio names what is uploaded by its content
        with self._lock:
            if path in self._kept:
                return self._kept[path]
        picture = read_picture(path, self._limits)
        with self._lock:
            self._kept[path] = picture
        return picture


def upload_path(photo: object) -> Path:
    """Where a file lies that was uploaded, as Gradio hands it over. Raises ImageError for any other."""
    path = photo.get("path") if isinstance(photo, dict) else None
    if not isinstance(path, str):
        raise ImageError("the photo did not arrive: choose it again")
    return _received(path)


def _received(path: str) -> Path:
    """Where the file that arrived under this name lies, links followed.

    Gradio checks a path only where its payload says that it is a file. Any other file of the server
    must not be told from one that does not exist.
    """
    try:
        real = Path(path).resolve(strict=True)
        if real.is_relative_to(Path(get_upload_folder()).resolve()) and real.is_file():
            os.utime(real)  # used: what nobody has used for a while is deleted
            return real
    except (OSError, ValueError, RuntimeError):  # a name no file can have; links in a circle
        pass
    raise ImageError("the picture cannot be found any more: choose it again")

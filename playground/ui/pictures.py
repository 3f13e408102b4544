"""Pictures on their way to the page, small enough to travel inside a widget's value, and from it."""

import base64
import io
from pathlib import Path

import numpy as np
from gradio.utils import get_upload_folder
from numpy.typing import NDArray
from PIL import Image

from playground.errors import ImageError
from playground.images import read_picture
from playground.settings import Limits

TINY = 128
"""Pictures up to this side, in pixels, are sent without loss."""


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
    path = photo.get("path") if isinstance(photo, dict) else None
    if not isinstance(path, str):
        raise ImageError("the photo did not arrive: choose it again")
    return read_picture(_received(path), limits)


def _received(path: str) -> Path:
    """Where the file that arrived under this name lies, links followed.

    Gradio checks a path only where its payload says that it is a file. Any other file of the server
    must not be told from one that does not exist.
    """
    try:
        real = Path(path).resolve(strict=True)
        if real.is_relative_to(Path(get_upload_folder()).resolve()) and real.is_file():
            return real
    except (OSError, ValueError, RuntimeError):  # a name no file can have; links in a circle
        pass
    raise ImageError("the picture cannot be found any more: choose it again")

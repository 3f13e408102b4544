"""Frames as Slide's widgets take them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.draw.strip import data_uri, sheet


def drawn(images: NDArray[np.uint8], columns: int) -> dict[str, Any]:
    """Images (F, S, S, C) as {src, columns, side}: a picture's URI, row by row, S pixels each."""
    return {"src": data_uri(sheet(images, columns)), "columns": columns, "side": images.shape[1]}

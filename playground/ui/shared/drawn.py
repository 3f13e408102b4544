"""Frames as widgets take them: in one picture."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.draw.strip import data_uri, sheet, single


def drawn(images: NDArray[np.uint8], columns: int) -> dict[str, Any]:
    """Images (F, S, S, C) as {src, columns, side}: a picture's URI, row by row, S pixels each."""
    alone = len(images) == 1
    src = data_uri(single(images[0]), "jpeg") if alone else data_uri(sheet(images, columns))
    return {"src": src, "columns": columns, "side": images.shape[1]}

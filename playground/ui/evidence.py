"""What was found in a photo as the heatmap widget shows it."""

import base64
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.explain.finding import Finding
from playground.images import Crop
from playground.ui.pictures import data_uri

PHOTO_SIDE = 720
PIXELATED = 64
"""Photos up to this side, in pixels, are drawn as the squares they are."""
DIGITS = 4
FINEST = 32_767
"""Steps from 0 to a map's largest magnitude: a value travels in 16 bits."""
NAMED = 20
"""Classes that are named as examples of what a network knows."""


def told(found: Finding, photo: NDArray[np.uint8]) -> dict[str, Any]:
    """JSON for the heatmap widget: the photo, all classes, the likeliest first, and their maps.

    photo: uint8 (H, W, 3). `maps` is base64 of little-endian int16 (classes, rows, columns), in the
    order of `classes`: FINEST stands for the class's `peak`, its map's largest magnitude.
    """
    order = found.order
    maps = found.maps[order]  # (classes, rows, columns)
    peaks = np.abs(maps).max((1, 2))
    steps = maps / np.where(peaks > 0, peaks, 1)[:, None, None] * FINEST
    return {
        "network": found.subject.name,
        "photo": _photo(photo, found.crop),
        "seen": {"src": data_uri(found.seen, len(found.seen)), "size": len(found.seen)},
        "classes": [
            _class(found, index, peak) for index, peak in zip(order, peaks.tolist(), strict=True)
        ],
        "maps": base64.b64encode(steps.round().astype("<i2").tobytes()).decode(),
        "rows": maps.shape[1],
        "columns": maps.shape[2],
        "adds": found.adds,
        "knows": list(found.subject.classes[:NAMED]),
    }


def _class(found: Finding, index: int, peak: float) -> dict[str, Any]:
    return {
        "index": index,
        "name": found.subject.classes[index],
        "probability": round(float(found.probabilities[index]), 4),
        "logit": _digits(found.logits[index]),
        "bias": _digits(found.bias[index]),
        "mean": _digits(found.maps[index].mean()),
        "peak": peak,
    }


def _photo(photo: NDArray[np.uint8], crop: Crop) -> dict[str, Any]:
    """The photo, its shape, and what the network sees of it as fractions: left, top, width, height."""
    height, width = photo.shape[:2]
    left, top, right, bottom = crop
    return {
        "src": data_uri(photo, PHOTO_SIDE),
        "ratio": round(width / height, 4),
        "pixelated": max(height, width) <= PIXELATED,
        "crop": [left / width, top / height, (right - left) / width, (bottom - top) / height],
    }


def _digits(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")

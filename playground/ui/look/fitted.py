"""What a fit went through, as the widget plays it."""

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from playground.images import resize_to
from playground.ui.shared.pictures import data_uri
from playground.ui.text import Say

if TYPE_CHECKING:
    from playground.explain.teaching import Taught

SIDE = 48
"""Pixels of a photo that moves."""
FINEST = 1000
"""Steps of a margin of 1."""


def small(photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What is kept of a photo till it has been sent back: uint8 (SIDE, SIDE, 3)."""
    return resize_to(photo, SIDE)[0]


def told(
    taught: "Taught",
    names: Sequence[str],
    photos: Sequence[Sequence[NDArray[np.uint8]]],
    words: Say,
) -> dict[str, Any]:
    """The widget's value. names: of the classes. photos: of each class, as `small` gives them.

    `margins` is base64 of little-endian int16 (steps, photos), in thousandths, within what that can hold.
    """
    margins = np.stack([step.margins.numpy() for step in taught.steps]) * FINEST
    limits = np.iinfo(np.int16)
    packed = margins.clip(limits.min, limits.max).astype("<i2").tobytes()
    strip = np.concatenate([photo for some in photos for photo in some], axis=1)
    return {
        "classes": [
            {"name": name, "count": len(some)} for name, some in zip(names, photos, strict=True)
        ],
        "strip": data_uri(strip, strip.shape[1]),
        "side": SIDE,
        "iterations": [step.iteration for step in taught.steps],
        "losses": [step.loss for step in taught.steps],
        "margins": base64.b64encode(packed).decode(),
        "words": words.every("teach"),
    }

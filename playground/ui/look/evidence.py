"""What was found in a photo as the heatmap widget shows it."""

import base64
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from playground.data.catalog import SHAPES
from playground.images import GREY, Crop
from playground.ui.browser.heatmap import palettes
from playground.ui.shared.pictures import data_uri
from playground.ui.text import Say

if TYPE_CHECKING:
    from playground.explain.finding import Finding

PHOTO_SIDE = 720
PIXELATED = 64
"""Photos up to this side, in pixels, are drawn as the squares they are."""
NAMED = 20
"""Classes that are named as examples of what a network knows."""


def told(
    found: "Finding", photo: NDArray[np.uint8], truth: Sequence[int] | None = None
) -> dict[str, Any]:
    """JSON for the heatmap widget: the photo, all classes, the likeliest first, and their maps.

    photo: uint8 (H, W, 3). truth: where the thing is in it, if that is known: left, top, right, bottom in
    pixels; told as fractions of what the network sees. `boxed`: whether it is known of the test images.
    `maps` is base64 of little-endian int16 (classes, rows, columns), in the order of `classes`: FINEST of
    explain.evidence stands for the class's `peak`, its map's largest magnitude.
    """
    from playground.explain.evidence import of_class, packed

    order = found.order
    maps = found.maps[order]  # (classes, rows, columns)
    return {
        "network": found.subject.name,
        "photo": _photo(photo, found.crop),
        "seen": {"src": data_uri(found.seen, len(found.seen)), "size": len(found.seen)},
        "boxed": found.subject.dataset == SHAPES.key,
        "truth": truth and _within(truth, found.crop),
        "classes": [asdict(of_class(found, index)) for index in order],
        "maps": base64.b64encode(packed(maps)).decode(),
        "rows": maps.shape[1],
        "columns": maps.shape[2],
        "field": found.field._asdict(),
        "adds": found.adds,
        "knows": list(found.subject.classes[:NAMED]),
        "imagenet": found.subject.imagenet,
    }


def worded(view: dict[str, Any], words: Say) -> dict[str, Any]:
    """What is told, with the widget's colours and words, and the classes' names in the asker's language."""
    imagenet = view["imagenet"]
    known = enumerate(view["knows"])
    return view | {
        "classes": [
            one | _named(one["name"], one["index"], imagenet, words) for one in view["classes"]
        ],
        "knows": [
            words.language.class_name(name, index if imagenet else None) for index, name in known
        ],
        "palettes": palettes(),
        "words": words.every("look"),
    }


def _named(name: str, index: int, imagenet: bool, words: Say) -> dict[str, str]:
    """A class's name, and its others, by which it is found as well."""
    own, other = words.class_names(name, index if imagenet else None)
    return {"name": own, "other": other if other != own else ""}


def _within(box: Sequence[int], crop: Crop) -> list[float]:
    left, top, right, bottom = crop
    width, height = right - left, bottom - top
    return [
        (place - start) / length
        for place, start, length in zip(
            box, (left, top, left, top), (width, height, width, height), strict=True
        )
    ]


def _around(photo: NDArray[np.uint8], crop: Crop) -> tuple[NDArray[np.uint8], Crop]:
    """A photo with grey around as far as what is seen reaches beyond it, and where that then lies."""
    (height, width), (left, top, right, bottom) = photo.shape[:2], crop
    over, before = max(0, -top), max(0, -left)
    edges = (over, max(0, bottom - height)), (before, max(0, right - width)), (0, 0)
    if not any(map(any, edges)):
        return photo, crop
    moved = left + before, top + over, right + before, bottom + over
    return np.pad(photo, edges, constant_values=GREY), moved


def _photo(photo: NDArray[np.uint8], crop: Crop) -> dict[str, Any]:
    """The photo, with the grey around that the network sees too; its shape, and what the network sees of it
    as fractions: left, top, width, height."""
    photo, (left, top, right, bottom) = _around(photo, crop)
    height, width = photo.shape[:2]
    return {
        "src": data_uri(photo, PHOTO_SIDE),
        "ratio": round(width / height, 4),
        "pixelated": max(height, width) <= PIXELATED,
        "crop": [left / width, top / height, (right - left) / width, (bottom - top) / height],
    }

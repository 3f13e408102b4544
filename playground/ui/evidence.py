"""A photo and a network to what the heatmap widget shows: one forward pass, all classes."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.data.catalog import dataset
from playground.errors import LimitReached, SpecError
from playground.explain.cam import Explanation, explain, heatmaps, predictions, rebuilt
from playground.families import finer
from playground.images import Crop, resize_to
from playground.numerals import short
from playground.plan import plan
from playground.settings import Limits
from playground.specs import NetSpec
from playground.training.score import diverged
from playground.ui.network_cache import Classifier
from playground.ui.pictures import data_uri

SHOWN = 5
PHOTO_SIDE = 720
PIXELATED = 64
"""Photos up to this side, in pixels, are drawn as the squares they are."""
DIGITS = 4
LUMINANCE = (0.299, 0.587, 0.114)  # ITU-R BT.601, as Pillow's own grey


def look_at(
    photo: NDArray[np.uint8], network: Classifier, scale: int, unstrided: int, limits: Limits
) -> dict[str, Any]:
    """JSON for the heatmap widget: the photo, the five likeliest classes and their maps.

    photo: uint8 (H, W, 3). scale: the input's side, in sides of the training images. unstrided: this
    many stages, from the end, lose their stride. Raises PlanError or SpecError if the network cannot
    do that, LimitReached if the host does not allow that many multiply-adds, CheckpointError if the
    network's weights have diverged.
    """
    card, net = network
    info = dataset(card.run.train.dataset)
    spec, size = finer(net.spec, unstrided), info.size * scale
    check_cost(spec, size, limits)
    square, crop = resize_to(photo, size)
    batch, seen = prepared(square, card.mean, card.std)
    found = explain(rebuilt(net, spec) if unstrided else net, batch)
    if not bool(found.logits.isfinite().all()):
        raise diverged(spec.name)
    return {
        "network": spec.name,
        "photo": _photo(photo, crop),
        "seen": {"src": data_uri(seen, size), "size": size},
        "classes": _classes(found, card.classes),
        "rows": found.maps.shape[2],
        "columns": found.maps.shape[3],
        "adds": spec.pool == "average",
        "knows": list(card.classes),
    }


def check_cost(spec: NetSpec, size: int, limits: Limits) -> None:
    """Raise LimitReached if one image of that size costs more than the host allows."""
    macs = plan(spec, size).macs
    if macs > limits.macs:
        raise LimitReached(
            f"at {size}×{size} pixels this network needs {short(macs)} multiply-adds, and "
            f"{short(limits.macs)} are allowed here: choose a smaller input or a coarser map"
        )


def planes(square: NDArray[np.uint8], channels: int) -> NDArray[np.uint8]:
    """What a network of so many channels gets of a square: uint8 (S, S, 3) -> (C, S, S).

    One channel is the luminance. Raises SpecError unless there are 1 or 3.
    """
    if channels not in (1, 3):
        raise SpecError(f"a photo has 1 or 3 channels, and this network takes {channels}")
    if channels == 1:
        square = (square @ np.array(LUMINANCE)).round().astype(np.uint8)[..., None]
    pixels: NDArray[np.uint8] = square.transpose(2, 0, 1)
    return pixels


def prepared(
    square: NDArray[np.uint8], mean: Sequence[float], std: Sequence[float]
) -> tuple[Tensor, NDArray[np.uint8]]:
    """A square as a network takes it, float32 (1, C, S, S), normalised; and as a person sees that.

    mean, std: one for each of the network's channels, on a scale of 0..1.
    """
    pixels = planes(square, len(mean))
    seen = square if len(mean) == 3 else np.repeat(pixels.transpose(1, 2, 0), 3, axis=2)
    image = torch.from_numpy(pixels.copy()).float().div(255)
    middle, width = (torch.tensor(values).view(-1, 1, 1) for values in (mean, std))
    return ((image - middle) / width).unsqueeze(0), seen


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


def _classes(found: Explanation, names: tuple[str, ...]) -> list[dict[str, Any]]:
    top = predictions(found.logits[0], names, SHOWN)
    maps = heatmaps(found, 0, [prediction.index for prediction in top])
    return [
        {
            "name": prediction.name,
            "probability": round(prediction.probability, 4),
            "logit": _digits(prediction.logit),
            "bias": _digits(heatmap.bias),
            "mean": _digits(float(heatmap.values.mean())),
            "values": _short(heatmap.values),
        }
        for prediction, heatmap in zip(top, maps, strict=True)
    ]


def _digits(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _short(values: NDArray[np.float32]) -> list[float]:
    """A map, row by row, its largest value with four digits and the others to the same place."""
    largest = float(np.abs(values).max())
    places = DIGITS - 1 - int(np.floor(np.log10(largest))) if largest > 0 else 0
    rounded: list[float] = values.astype(np.float64).round(places).ravel().tolist()
    return rounded

"""A map over its photo, as the page draws it."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from playground.draw.palette import COLOURS, FLOOR, LEVELS, PAPER, SIGNED, palette

SCHEMES = {"signed": SIGNED, "inferno": COLOURS, "jet": PAPER}
"""How values become colours, by the name that a person chooses, and the colour map for it."""
SMOOTH_SIDE = 256
"""Pixels that a map has at least where it is drawn without cells."""
OPACITY = 0.75
DIM = 0.3
"""What is left of the light where the network does not see."""

Crop = tuple[int, int, int, int]
"""left, top, right, bottom in pixels, right and bottom excluded; may reach beyond the photo."""


def overlay(
    photo: NDArray[np.uint8],
    crop: Crop,
    values: NDArray[np.float32],
    scheme: str = "signed",
    opacity: float = OPACITY,
    around: tuple[float, float] | None = None,
) -> NDArray[np.uint8]:
    """A photo with a map over the part that was seen, and the rest dimmed: uint8 (H, W, 3).

    photo: uint8 (H, W, 3). values: (h, w). opacity: of the map, 0..1. around: what the
    colours span; without it, from the map's lowest value to its highest. Raises KeyError for an unknown
    scheme.
    """
    left, top, right, bottom = crop
    height, width = bottom - top, right - left
    fields = np.dstack([smooth(layer, height, width) for layer in _layers(values, scheme, around)])
    inside = slice(max(0, top), bottom), slice(max(0, left), right)
    seen = photo[inside].astype(np.float64)
    fields = fields[max(0, -top) :, max(0, -left) :][: seen.shape[0], : seen.shape[1]]
    share = opacity * fields[..., 3:] / 255
    picture = photo * DIM
    picture[inside] = seen * (1 - share) + fields[..., :3] * share
    mixed: NDArray[np.uint8] = picture.round().clip(0, 255).astype(np.uint8)
    return mixed


def framed(picture: NDArray[np.uint8], box: Crop) -> NDArray[np.uint8]:
    """A picture with a white line around a box, which is given in pixels."""
    image = Image.fromarray(picture)
    left, top, right, bottom = box
    ImageDraw.Draw(image).rectangle((left, top, right - 1, bottom - 1), outline="white", width=2)
    return np.array(image)


def smooth(values: NDArray[np.floating], height: int, width: int) -> NDArray[np.float32]:
    """A map as height x width values: cells are areas, and between their centres it is bilinear."""
    first = _between(values.shape[0], height)
    rows = values[first[0]] * (1 - first[2])[:, None] + values[first[1]] * first[2][:, None]
    left, right, along = _between(values.shape[1], width)
    whole: NDArray[np.float32] = (rows[:, left] * (1 - along) + rows[:, right] * along).astype(
        np.float32
    )
    return whole


def coloured(
    values: NDArray[np.floating], scheme: str, low: float, high: float
) -> NDArray[np.float64]:
    """Colours and opacity of values, all 0..255: (h, w, 4). low, high: extremes of the map they are of."""
    opacity = np.ones(values.shape)
    if scheme == "signed":
        peak = max(-low, high, 0)
        low, high, strength = -peak, peak, np.abs(values)
    elif scheme == "inferno":
        low, high, strength = 0, max(high, 0), values.clip(0)
    if scheme != "jet":
        opacity = FLOOR + (1 - FLOOR) * (strength / high if high > 0 else np.zeros(values.shape))
    place = (values - low) / (high - low) if high > low else np.full(values.shape, 0.5)
    colours = palette(SCHEMES[scheme])[(place.clip(0, 1) * (LEVELS - 1)).round().astype(int)]
    return np.dstack([colours, 255 * opacity.clip(0, 1)])


def _layers(
    values: NDArray[np.float32], scheme: str, around: tuple[float, float] | None
) -> list[NDArray[np.float64]]:
    """The map's colours at the size that the page draws it in: red, green, blue, opacity."""
    rows, columns = (max(SMOOTH_SIDE, side) for side in values.shape)
    field = smooth(values, rows, columns)
    low, high = around or (float(values.min()), float(values.max()))
    shades = coloured(field, scheme, low, high)
    return [shades[..., i] for i in range(4)]


def _between(
    count: int, size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """The two cells around each of `size` places, and how far each place is from the first."""
    at = (((np.arange(size) + 0.5) * count) / size - 0.5).clip(0, count - 1)
    first = np.floor(at).astype(np.int64)
    return first, np.minimum(count - 1, first + 1), at - first

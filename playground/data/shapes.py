"""Shapes: a data set drawn from a seed, so that there is one without a download.

32x32 RGB, ten classes of figures (`figures.OUTLINES`, in the catalog's order). Size, place,
rotation, colours, textures and clutter are drawn alike for every class: only the outline tells
them apart. The figure lies whole inside the image, before the clutter, and differs in lightness
from the ground and from the clutter.

The same on every machine: random bits come from PCG64 itself, whose stream numpy guarantees, and
the arithmetic keeps to operations that round alike everywhere.
"""

import math

import numpy as np
import torch
from numpy.typing import NDArray

from playground.data.figures import OUTLINES, Field, capsule
from playground.data.images import Images

SIDE = 32
CHUNK = 500
RADIUS = (6.5, 12.0)
MARGIN = 1.0
PIECES = 5
DIRECTIONS = 360

PALETTE = (
    0x1B1F3B, 0x3A0CA3, 0x7B2CBF, 0xB5179E, 0x9D0208, 0x6A040F, 0x004E64, 0x0B6E4F, 0x7F4F24,
    0x2B2D42, 0x1D4E89, 0xE63946, 0xF3722C, 0xF9C74F, 0xFFE8D6, 0xFFAFCC, 0xA2D2FF, 0xCDB4DB,
    0xB7E4C7, 0x90BE6D, 0x4CC9F0, 0xF1FAEE, 0xFEFAE0, 0xFFB703, 0x43AA8B, 0x8D99AE,
)  # fmt: skip
CONTRAST = 0.35
"""Least difference in luma (ITU-R BT.601, 0..1) of the figure's colour from the others."""
TEXTURE = 0.09
"""Largest change that a texture makes to a channel, up or down (0..1)."""


class _Bits:
    """Uniform numbers from the raw output of PCG64: the only part of numpy's whose stream is fixed."""

    def __init__(self, *seed: int) -> None:
        self._source = np.random.PCG64(list(seed))

    def uniform(self, *shape: int) -> Field:
        """float32, 0 <= u < 1, in steps of 2^-24."""
        raw = self._source.random_raw(math.prod(shape)).reshape(shape)
        return np.asarray((raw >> np.uint64(40)) * 2.0**-24, np.float32)

    def between(self, low: float, high: float, *shape: int) -> Field:
        return np.asarray(np.float32(low) + self.uniform(*shape) * np.float32(high - low))

    def below(self, bound: int, *shape: int) -> NDArray[np.int64]:
        return (self.uniform(*shape) * bound).astype(np.int64)


Scenes = tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.bool_]]


def draw(count: int, seed: int) -> Images:
    """That many images, their labels and the boxes around the figures; the seed decides all of it."""
    pixels, labels, masks = scenes(count, seed)
    return Images(
        torch.from_numpy(pixels), torch.from_numpy(labels), torch.from_numpy(boxes_of(masks))
    )


def scenes(count: int, seed: int) -> Scenes:
    """Pixels (n, 3, 32, 32), labels (n,) and masks (n, 32, 32) of what the figures cover by half or more.

    More images from the same seed begin with the same ones, in whole chunks of CHUNK.
    """
    chunks = [_chunk(min(CHUNK, count - i), _Bits(seed, i)) for i in range(0, count, CHUNK)]
    pixels, labels, masks = (np.concatenate(part) for part in zip(*chunks, strict=True))
    return pixels, labels, masks


def boxes_of(masks: NDArray[np.bool_]) -> NDArray[np.int16]:
    """Left, top, right, bottom of what is set in each mask (N, H, W); right and bottom excluded."""
    across, down = np.asarray(masks.any(1)), np.asarray(masks.any(2))
    ends = [
        across.argmax(1),
        down.argmax(1),
        masks.shape[2] - across[:, ::-1].argmax(1),
        masks.shape[1] - down[:, ::-1].argmax(1),
    ]
    return np.stack(ends, 1).astype(np.int16)


def _chunk(count: int, bits: _Bits) -> Scenes:
    labels = np.argsort(bits.uniform(count), kind="stable") % len(OUTLINES)
    figure, ground, clutter = _colours(count, bits)
    image = ground + _texture(count, bits)
    for _ in range(PIECES):
        image += (clutter - image) * _piece(count, bits)[:, None]
    cover = _figure(labels, bits)
    image += (figure + _texture(count, bits) - image) * cover[:, None]
    pixels = np.floor(np.clip(image, 0, 1) * np.float32(255) + np.float32(0.5)).astype(np.uint8)
    return pixels, labels, cover >= 0.5


def _figure(labels: NDArray[np.int64], bits: _Bits) -> Field:
    """How far the figure covers each pixel, 0..1: (n, 32, 32)."""
    count = len(labels)
    radius = bits.between(*RADIUS, count)
    room = np.float32(SIDE / 2 - MARGIN) - radius
    places = bits.between(-1, 1, 2, count) * room + np.float32(SIDE / 2)
    x, y = _frame(places, bits.below(DIRECTIONS, count))
    scale = radius[:, None, None]
    cover = np.empty_like(x)
    for label, outline in enumerate(OUTLINES):
        own = labels == label
        cover[own] = _cover(outline(x[own] / scale[own], y[own] / scale[own]) * scale[own])
    return cover


def _piece(count: int, bits: _Bits) -> Field:
    """Coverage of one piece of clutter per image, a line or a dot; in some images it is left out."""
    x, y = _frame(bits.between(0, SIDE, 2, count), bits.below(DIRECTIONS, count))
    shape = (count, 1, 1)
    is_line = bits.uniform(*shape) < 0.5
    half_length = np.where(is_line, bits.between(2, 9, *shape), np.float32(0))
    radius = np.where(is_line, bits.between(0.4, 0.9, *shape), bits.between(0.7, 2.6, *shape))
    shown = (bits.uniform(*shape) < 0.6).astype(np.float32)
    return np.asarray(_cover(capsule(x, y, half_length, radius)) * shown)


def _texture(count: int, bits: _Bits) -> Field:
    """Change of lightness (n, 1, 32, 32): nothing, a slope, stripes, checks or dots."""
    x, y = _frame(bits.between(0, SIDE, 2, count), bits.below(DIRECTIONS, count))
    periods = bits.between(4, 9, count, 1, 1)
    kinds = bits.below(1 + len(PATTERNS), count)
    change = np.zeros_like(x)
    for kind, pattern in enumerate(PATTERNS, 1):
        own = kinds == kind
        change[own] = pattern(x[own] / periods[own], y[own] / periods[own])
    return np.asarray(change * bits.between(0.03, TEXTURE, count, 1, 1))[:, None]


def _slope(x: Field, _: Field) -> Field:
    return np.asarray(np.clip(x * np.float32(0.4), -1, 1))


def _stripes(x: Field, _: Field) -> Field:
    """A wave of period 1 between -1 and 1, with steep flanks."""
    return np.asarray(np.clip((np.abs(x - np.floor(x) - np.float32(0.5)) * 4 - 1) * 2, -1, 1))


def _checks(x: Field, y: Field) -> Field:
    return _stripes(x, x) * _stripes(y, y)


def _dots(x: Field, y: Field) -> Field:
    return np.asarray(np.minimum(_stripes(x, x), _stripes(y, y)))


PATTERNS = (_slope, _stripes, _checks, _dots)


def _colours(count: int, bits: _Bits) -> tuple[Field, Field, Field]:
    """Colours of figure, ground and clutter, (n, 3, 1, 1) each, 0..1."""
    rgb = np.array([[(c >> s) & 255 for s in (16, 8, 0)] for c in PALETTE])
    luma = rgb @ np.array([299, 587, 114])
    far = np.abs(luma[:, None] - luma) >= CONTRAST * 255_000
    distinct = ~np.eye(len(PALETTE), dtype=bool)
    triples = np.argwhere(far[:, :, None] & far[:, None, :] & distinct)
    chosen = triples[bits.below(len(triples), count)]
    colours = rgb[chosen].astype(np.float32) / np.float32(255)
    colours = np.clip(colours + bits.between(-0.04, 0.04, count, 3, 3), 0, 1)
    figure, ground, clutter = colours.transpose(1, 0, 2)[..., None, None]
    return figure, ground, clutter


def _frame(places: Field, directions: NDArray[np.int64]) -> tuple[Field, Field]:
    """Coordinates of the pixels' centres in frames at those places (2, n), turned that far: (n, 32, 32)."""
    turns = directions * (math.tau / DIRECTIONS)
    cos, sin = (np.round(f(turns), 6).astype(np.float32)[:, None, None] for f in (np.cos, np.sin))
    centres = np.arange(SIDE, dtype=np.float32) + np.float32(0.5)
    x = centres[None, None, :] - places[0][:, None, None]
    y = centres[None, :, None] - places[1][:, None, None]
    return x * cos + y * sin, y * cos - x * sin


def _cover(distance: Field) -> Field:
    """Signed distance in pixels to coverage, 0..1."""
    return np.asarray(np.clip(np.float32(0.5) - distance, 0, 1))

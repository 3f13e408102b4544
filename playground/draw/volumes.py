"""Tensors as cuboids: one per convolution or pooling, block by block, with the shortcuts over them.

A cuboid stands along the flow, which runs from left to right: its front is C across and H down, the
face on its right is the H×W map. Sides grow with the square root of H = W, the depth with that of C.
x is measured halfway into the picture, where the arrows run.
"""

from math import sqrt
from typing import NamedTuple

from playground.draw.svg import Pen, number
from playground.plan import Path, Shape, StagePlan, Unit

SHOWN_BLOCKS = 6  # a stage with more is folded to its first two and its last
TENSORS = ("conv", "maxpool", "globalpool", "linear")  # the layers whose outputs are drawn
SLICE_GAP, STEP_GAP, BLOCK_GAP = 2.0, 7.0, 9.0  # px, within a block; where the map shrinks; between
STUB, FOLD = 13.0, 42.0  # px before the first block; for "36 more"
LIFT = 12.0  # of a shortcut over what it passes


class Scale(NamedTuple):
    """Pixels of a tensor: side × √H high, thinnest + depth × √C deep."""

    side: float
    depth: float

    def height(self, shape: Shape) -> float:
        return self.side * sqrt(shape[1])

    def across(self, shape: Shape) -> float:
        """How far the H×W face reaches to the right."""
        return 0.30 * self.height(shape)

    def rise(self, shape: Shape) -> float:
        """How far it reaches up."""
        return 0.22 * self.height(shape)

    def thickness(self, shape: Shape) -> float:
        return 1.5 + self.depth * sqrt(shape[0])


class Piece(NamedTuple):
    """A unit of a stage: the tensors it makes, in order, and its shortcut; `more` units are folded away."""

    shapes: tuple[Shape, ...]
    path: Path = "none"
    more: int = 0


class Slab(NamedTuple):
    """One cuboid, its left end at x."""

    x: float
    shape: Shape


class Volumes(NamedTuple):
    """The cuboids of a stage, piece by piece, between left and right, and the middles of its folds.

    Its arrow ends at `entry`, a little right of left if a shortcut branches off before the cuboids.
    """

    pieces: tuple[Piece, ...]
    slabs: tuple[tuple[Slab, ...], ...]
    folds: tuple[float, ...]
    left: float
    entry: float
    right: float

    def moved(self, x: float) -> "Volumes":
        """The same, further right by x."""
        slabs = tuple(tuple(Slab(s.x + x, s.shape) for s in part) for part in self.slabs)
        folds = tuple(fold + x for fold in self.folds)
        ends = (self.left + x, self.entry + x, self.right + x)
        return Volumes(self.pieces, slabs, folds, *ends)


def pieces(stage: StagePlan) -> tuple[Piece, ...]:
    """A stage's units, each with its tensors; of many blocks, the first two and the last."""
    blocks, units = stage.blocks, stage.units
    if len(blocks) <= SHOWN_BLOCKS:
        return tuple(_piece(unit) for unit in units)
    kept = units[: len(units) - len(blocks) + 2]
    folded = Piece((), more=len(blocks) - 3)
    return (*map(_piece, kept), folded, _piece(units[-1]))


def _piece(unit: Unit) -> Piece:
    shapes = tuple(layer.out for layer in unit.layers if layer.kind in TENSORS)
    return Piece(shapes, unit.path)


def arrange(parts: tuple[Piece, ...], scale: Scale) -> Volumes:
    """Place the cuboids next to one another; a stub in front of them is where a shortcut takes off."""
    first = next(shape for part in parts for shape in part.shapes)
    entry = STUB if parts[0].path != "none" else 0.0
    x = entry + scale.across(first) / 2
    right = x
    slabs: list[tuple[Slab, ...]] = []
    folds: list[float] = []
    for index, part in enumerate(parts):
        placed: list[Slab] = []
        if part.more:
            folds.append(right + FOLD / 2)
            x = right + FOLD + scale.across(parts[index + 1].shapes[0]) / 2
        for shape in part.shapes:
            if placed:
                x += SLICE_GAP if shape[1] == placed[-1].shape[1] else STEP_GAP
            placed.append(Slab(x, shape))
            x += scale.thickness(shape)
            right = max(right, x + scale.across(shape) / 2)
        slabs.append(tuple(placed))
        x += BLOCK_GAP
    return Volumes(parts, tuple(slabs), tuple(folds), 0.0, entry, right)


def draw_slab(pen: Pen, slab: Slab, scale: Scale, y: float, broken: bool = False) -> None:
    """A cuboid around the height y: its top, its H×W face, its front; one that cannot be is struck out."""
    deep, high = scale.thickness(slab.shape), scale.height(slab.shape)
    across, rise = scale.across(slab.shape), scale.rise(slab.shape)
    left, top = slab.x - across / 2, y - high / 2 + rise / 2
    t, h, a, r = number(deep), number(high), number(across), number(rise)
    start, corner = f"M{number(left)} {number(top)}", f"M{number(left + deep)} {number(top)}"
    faces = (
        f"{start}l{a}-{r}h{t}l-{a} {r}z",
        f"{corner}l{a}-{r}v{h}l-{a} {r}z",
        f"{start}h{t}v{h}h-{t}z",
    )
    if broken:
        pen.path("ghost", "".join(faces))
        pen.path("cross", f"M{number(slab.x + deep / 2 - 7)} {number(y - 7)}l14 14m0-14l-14 14")
        return
    for name, face in zip(("top", "side", "front"), faces, strict=True):
        pen.path(name, face)


def draw_skips(pen: Pen, volumes: Volumes, scale: Scale, y: float) -> None:
    """A shortcut over each block: from the tensor that enters it to the one that it adds up to."""
    points: dict[tuple[float, float], None] = {}
    folds = iter(volumes.folds)
    before: tuple[float, float] | None = None
    for part, slabs in zip(volumes.pieces, volumes.slabs, strict=True):
        if part.more and before:
            end = (next(folds) + FOLD / 2, before[1])
            if points:
                _ellipsis(pen, before, end)
        else:
            last = slabs[-1].shape
            end = (slabs[-1].x + scale.thickness(last) / 2, y - scale.height(last) / 2)
        if part.path != "none":
            start = before or (volumes.left + 3, y)
            tallest = max(scale.height(s.shape) + scale.rise(s.shape) for s in slabs)
            pen.skip(part.path, _arc(start, end, y - tallest / 2 - LIFT))
            points |= {start: None, end: None}
        before = end
    for point in points:
        pen.dot(*point)


def _arc(start: tuple[float, float], end: tuple[float, float], peak: float) -> str:
    """Straight up to the level of the end if need be, then over in a curve whose top is at `peak`."""
    handle = number(end[1] + (peak - end[1]) / 0.75)  # a cubic rises to 3/4 of its handles
    x0, x1, y1 = number(start[0]), number(end[0]), number(end[1])
    climb = "" if start[1] == end[1] else f"V{y1}"
    return f"M{x0} {number(start[1])}{climb}C{x0} {handle} {x1} {handle} {x1} {y1}"


def _ellipsis(pen: Pen, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Dots in the place of folded shortcuts."""
    for quarter in (1, 2, 3):
        pen.dot(start[0] + (end[0] - start[0]) * quarter / 4, start[1], 1.4)

"""Where everything in a network's figure stands: rows of columns, as large as the width allows."""

from itertools import combinations
from math import sqrt
from typing import NamedTuple

from playground.draw.columns import Column
from playground.draw.volumes import LIFT, Scale, Volumes, arrange

WIDTH, MARGIN = 1280.0, 40.0
TALLEST = 150.0  # px of the largest map's side
SHALLOW, ROOMY, DEEP = 5.5, 12.0, 20.0  # px of the deepest tensor: to fit at all, well, at most
SLACK = 48.0, 140.0  # px by which arrows may be longer than labels need: in one row, in several
BETWEEN_WORDS, BETWEEN_ROWS, INDENT = 20.0, 36.0, 28.0

Split = tuple[tuple[Column, ...], ...]
Spots = list[tuple[Column, Volumes, float]]


class Look(NamedTuple):
    """What all rows share. stacked: labels on arrows take two lines."""

    scale: Scale
    stacked: bool

    def gap(self, column: Column) -> float:
        """Length of the arrow that leaves a column, in px, as its label needs it."""
        return 0.0 if column.broken else column.size_widths[self.stacked] + 12


class Placed(NamedTuple):
    """A column in its row; its words stand around `middle`."""

    column: Column
    volumes: Volumes
    middle: float

    @property
    def bounds(self) -> tuple[float, float]:
        """Left and right end of cuboids and words together."""
        half = self.column.words.width / 2
        return min(self.volumes.left, self.middle - half), max(
            self.volumes.right, self.middle + half
        )


class Row(NamedTuple):
    """right: where the arrow that leaves it ends. top, axis, words, bottom: heights in the figure."""

    placed: tuple[Placed, ...]
    right: float
    top: float
    axis: float
    words: float
    bottom: float


class Layout(NamedTuple):
    look: Look
    rows: tuple[Row, ...]


def lay_out(columns: tuple[Column, ...], top: float) -> Layout:
    """Place all columns below `top`: as few rows as will do, then labels in one line if that leaves
    room for deep cuboids, then cuboids as deep and arrows as long as there is room."""
    shapes = [shape for column in columns for part in column.pieces for shape in part.shapes]
    side = TALLEST / sqrt(max(height for _, height, _ in shapes))
    deepest = sqrt(max(channels for channels, _, _ in shapes))

    def look(stacked: bool, depth: float) -> Look:
        return Look(Scale(side, depth / deepest), stacked)

    choices = (
        (split, stacked, depth)
        for rows in range(1, len(columns) + 1)
        for stacked, depth in ((False, ROOMY), (True, SHALLOW))
        if _fits(split := _split(columns, rows, look(stacked, depth)), look(stacked, depth))
    )
    one_each = tuple((column,) for column in columns)
    split, stacked, least = next(choices, (one_each, True, SHALLOW))
    depth = _deepest(split, look(stacked, least), look(stacked, DEEP), least)
    chosen = look(stacked, depth)
    rows: list[Row] = []
    for i, part in enumerate(split):
        rows.append(_row(part, chosen, (WIDTH - MARGIN - _room(i), top), SLACK[len(split) > 1]))
        top = rows[-1].bottom + BETWEEN_ROWS
    return Layout(chosen, tuple(rows))


def _room(row: int) -> float:
    """Width for a row; all but the first are indented, for the line that leads there."""
    return WIDTH - 2 * MARGIN - (INDENT if row else 0.0)


def _fits(split: Split, look: Look) -> bool:
    return all(_place(row, look)[1] <= _room(i) for i, row in enumerate(split))


def _split(columns: tuple[Column, ...], rows: int, look: Look) -> Split:
    """So many rows, the longest of them as short as can be."""
    if rows == 1:
        return (columns,)
    widths = [
        max(arrange(column.pieces, look.scale).right + look.gap(column), column.words.width)
        for column in columns
    ]

    def spans(cuts: tuple[int, ...]) -> list[tuple[int, int]]:
        return list(zip((0, *cuts), (*cuts, len(columns)), strict=True))

    every = combinations(range(1, len(columns)), rows - 1)
    best = min(every, key=lambda cuts: max(sum(widths[a:b]) for a, b in spans(cuts)))
    return tuple(columns[a:b] for a, b in spans(best))


def _deepest(split: Split, shallow: Look, deep: Look, least: float) -> float:
    """The depth, from `least` to DEEP, for which all rows fit: they widen with it in straight lines,
    or curve upwards a little, so that what lies between two looks fits if the first one does."""
    share = 1.0
    for i, row in enumerate(split):
        short, long = _place(row, shallow)[1], _place(row, deep)[1]
        if long > _room(i):
            share = min(share, (_room(i) - short) / (long - short))
    return least + max(0.0, share) * (DEEP - least)


def _place(row: tuple[Column, ...], look: Look, slack: float = 0.0) -> tuple[Spots, float]:
    """The columns of a row from x = 0 on, and where the arrow that leaves it ends.

    slack: px that each arrow may be longer than it must.
    """
    spots: Spots = []
    free = said = 0.0  # where the next cuboids, the next words may begin
    for column in row:
        volumes, half = arrange(column.pieces, look.scale), column.words.width / 2
        middle = (volumes.entry + volumes.right) / 2
        left = max(free, said + half - middle)
        spots.append((column, volumes, left))
        free = left + volumes.right + look.gap(column) + (0 if column.broken else slack)
        said = left + middle + half + BETWEEN_WORDS
    return spots, max(free, said - BETWEEN_WORDS)


def _row(columns: tuple[Column, ...], look: Look, corner: tuple[float, float], slack: float) -> Row:
    """A row below and right of a corner (x, y), in the middle of the room there."""
    left, top = corner
    room = WIDTH - MARGIN - left
    spare = (room - _place(columns, look)[1]) / len(columns)
    spots, width = _place(columns, look, max(0.0, min(slack, spare)))
    left += (room - width) / 2
    placed = tuple(_placed(column, volumes.moved(left + x)) for column, volumes, x in spots)
    tallest = max(
        look.scale.height(shape) + look.scale.rise(shape)
        for column in columns
        for part in column.pieces
        for shape in part.shapes[:1]  # maps never grow within a unit
    )
    axis = top + LIFT + 10 + tallest / 2
    words = axis + tallest / 2 + 34
    bottom = words + max(column.words.height for column in columns) + 16
    return Row(placed, left + width, top, axis, words, bottom)


def _placed(column: Column, volumes: Volumes) -> Placed:
    return Placed(column, volumes, (volumes.entry + volumes.right) / 2)

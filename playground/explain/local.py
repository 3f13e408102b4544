"""What changes in a network's maps where a small part of its input does: only what sees that part is
computed again, by the cells' receptive fields. The deeper a stage, the more: those behind run whole."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from playground.errors import PlanError
from playground.explain.finding import Looking
from playground.nets.explainable import Field
from playground.nets.mode import evaluating

WORTH = 0.5
"""Of the input's side, that is computed again at most: of more, nothing would be gained."""


class Span(NamedTuple):
    """Along one axis: right excluded."""

    left: int
    right: int


Part = tuple[Span, Span]
"""Rows and columns, in pixels."""


class Local:
    """The maps of a stage, of inputs that differ in a part each.

    stages: how many of the network's are run here; 0 if none is worth it. The rest is the caller's.
    """

    def __init__(self, looking: Looking, parts: Sequence[Part]) -> None:
        self._net, self._batch = looking.net, looking.batch
        self.stages, self._field, self._side = _deepest(looking, parts)
        with evaluating(self._net), torch.inference_mode():
            self._whole = self._run(self._batch)

    def maps(self, changed: Tensor, parts: Sequence[Part]) -> Tensor:
        """The stage's maps (B, K, h, w) of inputs (B, C, S, S) like `looking`'s but for one part each."""
        if not self.stages:
            return changed
        fits = [tuple(self._around(span) for span in part) for part in parts]
        pieces = [
            image[:, down.left : down.right, across.left : across.right]
            for image, (down, across) in zip(changed, fits, strict=True)
        ]
        found = self._run(torch.stack(pieces))
        maps = self._whole.expand(len(parts), -1, -1, -1).clone()
        for one, piece, part, around in zip(maps, found, parts, fits, strict=True):
            rows, columns = (self._cells(span) for span in part)
            top, left = (span.left // self._field.jump for span in around)
            one[:, rows.left : rows.right, columns.left : columns.right] = piece[
                :, rows.left - top : rows.right - top, columns.left - left : columns.right - left
            ]
        return maps

    def _run(self, x: Tensor) -> Tensor:
        for step in list(self._net.steps().values())[: self.stages]:
            x = step(x)
        return x

    def _cells(self, span: Span) -> Span:
        return _cells(self._field, span, self._whole.shape[-1])

    def _around(self, span: Span) -> Span:
        """What has to be run, so that all cells that see the span come out right."""
        size, jump = self._batch.shape[-1], self._field.jump
        left = _seen(self._field, self._cells(span), size).left // jump * jump
        left = min(left, size - self._side)
        return Span(left, left + self._side)


def _deepest(looking: Looking, parts: Sequence[Part]) -> tuple[int, Field, int]:
    """How many stages are worth it, what the last one's cells see, and the side of what has to be run."""
    size = looking.batch.shape[-1]
    best = 0, Field(1, 1, 0.5), size
    for count, (name, field) in enumerate(looking.net.fields(size).items(), 1):
        cells = math.ceil(size / field.jump)
        spans = [_seen(field, _cells(field, span, cells), size) for part in parts for span in part]
        side = max(_rounded(span, field.jump) for span in spans)
        fits = size % field.jump == 0 and side <= WORTH * size
        if not fits or not _alike(looking, side, name, field):
            break
        best = count, field, side
    return best


def _cells(field: Field, span: Span, count: int) -> Span:
    """The cells, of so many, that see a part of the span."""
    first = math.floor((span.left - field.side / 2 - field.start) / field.jump) + 1
    beyond = math.ceil((span.right + field.side / 2 - field.start) / field.jump)
    return Span(max(0, first), min(count, beyond))


def _seen(field: Field, cells: Span, size: int) -> Span:
    """What those cells see of the input."""
    first = field.start + cells.left * field.jump - field.side / 2
    last = field.start + (cells.right - 1) * field.jump + field.side / 2
    return Span(max(0, math.floor(first)), min(size, math.ceil(last)))


def _rounded(span: Span, jump: int) -> int:
    return (math.ceil(span.right / jump) - span.left // jump) * jump


def _alike(looking: Looking, side: int, name: str, field: Field) -> bool:
    """Whether a piece of that side is padded as the whole is."""
    try:
        return looking.net.fields(side)[name] == field
    except PlanError:  # too small for the stages behind
        return False

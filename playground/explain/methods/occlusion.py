"""Occlusion (Zeiler & Fergus, 1311.2901, section 4.2)."""

import math

import torch
from torch import Tensor

from playground.explain.local import Local, Part, Span
from playground.explain.many import logits_of
from playground.explain.methods.question import Answer, Method, Question

PLACES = 14
"""Along each side."""


def _find(question: Question) -> Answer:
    """S(X) - S(X with a grey square at that place): by how much the class's logit falls. (P, P).

    P x P places, at most PLACES along each side and `question.passes` in all. A square is as large as
    two by two of them, around its own, and cut off at the edge. Grey is 0: the mean of the training
    images. Above 0 the place speaks for the class, below against it.
    """
    image = question.looking.batch
    side = image.shape[-1]
    count = min(PLACES, side, max(1, math.isqrt(question.passes - 1)))
    squares = [_square(row, column, count, side) for row in range(count) for column in range(count)]
    local = Local(question.looking, squares)

    def changed(numbers: range) -> Tensor:
        images = torch.cat([_without(image, [None, *squares][i]) for i in numbers])
        return local.maps(images, [squares[max(0, i - 1)] for i in numbers])

    found = yield from logits_of(question.looking, 1 + len(squares), changed, local.stages)
    with torch.no_grad():
        logits = found[:, question.index]
        return (logits[0] - logits[1:]).reshape(count, count)


def _square(row: int, column: int, count: int, side: int) -> Part:
    def span(place: int) -> Span:
        edges = (math.floor((place + way) * side / count + 0.5) for way in (-0.5, 1.5))
        return Span(*(min(side, max(0, edge)) for edge in edges))

    return span(row), span(column)


def _without(image: Tensor, square: Part | None) -> Tensor:
    """The image (1, C, S, S), with the square in grey if there is one."""
    if square is None:
        return image
    down, across = square
    covered = image.clone()
    covered[..., down.left : down.right, across.left : across.right] = 0
    return covered


OCCLUSION = Method(_find, 1 + PLACES**2, staged=False)

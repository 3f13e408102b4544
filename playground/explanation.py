"""What a program is told of a photo: one class, its map by a method, its box, and what the map is worth.

The command line's `explain` and the page's `/explain` are this.
"""

from collections.abc import Generator
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.draw.overlay import SCHEMES, SMOOTH_SIDE, framed, overlay, smooth
from playground.errors import SpecError
from playground.explain.boxes import SHARE, box_around
from playground.explain.evidence import called, of_class
from playground.explain.faithfulness import PASSES, Faithfulness, faithfulness
from playground.explain.finding import Finding, Looking, look
from playground.explain.methods import METHODS, answering, asked
from playground.explain.methods.question import affordable
from playground.nets.explainable import MAPS
from playground.settings import Limits
from playground.specs import Range

LIKELIEST = 5
BOX = Range(0.0, 1.0)
Box = tuple[int, int, int, int]
"""left, top, right, bottom in pixels of the photo, right and bottom excluded."""


@dataclass(frozen=True)
class Asking:
    """What is asked. name: a part of the class's name; none for the likeliest. method: one of METHODS.
    stage: none for the last. share: of the map's maximum, that the box is around. faithful: whether the
    map's worth is to be measured. colours: one of SCHEMES, for a picture.

    Raises SpecError for a method or colours that there are none of, and for a share that is none.
    """

    name: str | None = None
    method: str = "cam"
    stage: str | None = None
    share: float = SHARE
    faithful: bool = False
    colours: str = "signed"

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise SpecError("the method must be one of {allowed}", allowed=METHODS)
        if self.colours not in SCHEMES:
            raise SpecError("the colours must be one of {allowed}", allowed=SCHEMES)
        BOX.check("the box's share", self.share)


class Explained(NamedTuple):
    """The answer. values: the map, float32 (h, w). told: of the class, JSON."""

    found: Finding
    values: NDArray[np.float32]
    box: Box | None
    told: dict[str, Any]


def explained(
    looking: Looking, asking: Asking, limits: Limits
) -> Generator[float, None, Explained]:
    """Yields the share that is done, and returns the answer.

    Raises SpecError for a class or a stage that the network does not have, CheckpointError if its
    training diverged, LimitReached for maps that are too large here.
    """
    found = look(looking, limits)
    index = _index(found, asking.name)
    method = METHODS[asking.method]
    part = 0.5 if asking.faithful and method.passes else 1.0  # of the work
    question = asked(method, looking, index, asking.stage or MAPS, limits)
    values = yield from _scaled(answering(method, question), 0, part)
    worth = None
    if asking.faithful:
        passes = affordable(looking, PASSES, limits)
        curves = faithfulness(looking, index, values, passes)
        worth = yield from _scaled(curves, part if method.passes else 0, 1)
    box = box_of(values, found.crop, asking.share)
    return Explained(found, values, box, _told(found, index, asking.method, values, box, worth))


def picture(photo: NDArray[np.uint8], answer: Explained, colours: str) -> NDArray[np.uint8]:
    """The map and its box over the photo: uint8 (H, W, 3). colours: one of SCHEMES."""
    made = overlay(photo, answer.found.crop, answer.values, colours)
    return framed(made, answer.box) if answer.box else made


def box_of(values: NDArray[np.float32], crop: tuple[int, ...], share: float) -> Box | None:
    """The box in pixels of the photo, as the page draws it: around the smooth map."""
    height, width = (max(SMOOTH_SIDE, side) for side in values.shape)
    box = box_around(smooth(values, height, width), share)
    if box is None:
        return None
    left, top, right, bottom = crop
    across, down = (right - left) / width, (bottom - top) / height
    scaled = zip(box, (across, down, across, down), (left, top, left, top), strict=True)
    x0, y0, x1, y1 = (round(start + place * step) for place, step, start in scaled)
    return x0, y0, x1, y1


def _index(found: Finding, name: str | None) -> int:
    if name is None:
        return found.order[0]
    index = called(found.subject.classes, found.order, name)
    if index is None:
        raise SpecError(
            "{network} has no class with {text!r} in its name",
            network=found.subject.name,
            text=name,
        )
    return index


def _scaled(
    steps: Generator[float, None, Any], start: float, end: float
) -> Generator[float, None, Any]:
    """The same, for a part of the whole from `start` to `end`."""
    while True:
        try:
            yield start + (end - start) * next(steps)
        except StopIteration as stop:
            return stop.value


def _told(
    found: Finding,
    index: int,
    method: str,
    values: NDArray[np.float32],
    box: Box | None,
    worth: Faithfulness | None,
) -> dict[str, Any]:
    told = asdict(of_class(found, index))
    names = found.subject.classes
    answer = {
        "network": found.subject.name,
        "class": told.pop("name"),
        **told,
        "adds": found.adds,
        "method": method,
        "map": list(values.shape),
        "box": box,
        "likeliest": [
            [names[i], round(float(found.probabilities[i]), 4)] for i in found.order[:LIKELIEST]
        ],
    }
    return answer | ({"faithfulness": curves_told(worth)} if worth else {})


def curves_told(worth: Faithfulness) -> dict[str, Any]:
    """Faithfulness as JSON: the score, and the curves' points."""
    score = round(worth.score, 4)
    curves = {key: getattr(worth, key) for key in ("covered", "hottest", "coldest", "random")}
    return {"score": score} | {key: curve.round(4).tolist() for key, curve in curves.items()}

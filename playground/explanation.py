"""What a program is told of a photo: one class, its map by a method, its box, and what the map is worth.

The command line's `explain` and the page's `/explain` are this.
"""

from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass, replace
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
from playground.specs import Range, difference

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
    if asking.stage and not method.staged:
        raise SpecError(
            "{method} looks at the last stage alone: leave the stage out, or choose another method",
            method=asking.method,
        )
    part = 0.5 if asking.faithful and method.passes else 1.0  # of the work
    question = asked(method, looking, index, asking.stage or MAPS, limits)
    values = yield from scaled(answering(method, question), 0, part)
    worth = None
    if asking.faithful:
        passes = affordable(looking, PASSES, limits)
        curves = faithfulness(looking, index, values, passes)
        worth = yield from scaled(curves, part if method.passes else 0, 1)
    box = box_of(values, found.crop, asking.share)
    return Explained(found, values, box, _told(found, index, asking.method, values, box, worth))


def side_by_side(
    lookings: Sequence[Looking], asking: Asking, limits: Limits
) -> Generator[float, None, list[Explained]]:
    """The same of one or more networks before one photo, of the class that is meant of the first one's.

    Raises SpecError if another has no class of that name, and all that `explained` raises.
    """
    answers: list[Explained] = []
    for looking in lookings:
        if answers:
            asking = replace(asking, name=_also_known(answers[0].told["class"], looking))
        done, part = len(answers) / len(lookings), 1 / len(lookings)
        steps = explained(looking, asking, limits)
        answers.append((yield from scaled(steps, done, done + part)))
    return answers


def together(answers: Sequence[Explained]) -> dict[str, Any]:
    """What is told of the first; of a second what is told as `beside`, and as `difference` the one field
    in which their specs differ, and whether they were trained alike: None if it is not one field."""
    first, *others = answers
    if not others:
        return first.told
    found = difference(first.found.subject.run, others[0].found.subject.run)
    return first.told | {
        "beside": others[0].told,
        "difference": None if found is None else found._asdict(),
    }


def pictures(
    photo: NDArray[np.uint8], answers: Sequence[Explained], colours: str
) -> list[NDArray[np.uint8]]:
    """Each one's map and its box over the photo, uint8 (H, W, 3), in colours that span all maps.

    colours: one of SCHEMES.
    """
    low = min(float(one.values.min()) for one in answers)
    high = max(float(one.values.max()) for one in answers)
    made = []
    for one in answers:
        shown = overlay(photo, one.found.crop, one.values, colours, around=(low, high))
        made.append(framed(shown, one.box) if one.box else shown)
    return made


def box_of(values: NDArray[np.float32], crop: tuple[int, ...], share: float) -> Box | None:
    """The box in pixels of the photo, one at least, as the page draws it: around the smooth map."""
    height, width = (max(SMOOTH_SIDE, side) for side in values.shape)
    box = box_around(smooth(values, height, width), share)
    if box is None:
        return None
    left, top, right, bottom = crop
    across, down = (right - left) / width, (bottom - top) / height
    scaled = zip(box, (across, down, across, down), (left, top, left, top), strict=True)
    x0, y0, x1, y1 = (round(start + place * step) for place, step, start in scaled)
    x0, y0 = min(x0, right - 1), min(y0, bottom - 1)
    return x0, y0, max(x1, x0 + 1), max(y1, y0 + 1)


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


def _also_known(name: str, looking: Looking) -> str:
    """The name. Raises SpecError if the network before the photo has no class that is called so."""
    if name not in looking.subject.classes:
        raise SpecError(
            "{network} has no class that is called {text!r}",
            network=looking.subject.name,
            text=name,
        )
    return name


def scaled(
    steps: Generator[float, None, Any], start: float, end: float
) -> Generator[float, None, Any]:
    """The same steps, as a part of a whole: their shares are told from `start` to `end`."""
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

"""What the heatmap's tools ask the server for. Each answer goes into a property of the widget's own.

A tool's event carries `turn`, a number that its answer repeats, so that the widget knows a late one.
"""

import base64
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol

import gradio as gr
import numpy as np
from gradio.components import Component
from numpy.typing import NDArray

from playground.errors import PlaygroundError
from playground.settings import Limits
from playground.specs import Range
from playground.ui.look.question import Question
from playground.ui.shared.events import QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import field, whole
from playground.ui.shared.pictures import data_uri
from playground.ui.text import speaker

if TYPE_CHECKING:
    from playground.explain.finding import Looking

Given = dict[Component, Any]
LIKELIEST = 5
"""Classes whose maps come with the answer to a stroke, beside the chosen one's."""
STROKES = 2
"""Strokes that are answered at the same time."""


class Asked(Protocol):
    """What a question of the tab's comes to: the photo, and a network before it."""

    @property
    def photo(self) -> NDArray[np.uint8]: ...
    @property
    def looking(self) -> "Looking": ...


Asking = Callable[[Question, gr.Request], Asked]
"""Raises PlaygroundError with a sentence."""


class LookTools:
    """The tools' handlers. asked: what a question of the tab's comes to. picture: the photo behind a key,
    of which a patch may be taken."""

    def __init__(
        self,
        asked: Asking,
        limits: Limits,
        picture: Callable[[object], NDArray[np.uint8]],
    ) -> None:
        self._asked, self._limits, self._picture = asked, limits, picture
        self._question: Sequence[Component] = ()
        self._strokes = threading.Semaphore(STROKES)

    def wire(self, view: gr.HTML, question: Sequence[Component]) -> None:
        """Let the widget's events be answered. question: the components of a Question."""
        self._question = question
        calm: dict[str, Any] = {"preprocess": False, "trigger_mode": "multiple", **QUIET}
        view.apart(guarded(self.apart), set(question), view, **calm)
        # past the queue, which takes longer than the answer: `covered` itself bounds how many there are
        view.covered(guarded(self.covered), set(question), view, queue=False, **calm)

    def apart(self, given: Given, event: gr.EventData, request: gr.Request) -> Any:
        """The terms of the sum that the chosen class's map is, as the property `apart`."""
        return gr.HTML(apart=self._answer(_apart, given, event, request))

    def covered(self, given: Given, event: gr.EventData, request: gr.Request) -> Any:
        """What is said of the photo where parts of it are covered, as the property `covered`.

        {busy} in place of an answer while STROKES others are being answered: ask again.
        """
        if not self._strokes.acquire(blocking=False):
            return gr.HTML(covered={"turn": field(event, "turn"), "busy": True})
        try:
            return gr.HTML(covered=self._answer(self._covered, given, event, request))
        finally:
            self._strokes.release()

    def _covered(self, looking: "Looking", event: gr.EventData) -> dict[str, Any]:
        from playground.explain.covering import cover, unpacked_mask
        from playground.explain.evidence import of_class, packed
        from playground.explain.finding import look

        index = class_index(looking, event)
        mask = unpacked_mask(_bytes(field(event, "mask")))
        way = str(field(event, "way"))
        other = self._picture(field(event, "patch")) if way == "photo" else None
        found = look(cover(looking, mask, way, other), self._limits)
        wanted = list(dict.fromkeys([*found.order[:LIKELIEST], index]))
        return {
            "seen": {"src": data_uri(found.seen, len(found.seen)), "size": len(found.seen)},
            "probabilities": _base64(found.probabilities.astype("<f4").tobytes()),
            "classes": [asdict(of_class(found, one)) for one in wanted],
            "maps": _base64(packed(found.maps[wanted])),
        }

    def _answer(
        self,
        find: "Callable[[Looking, gr.EventData], dict[str, Any]]",
        given: Given,
        event: gr.EventData,
        request: gr.Request,
    ) -> dict[str, Any]:
        turn = field(event, "turn")
        try:
            asked = self._asked(Question(*(given[one] for one in self._question)), request)
            return {"turn": turn, **find(asked.looking, event)}
        except PlaygroundError as error:
            return {"turn": turn, "message": speaker(request).sentence(error)}


def _apart(looking: "Looking", event: gr.EventData) -> dict[str, Any]:
    from playground.explain.evidence import packed
    from playground.explain.parts import parts_of

    index = class_index(looking, event)
    parts = parts_of(looking, index)
    return {
        "index": index,
        "channels": parts.channels.tolist(),
        "weights": parts.weights.tolist(),
        "shares": parts.shares.tolist(),
        "peaks": np.abs(parts.maps).max((1, 2)).tolist(),
        "maps": _base64(packed(parts.maps)),
        "rest": parts.rest,
        "others": parts.others,
        "bias": parts.bias,
    }


def map_told(values: NDArray[np.float32]) -> dict[str, Any]:
    """A map (h, w) as the widget takes it."""
    from playground.explain.evidence import packed

    return {
        "rows": values.shape[0],
        "columns": values.shape[1],
        "peak": float(np.abs(values).max()),
        "map": _base64(packed(values[None])),
    }


def class_index(looking: "Looking", event: gr.EventData) -> int:
    """The class that an event is about. Raises SpecError for none of the network's."""
    index = whole(field(event, "index"), "class")
    Range(0, len(looking.subject.classes) - 1).check("class", index)
    return index


def _bytes(value: object) -> bytes:
    """Base64 as bytes; none for what is no base64."""
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except ValueError:
        return b""


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()

"""Look for programs: `/look`, all that the page is told of a photo; `/explain`, one class by one method, as
numbers and as a picture."""

import asyncio
import base64
from collections.abc import AsyncIterator, Callable, Generator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Protocol

import gradio as gr
import numpy as np
from gradio import FileData
from gradio.events import api
from numpy.typing import NDArray

from playground.draw.film import png
from playground.errors import LimitReached, PlaygroundError
from playground.ui.look.question import Question
from playground.ui.look.tools import Asked
from playground.ui.services import Services
from playground.ui.shared.desk import Desk, Done
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import choice

if TYPE_CHECKING:
    from playground.explanation import Asking, Explained


class Tab(Protocol):
    """The tab's handlers. look: photo, network, scale, unstrided, fit, request."""

    def look(self, *given: Any) -> Any: ...
    def asked(self, question: Question, request: gr.Request) -> Asked: ...


def publish(tab: Tab, services: Services, desk: Desk) -> None:
    """Make the endpoints of the page that is being built."""
    api(guarded(_look(tab)), api_name="look")
    api(guarded(_explain(tab, services, desk)), api_name="explain", concurrency_limit=None)


def _look(tab: Tab) -> Callable[..., Any]:
    def look(
        photo: FileData,
        network: str = "foreign:imagenet",
        scale: int = 1,
        unstrided: int = 0,
        request: gr.Request | None = None,
    ) -> dict[str, Any]:
        """All classes of a photo's middle, the likeliest first, with their maps.

        network: "foreign:imagenet" (or foreign:resnet18 to resnet152, wide_resnet50_2, wide_resnet101_2,
        which are fetched at first), "shipped:<name>", or "run:<id>" of one's own, as /runs has it.
        scale: of the input, 1 to 4. unstrided: strides that are left out from the end, 0 to 2.
        Gives what `ui.look.evidence.told` describes, or {message}.
        Of one class, by any method, as raw numbers: `/explain`.
        """
        told: dict[str, Any] = tab.look(photo, network, scale, unstrided, "crop", request)
        return told

    return look


def _explain(tab: Tab, services: Services, desk: Desk) -> Callable[..., Any]:
    async def explain(
        photo: FileData,
        network: str = "foreign:imagenet",
        class_name: str = "",
        method: str = "cam",
        stage: str = "",
        faithful: bool = False,
        beside: str = "",
        request: gr.Request | None = None,
    ) -> AsyncIterator[dict[str, Any]]:
        """Where a network sees one class in a photo.

        network: "foreign:imagenet" (or foreign:resnet18 to resnet152, wide_resnet50_2, wide_resnet101_2,
        which are fetched at first), "shipped:<name>", or "run:<id>" of one's own, as /runs has it.
        class_name: a part of the class's English name; empty for the likeliest.
        method: cam, gradcam, gradcam++, hirescam, layercam, scorecam or occlusion. stage: of the network,
        for a method other than cam and occlusion; empty for the last. faithful: whether the map's worth is
        measured. Gives network, class, index, probability, logit, bias, mean (of the class activation map),
        adds, method, values (the map's rows), map (their counts), box (in pixels of the photo), likeliest,
        overlay (a PNG as a data URI) and, if asked for, faithfulness. beside: another network, of which
        the same is then told as `beside`, for the class of that name, both overlays in one scale;
        `difference` is the one field in which their specs differ, if it is one. All classes at
        once: `/look`.
        """
        from playground.explanation import side_by_side

        if request is None:
            raise PlaygroundError("the page did not say who asks: reload it")
        asking = _asking(class_name, method, stage, faithful)
        nets = [one for one in (network, beside) if one]
        seen = [await asyncio.to_thread(tab.asked, Question(photo, one), request) for one in nets]
        lookings = [one.looking for one in seen]
        steps = side_by_side(lookings, asking, services.settings.limits)
        answers = await _answered(desk, services.owners.or_page(request), steps)
        yield _told(seen[0].photo, answers, asking.colours)

    return explain


def _asking(class_name: object, method: object, stage: object, faithful: object) -> "Asking":
    from playground.explain.methods import METHODS
    from playground.explanation import Asking

    known = choice(method, METHODS, "the method")
    return Asking(_text(class_name), known, _text(stage), faithful=faithful is True)


async def _answered(desk: Desk, owner: str, steps: Generator[Any, None, Any]) -> Any:
    """What a question of many passes comes to. Raises LimitReached if another one took its place."""
    async with aclosing(desk.work(owner, steps)) as work:
        async for step in work:
            if isinstance(step, Done):
                return step.result
    raise LimitReached("another question of yours came meanwhile: ask one at a time")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _told(photo: NDArray[np.uint8], answers: "Sequence[Explained]", colours: str) -> dict[str, Any]:
    from playground.explanation import pictures, together

    told = together(answers)
    shown = pictures(photo, answers, colours)
    parts = [told, told["beside"]] if "beside" in told else [told]
    for one, answer, overlay in zip(parts, answers, shown, strict=True):
        image = base64.b64encode(png(overlay[None])).decode()
        one |= {"values": answer.values.tolist(), "overlay": f"data:image/png;base64,{image}"}
    return told

"""The heatmap's tools that may take many passes of the network: other methods, what a map is worth, and how
often its box finds the thing.

Each is asked twice: what it costs, and then, where it costs much, with `go`. An answer repeats the event's
`turn`, so that the widget knows a late one. On the way it is {share}, or {waiting} while others work.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import gradio as gr
import numpy as np
from gradio.components import Component
from numpy.typing import NDArray

from playground.errors import PlaygroundError
from playground.settings import Limits
from playground.ui.look.question import Question
from playground.ui.look.tested import BoxCounts
from playground.ui.look.tools import Asking, Given, class_index, map_told
from playground.ui.services import Services
from playground.ui.shared.desk import PLACES, Desk, Done
from playground.ui.shared.events import QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import choice, field
from playground.ui.text import speaker

if TYPE_CHECKING:
    from playground.explain.faithfulness import Faithfulness
    from playground.explain.finding import Looking

Steps = Generator[float, None, dict[str, Any]]


class LengthyTools:
    """Their handlers. asked: what a question of the tab's comes to. counted: see `tested`."""

    def __init__(
        self,
        asked: Asking,
        services: Services,
        desk: Desk,
        counted: BoxCounts,
    ) -> None:
        self._asked, self._desk, self._counted = asked, desk, counted
        self._owners, self._limits = services.owners, services.settings.limits
        self._question: Sequence[Component] = ()
        self._trying = asyncio.Semaphore(PLACES)

    def wire(self, view: gr.HTML, question: Sequence[Component]) -> None:
        """Let the widget's events be answered. question: the components of a Question."""
        self._question = question
        calm: dict[str, Any] = {"preprocess": False, "trigger_mode": "multiple", **QUIET}
        for event, handler in (
            (view.method, self.method),
            (view.faithful, self.faithful),
            (view.tested, self.tested),
        ):
            event(guarded(handler), set(question), view, concurrency_limit=None, **calm)
        view.halt(guarded(self.halt), None, None, queue=False, **calm)

    async def method(
        self, given: Given, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[Any]:
        """The map of the chosen class by another method, at a stage, as the property `method`."""
        async with aclosing(self._told(self._method, given, event, request)) as answers:
            async for answer in answers:
                yield gr.HTML(method=answer)

    async def faithful(
        self, given: Given, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[Any]:
        """What a method's map of the chosen class is worth, as the property `faithful`."""
        async with aclosing(self._told(self._faithful, given, event, request)) as answers:
            async for answer in answers:
                yield gr.HTML(faithful=answer)

    async def tested(
        self, given: Given, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[Any]:
        """How often the box finds the thing over all test images, as the property `tested`."""

        def find(looking: "Looking", event: gr.EventData) -> dict[str, Any] | Steps:
            return self._counted.answer(looking.subject, event, request)

        async with aclosing(self._told(find, given, event, request)) as answers:
            async for answer in answers:
                yield gr.HTML(tested=answer)

    def halt(self, request: gr.Request) -> None:
        """Leave what the asker has under way."""
        self._desk.stop(self._owners.or_page(request))

    async def _told(
        self,
        find: "Callable[[Looking, gr.EventData], dict[str, Any] | Steps]",
        given: Given,
        event: gr.EventData,
        request: gr.Request,
    ) -> AsyncGenerator[dict[str, Any], None]:
        turn = {"turn": field(event, "turn")}
        try:
            question = Question(*(given[one] for one in self._question))
            seen = await asyncio.to_thread(self._asked, question, request)
            async with self._trying:  # to say what a work costs, some of it is tried
                found = await asyncio.to_thread(find, seen.looking, event)
            if isinstance(found, dict):
                yield turn | found
                return
            async with aclosing(self._desk.work(self._owners.or_page(request), found)) as work:
                async for step in work:
                    yield turn | _step_told(step)
        except PlaygroundError as error:
            yield turn | {"message": speaker(request).sentence(error)}

    def _method(self, looking: "Looking", event: gr.EventData) -> dict[str, Any] | Steps:
        from playground.explain.many import seconds_of
        from playground.explain.methods import METHODS, answering, asked, stage_shapes

        name, stage = _name(event), _stage(looking, event)
        index = class_index(looking, event)
        question = asked(METHODS[name], looking, index, stage, self._limits)
        shapes = [[name, *shape] for name, shape in stage_shapes(looking).items()]
        staged = METHODS[name].staged
        about = {
            "field": looking.net.fields(len(looking.seen))[stage]._asdict() if staged else None,
            "stages": shapes,
            "stage": stage,
            "input": list(looking.batch.shape[1:]),
        }
        if METHODS[name].passes and field(event, "go") is not True:
            seconds = seconds_of(answering(METHODS[name], question))
            return about | {"cost": {"passes": question.passes, "seconds": seconds}}

        def steps() -> Steps:
            values = yield from answering(METHODS[name], question)
            return about | map_told(values)

        return steps()

    def _faithful(self, looking: "Looking", event: gr.EventData) -> dict[str, Any] | Steps:
        from playground.explain.faithfulness import PASSES, faithfulness
        from playground.explain.methods import METHODS, answering, asked
        from playground.explain.methods.question import affordable
        from playground.explanation import curves_told

        limits = self._limits
        if field(event, "go") is not True:
            return {"cost": _costs(looking, limits)}
        name, stage, index = _name(event), _stage(looking, event), class_index(looking, event)

        def steps() -> Steps:
            question = asked(METHODS[name], looking, index, stage, limits)
            values: NDArray[np.float32] = yield from answering(METHODS[name], question)
            passes = affordable(looking, PASSES, limits)
            worth: Faithfulness = yield from faithfulness(looking, index, values, passes)
            return {"method": name, **curves_told(worth)}

        return steps()


def _step_told(step: float | Done[dict[str, Any]] | None) -> dict[str, Any]:
    if isinstance(step, Done):
        return step.result
    return {"waiting": True} if step is None else {"share": round(step, 3)}


def _costs(looking: "Looking", limits: Limits) -> dict[str, Any]:
    """What it costs to find and to try the map of each method: passes and seconds. Those of one class are
    those of any."""
    from playground.explain.faithfulness import PASSES
    from playground.explain.many import seconds_of, seconds_of_a_pass
    from playground.explain.methods import METHODS, answering, asked, stages
    from playground.explain.methods.question import affordable

    trying, pass_takes = affordable(looking, PASSES, limits), seconds_of_a_pass(looking)
    passes, seconds = {}, {}
    for name, method in METHODS.items():
        question = asked(method, looking, 0, stages(looking)[-1], limits)
        passes[name] = trying + question.passes
        finding = seconds_of(answering(method, question)) if method.passes else pass_takes
        seconds[name] = trying * pass_takes + finding
    return {"seconds": seconds, "passes": passes}


def _name(event: gr.EventData) -> str:
    from playground.explain.methods import METHODS

    name: str = choice(field(event, "method"), METHODS, "the method")
    return name


def _stage(looking: "Looking", event: gr.EventData) -> str:
    """The stage that is asked for; the last one where the network has none of that name."""
    from playground.explain.methods import stages

    names = stages(looking)
    stage = field(event, "stage")
    return stage if isinstance(stage, str) and stage in names else names[-1]

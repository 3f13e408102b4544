"""Another network before the same photo: its map of the same class, to be shown beside the first one's."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr
from gradio.components import Component

from playground.errors import Fetching, PlaygroundError
from playground.specs import RunSpec, difference
from playground.ui.look.question import Question
from playground.ui.look.tools import Asking, Given, class_index, map_told
from playground.ui.services import Services
from playground.ui.shared.events import QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.shared.networks import explainable, told_of
from playground.ui.shared.payload import field
from playground.ui.shared.pictures import data_uri
from playground.ui.shared.traits import traits
from playground.ui.text import Say, speaker

if TYPE_CHECKING:
    from playground.explain.finding import Looking


class _Other(NamedTuple):
    """A network that knows the class. place: of the class, among its own."""

    label: str
    choice: str
    place: int
    run: RunSpec | None


class Beside:
    """The tool's handler. asked: what a question of the tab's comes to."""

    def __init__(self, asked: Asking, services: Services) -> None:
        self._asked, self._services = asked, services
        self._question: Sequence[Component] = ()

    def wire(self, view: gr.HTML, question: Sequence[Component]) -> None:
        """Let the widget's event be answered. question: the components of a Question."""
        self._question = question
        view.beside(
            guarded(self.beside), set(question), view,
            preprocess=False, trigger_mode="multiple", **QUIET,
        )  # fmt: skip

    def beside(self, given: Given, event: gr.EventData, request: gr.Request) -> Any:
        """What another network sees of the class, as the property `beside`.

        The other is the event's `network` if that one knows the class, by its name; else one that differs
        from the first in one thing, if there is one; else the first there is.
        """
        turn = {"turn": field(event, "turn")}
        try:
            question = Question(*(given[one] for one in self._question))
            answer = self._answer(question, event, request)
        except PlaygroundError as error:
            answer = {"message": speaker(request).sentence(error)}
        return gr.HTML(beside=turn | answer)

    def _answer(
        self, question: Question, event: gr.EventData, request: gr.Request
    ) -> dict[str, Any]:
        words = speaker(request)
        mine = self._asked(question, request).looking
        name = mine.subject.classes[class_index(mine, event)]
        others = self._others(name, question.network, words, request)
        if not others:
            return {"networks": []}
        other = _chosen(others, field(event, "network"), mine.subject.run)
        about = {"networks": [[one.label, one.choice] for one in others], "network": other.choice}
        try:
            theirs = self._asked(question._replace(network=other.choice), request).looking
        except Fetching as error:
            return about | {"message": words.sentence(error), "again": True}
        except PlaygroundError as error:  # another one can still be chosen
            return about | {"message": words.sentence(error)}
        says = differs(mine.subject.run, theirs.subject.run, words)
        return about | self._seen(theirs, other.place) | {"says": says}

    def _others(self, name: str, network: object, words: Say, request: gr.Request) -> list[_Other]:
        """The networks that know a class of that name, but for the first one."""
        owner, found = self._services.owners.of(request), []
        for label, choice in explainable(self._services, owner, words):
            if choice == network:
                continue
            try:
                classes, run = told_of(self._services, owner, choice)
            except PlaygroundError:  # it went meanwhile
                continue
            if name in classes:
                found.append(_Other(label, choice, classes.index(name), run))
        return found

    def _seen(self, looking: "Looking", index: int) -> dict[str, Any]:
        from playground.explain.evidence import of_class
        from playground.explain.finding import look

        found = look(looking, self._services.settings.limits)
        return {
            "name": looking.subject.name,
            "seen": {"src": data_uri(found.seen, len(found.seen)), "size": len(found.seen)},
            "adds": found.adds,
            "class": asdict(of_class(found, index)),
            **map_told(found.maps[index]),
        }


def differs(one: RunSpec | None, other: RunSpec | None, words: Say) -> str:
    """In what two networks differ, if it is one thing, and whether they were trained alike; else ""."""
    found = difference(one, other)
    if found is None or one is None or other is None:
        return ""
    nets = [run.classifier[0] for run in (one, other) if run.classifier]
    first, second = (traits(net, words)[found.field] for net in nets)
    said = words("look.beside_differs").format(
        field=words(f"build.trait_{found.field}"), one=first, other=second
    )
    return f"{said} {words('look.beside_alike' if found.alike else 'look.beside_unlike')}"


def _chosen(others: Sequence[_Other], wanted: object, run: RunSpec | None) -> _Other:
    """The one that is wanted; else one that differs in one thing, best one that was trained alike."""

    def rank(one: _Other) -> int:
        found = difference(run, one.run)
        return 3 if one.choice == wanted else 0 if found is None else 1 + found.alike

    return max(others, key=rank)

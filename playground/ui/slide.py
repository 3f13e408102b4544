"""The Slide tab: one generator, and the ways to move among the images that it can make."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import gradio as gr

from playground.ui import slide_api
from playground.ui.ages import Age
from playground.ui.events import AT_ONCE
from playground.ui.networks import choices
from playground.ui.plane import Plane
from playground.ui.questions import Generators
from playground.ui.samples import sampler
from playground.ui.services import Services
from playground.ui.shield import answering, shielded
from playground.ui.slide_address import keep_slide
from playground.ui.text import Say, speaker
from playground.ui.walk_tab import walk_tab
from playground.ui.widgets.pad import pad

WORDS = ("pick", "others", "close", "seed", "change", "pixels", "frame", "beside", "nothing")
PAD_WORDS = ("at", "shuffle", "hint", "plane")  # each view's own


class View(NamedTuple):
    """A pad: its name among the texts, the seeds it begins with, and whether it compares generators."""

    name: str
    seeds: tuple[int, ...]
    compares: bool = False


PLANE = View("plane", (29, 4, 2, 13), compares=True)  # trousers, a T-shirt, a shoe and a boot
AGE = View("age", (29, 4))


def slide_tab(
    services: Services, i18n: gr.I18n, owner: gr.BrowserState, address: Address
) -> gr.Dropdown:
    """Lay the tab out and wire it. Returns the list of generators, with values as in `networks`."""
    generators = Generators(services)
    gr.Markdown(i18n("slide.lead"), elem_classes="pp-lead")
    generator = gr.Dropdown(
        [], label=i18n("slide.generator"), interactive=True, elem_id="generator"
    )
    nothing = gr.Markdown(i18n("slide.none"), visible=False, elem_id="slide-none")
    with gr.Tabs(elem_id="slide-views"):
        with gr.Tab(i18n("slide.walk")):
            walk = walk_tab(generators, i18n, owner, generator)
        with gr.Tab(i18n("slide.plane_tab")):
            plane = _pad("plane", generators, Plane(generators))
        with gr.Tab(i18n("slide.age_tab")):
            age = _pad("age", generators, Age(generators))
    slide_api.publish(generators)
    _wire(services, owner, (generator, nothing), {plane: PLANE, age: AGE})
    return generator


def _pad(name: str, generators: Generators, answers: Plane | Age) -> gr.HTML:
    functions = {"tiles": answers.tiles, "place": answers.place, "samples": sampler(generators)}
    return pad(name, [answering(*named) for named in functions.items()])


def _wire(
    services: Services,
    owner: gr.BrowserState,
    offered: tuple[gr.Dropdown, gr.Markdown],
    views: Mapping[gr.HTML, View],
) -> None:
    generator = offered[0]

    @shielded
    def offer(token: str | None, chosen: object, request: gr.Request) -> list[Any]:
        there = choices(services, token, "generator", speaker(request))
        values = [value for _, value in there]
        value = chosen if chosen in values else next(iter(values), None)
        return [gr.Dropdown(there, value=value), gr.Markdown(visible=not there)]

    @shielded
    def first(token: str | None, request: gr.Request) -> list[Any]:
        return offer(token, None, request)

    @shielded
    def introduce(token: str | None, chosen: object, request: gr.Request) -> list[Any]:
        """What the views need to ask about the chosen generator."""
        if chosen is None:
            return [gr.skip()] * len(views)
        say = speaker(request)
        there = choices(services, token, "generator", say)
        others = [pair for pair in there if pair[1] != chosen]
        ask = {"owner": token, "generator": chosen}
        return [_introduced(view, ask, others, say) for view in views.values()]

    generator.focus(offer, [owner, generator], list(offered), **AT_ONCE)
    gr.on(None, introduce, [owner, generator], list(views), **AT_ONCE)


def _introduced(
    view: View, ask: dict[str, Any], others: list[tuple[str, str]], say: Say
) -> dict[str, Any]:
    """The value of a pad, with the words of all of them and its own."""
    words = {word: say(f"slide.{word}") for word in WORDS}
    words |= {word: say(f"slide.{view.name}_{word}") for word in PAD_WORDS}
    shown = others if view.compares else []
    return {"seeds": view.seeds, "ask": ask, "others": shown, "words": words}

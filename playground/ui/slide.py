"""The Slide tab: one generator, and the ways to move among the images that it can make."""

from collections.abc import Sequence
from typing import Any

import gradio as gr

from playground.ui.address import Address
from playground.ui.events import AT_ONCE
from playground.ui.networks import choices
from playground.ui.plane import Plane
from playground.ui.questions import Generators
from playground.ui.samples import samples
from playground.ui.services import Services
from playground.ui.shield import answering, shielded
from playground.ui.slide_address import keep_slide
from playground.ui.text import Say, speaker
from playground.ui.walk_tab import walk_tab
from playground.ui.widgets.pad import pad

FIRST_CORNERS = (29, 4, 2, 13)  # trousers, a T-shirt, a shoe and a boot, of the same DCGAN
PAD_WORDS = (
    "pick", "others", "close", "seed", "change", "at", "shuffle", "pixels", "hint", "frame", "plane",
    "beside", "nothing",
)  # fmt: skip


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
            plane = _plane(generators)
    _wire(services, owner, (generator, nothing), [plane])
    keep_slide(services, address, (generator, nothing), walk)
    return generator


def _plane(generators: Generators) -> gr.HTML:
    plane = Plane(generators)

    def sampled(question: Any, say: Say) -> dict[str, Any]:
        return samples(generators, question, say)

    answers = {"tiles": plane.tiles, "place": plane.place, "samples": sampled}
    return pad("plane", [answering(name, one) for name, one in answers.items()])


def _wire(
    services: Services,
    owner: gr.BrowserState,
    offered: tuple[gr.Dropdown, gr.Markdown],
    views: Sequence[gr.HTML],
) -> None:
    generator = offered[0]

    @shielded
    def offer(token: str | None, chosen: object, request: gr.Request) -> list[Any]:
        there = choices(services, token, "generator", speaker(request))
        values = [value for _, value in there]
        value = chosen if chosen in values else next(iter(values), None)
        return [gr.Dropdown(there, value=value), gr.Markdown(visible=not there)]

    @shielded
    def introduce(token: str | None, chosen: object, request: gr.Request) -> Any:
        """What the views need to ask about the chosen generator."""
        if chosen is None:
            return gr.skip()
        say = speaker(request)
        there = choices(services, token, "generator", say)
        return {
            "seeds": FIRST_CORNERS,
            "ask": {"owner": token, "generator": chosen},
            "others": [pair for pair in there if pair[1] != chosen],
            "words": {word: say(f"slide.{word}") for word in PAD_WORDS},
        }

    generator.focus(offer, [owner, generator], list(offered), **AT_ONCE)
    gr.on(None, introduce, [owner, generator], list(views), **AT_ONCE)

"""The Slide tab: one generator, and the ways to move among the images that it can make."""

from typing import Any

import gradio as gr

from playground.ui.services import Services
from playground.ui.shared.address import Address
from playground.ui.shared.events import AT_ONCE
from playground.ui.shared.guarded import guarded
from playground.ui.shared.networks import choices
from playground.ui.shared.relisted import relisted
from playground.ui.slide import api as slide_api
from playground.ui.slide.address import keep_slide
from playground.ui.slide.find import find_view
from playground.ui.slide.find import value as found_value
from playground.ui.slide.questions import Generators
from playground.ui.slide.views import VIEWS, View
from playground.ui.slide.walk_tab import walk_tab
from playground.ui.slide.why import why_tab
from playground.ui.text import speaker

WALK, LESSON = "walk", "why"


def slide_tab(services: Services, i18n: gr.I18n, address: Address) -> tuple[gr.Dropdown, gr.Tabs]:
    """Lay the tab out and wire it. Returns the list of generators, with values as in `networks`, and the
    views, of which LESSON is one."""
    generators = Generators(services)
    gr.Markdown(i18n("slide.lead"), elem_classes="pp-lead")
    generator = gr.Dropdown(
        [], label=i18n("slide.generator"), interactive=True, elem_id="generator"
    )
    nothing = gr.Markdown(i18n("slide.none"), visible=False, elem_id="slide-none")
    with gr.Tabs(elem_id="slide-views") as views:
        with gr.Tab(i18n("slide.walk"), id=WALK):
            walk = walk_tab(generators, i18n, generator)
        widgets = [_laid_out(view, generators, i18n) for view in VIEWS]
        with gr.Tab(i18n("slide.find_tab")):
            widgets.append(find_view(services, generators, views, WALK))
        with gr.Tab(i18n("why.tab"), id=LESSON):
            why_tab(i18n, services.late)
    slide_api.publish(generators)
    _wire(services, (generator, nothing), widgets)
    keep_slide(services, address, (generator, nothing), walk)
    return generator, views


def _laid_out(view: View, generators: Generators, i18n: gr.I18n) -> gr.HTML:
    with gr.Tab(i18n(f"slide.{view.name}_tab")):
        return view.build(generators)


def _wire(
    services: Services,
    offered: tuple[gr.Dropdown, gr.Markdown],
    widgets: list[gr.HTML],
) -> None:
    generator = offered[0]

    @guarded
    def offer(chosen: object, request: gr.Request) -> list[Any]:
        there = choices(services, services.owners.of(request), "generator", speaker(request))
        return [relisted(there, chosen), gr.Markdown(visible=not there)]

    @guarded
    def introduce(chosen: object, request: gr.Request) -> list[Any]:
        """What the views need to ask about the chosen generator."""
        if chosen is None:
            return [gr.skip()] * len(widgets)
        say = speaker(request)
        there = choices(services, services.owners.of(request), "generator", say)
        others = [pair for pair in there if pair[1] != chosen]
        ask = {"generator": chosen}
        return [*(view.value(ask, others, say) for view in VIEWS), found_value(ask, say)]

    generator.focus(offer, generator, list(offered), **AT_ONCE)
    gr.on(None, introduce, generator, widgets, **AT_ONCE)

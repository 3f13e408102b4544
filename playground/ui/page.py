"""The page: four tabs, and the thread that leads from one to the next."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from playground.text import ENGLISH
from playground.ui.browser.asset import expression
from playground.ui.browser.toasts import toast_titles
from playground.ui.build.tab import BuildTab
from playground.ui.http.uploads import KEPT
from playground.ui.look.tab import look_tab
from playground.ui.services import Services
from playground.ui.shared.address import Address
from playground.ui.shared.events import AT_ONCE, spare_spinners
from playground.ui.shared.networks import Kind, choices
from playground.ui.slide.tab import LESSON, slide_tab
from playground.ui.text import make_i18n, speaker
from playground.ui.train.pair_taken import wire_pair
from playground.ui.train.tab import TrainTab

CACHE_CHECKED = 600  # seconds between two looks for files that nobody has used for an hour


def make_page(services: Services) -> gr.Blocks:
    """All of the page."""
    i18n = make_i18n()
    title = ENGLISH.page["common.title"]
    demo = gr.Blocks(title=title, analytics_enabled=False, delete_cache=(CACHE_CHECKED, KEPT))
    demo.queue(api_open=False, max_size=services.settings.limits.waiting)  # open: past its queue
    with demo:  # after that: a queue takes long to make for a page that is full
        with gr.Column(elem_id="masthead"):
            gr.Markdown(i18n("common.masthead"))
        address = Address(demo, services.owners)
        with gr.Tabs(selected="build") as tabs:
            with gr.Tab(i18n("common.build"), id="build") as first:
                build = BuildTab(address, services, i18n)
            with gr.Tab(i18n("common.train"), id="train") as second:
                train = TrainTab(services, i18n)
            with gr.Tab(i18n("common.look"), id="look") as third:
                networks = look_tab(services, i18n, address)
            with gr.Tab(i18n("common.slide"), id="slide") as fourth:
                generators, views = slide_tab(services, i18n, address)
        for script in (expression("keyboard.js"), toast_titles()):
            demo.load(None, None, None, js=script, api_visibility="private")
        train.wire(demo, address, build, second)
        each = {"build": first, "train": second, "look": third, "slide": fourth}
        address.remember_tabs(tabs, each)
        build.begin.wire(tabs)
        build.train.click(lambda: gr.Tabs(selected="train"), None, tabs, **AT_ONCE)
        sent = wire_pair(build.pair, train.form.controls, services.settings.data)
        sent.success(lambda: gr.Tabs(selected="train"), None, tabs, **AT_ONCE)
        leads: tuple[tuple[gr.Button, str, gr.Dropdown, Kind], ...] = (
            (train.panel.look, "look", networks, "classifier"),
            (train.panel.slide, "slide", generators, "generator"),
        )
        for button, tab, there, kind in leads:
            button.click(_lead(services, tab, kind), train.shown, [tabs, there], **AT_ONCE)
        train.view.lesson(
            lambda: [gr.Tabs(selected="slide"), gr.Tabs(selected=LESSON)],
            None, [tabs, views], **AT_ONCE,
        )  # fmt: skip
        spare_spinners(demo, address.widget)
    return demo


def _lead(services: Services, tab: str, kind: Kind) -> Callable[..., list[Any]]:
    """A handler that opens the tab with the network of the run that is shown."""

    def lead(run: object, request: gr.Request) -> list[Any]:
        offered = choices(services, services.owners.of(request), kind, speaker(request))
        return [gr.Tabs(selected=tab), gr.Dropdown(offered, value=f"run:{run}")]

    return lead

"""The Slide tab: two seeds, and every image on the way from one to the other."""

import functools
from pathlib import Path
from typing import Any

import gradio as gr

from playground.errors import PlaygroundError
from playground.latents import Way
from playground.ui.events import AT_ONCE
from playground.ui.networks import checkpoint_path, choices
from playground.ui.payload import whole
from playground.ui.plain import plain
from playground.ui.services import Services
from playground.ui.shield import shielded
from playground.ui.text import Say, speaker
from playground.ui.walk import view
from playground.ui.widgets.strip import strip_widget

FIRST_SEEDS = (29, 4)  # trousers and a T-shirt, of the DCGAN that ships
KEPT = 32  # walks, of some 20 kB each
DICE = "() => Math.floor(Math.random() * 10000)"  # few digits: easily told to a neighbour


def slide_tab(services: Services, i18n: gr.I18n, owner: gr.BrowserState) -> gr.Dropdown:
    """Lay the tab out and wire it. Returns the list of generators, with values as in `networks`."""
    gr.Markdown(i18n("slide.lead"), elem_classes="pp-lead")
    with gr.Row():
        with gr.Column(scale=1, min_width=280):
            generator = gr.Dropdown(
                [], label=i18n("slide.generator"), interactive=True, elem_id="generator"
            )
            nothing = gr.Markdown(i18n("slide.none"), visible=False, elem_id="slide-none")
            with gr.Row():
                seeds = [_seed(i18n, *end) for end in zip("ab", FIRST_SEEDS, strict=True)]
            way = gr.Radio(
                [(i18n("slide.sphere"), "sphere"), (i18n("slide.line"), "line")],
                value="sphere",
                label=i18n("slide.way"),
                info=i18n("slide.way_info"),
                elem_id="slide-way",
            )
            problem = gr.Markdown(visible=False, elem_id="slide-problem")
        with gr.Column(scale=3, min_width=320):
            strip = strip_widget("strip")
    _wire(services, owner, (generator, nothing), [*seeds, way], (strip, problem))
    return generator


def _seed(i18n: gr.I18n, side: str, seed: int) -> gr.Number:
    with gr.Column(min_width=120):
        number = gr.Number(
            seed,
            label=i18n(f"slide.seed_{side}"),
            precision=0,
            min_width=120,
            elem_id=f"seed-{side}",
        )
        dice = gr.Button(i18n("slide.dice"), size="sm", min_width=120, elem_id=f"dice-{side}")
    dice.click(None, None, number, js=DICE, api_visibility="private")
    return number


def _wire(
    services: Services,
    owner: gr.BrowserState,
    offered: tuple[gr.Dropdown, gr.Markdown],
    controls: list[Any],
    shown: tuple[gr.HTML, gr.Markdown],
) -> None:
    generator = offered[0]

    @functools.lru_cache(KEPT)
    def walk(
        path: Path,
        changed: int,  # noqa: ARG001  (part of the key)
        seeds: tuple[int, int],
        way: Way,
        say: Say,
    ) -> dict[str, Any]:
        """`view`, kept: every visitor begins with the same walk. changed: when the file was."""
        return view(path, seeds, way, say)

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
    def draw(
        token: str | None, chosen: object, one: object, other: object, way: str, request: gr.Request
    ) -> list[Any]:
        if chosen is None or one is None or other is None:  # nothing there yet, or being typed
            return [gr.skip(), gr.skip()]
        say = speaker(request)
        try:
            path = checkpoint_path(services, token, chosen)
            seeds = whole(one, "the left seed"), whole(other, "the right seed")
            changed = path.stat().st_mtime_ns if path.exists() else 0
            picture = walk(path, changed, seeds, "line" if way == "line" else "sphere", say)
        except PlaygroundError as error:
            return [gr.skip(), gr.Markdown(f"⚠ {plain(say.sentence(error))}", visible=True)]
        return [picture, gr.Markdown(visible=False)]

    gr.on(None, first, [owner], list(offered), **AT_ONCE)
    generator.focus(offer, [owner, generator], list(offered), **AT_ONCE)
    inputs = [owner, generator, *controls]
    gr.on(None, draw, inputs, list(shown), trigger_mode="always_last", **AT_ONCE)

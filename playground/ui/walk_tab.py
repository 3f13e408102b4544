"""Slide's walk: two seeds, and every image on the way from one to the other."""

import functools
from typing import Any

import gradio as gr

from playground.errors import PlaygroundError
from playground.latents import Opened, Way
from playground.ui.events import AT_ONCE
from playground.ui.payload import whole
from playground.ui.plain import plain
from playground.ui.questions import Generators
from playground.ui.shield import shielded
from playground.ui.text import Say, speaker
from playground.ui.walk import view
from playground.ui.widgets.strip import strip_widget

FIRST_SEEDS = (29, 4)  # trousers and a T-shirt, of the DCGAN that ships
KEPT = 32  # walks, of some 20 kB each
DICE = "() => Math.floor(Math.random() * 10000)"  # few digits: easily told to a neighbour


def walk_tab(
    generators: Generators, i18n: gr.I18n, owner: gr.BrowserState, generator: gr.Dropdown
) -> list[Any]:
    """Lay the view out and wire it to the choice of a generator. Returns its seeds and way."""
    strip = strip_widget("strip")
    problem = gr.Markdown(visible=False, elem_id="slide-problem")
    with gr.Row():
        seeds = [_seed(i18n, *end) for end in zip("ab", FIRST_SEEDS, strict=True)]
        way = gr.Radio(
            [(i18n("slide.sphere"), "sphere"), (i18n("slide.line"), "line")],
            value="sphere",
            label=i18n("slide.way"),
            info=i18n("slide.way_info"),
            min_width=280,
            elem_id="slide-way",
        )
    _wire(generators, [owner, generator, *seeds, way], (strip, problem))
    return [*seeds, way]


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


def _wire(generators: Generators, inputs: list[Any], shown: tuple[gr.HTML, gr.Markdown]) -> None:
    @functools.lru_cache(KEPT)
    def walk(source: Opened, seeds: tuple[int, int], way: Way, say: Say) -> dict[str, Any]:
        """`view`, kept: every visitor begins with the same walk."""
        return view(source, seeds, way, say)

    @shielded
    def draw(
        token: str | None, chosen: object, one: object, other: object, way: str, request: gr.Request
    ) -> list[Any]:
        if chosen is None or one is None or other is None:  # nothing there yet, or being typed
            return [gr.skip(), gr.skip()]
        say = speaker(request)
        try:
            source = generators.of({"owner": token, "generator": chosen})
            seeds = whole(one, "the left seed"), whole(other, "the right seed")
            picture = walk(source, seeds, "line" if way == "line" else "sphere", say)
        except PlaygroundError as error:
            return [gr.skip(), gr.Markdown(f"⚠ {plain(say.sentence(error))}", visible=True)]
        return [picture, gr.Markdown(visible=False)]

    gr.on(None, draw, inputs, list(shown), trigger_mode="always_last", **AT_ONCE)

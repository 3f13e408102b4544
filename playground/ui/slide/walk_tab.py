"""Slide's walk as it stands on the page: the strip, and the numbers and the path beneath it."""

from typing import Any

import gradio as gr

from playground.errors import PlaygroundError
from playground.latents import Opened, Way
from playground.ui.browser.strip import strip_widget
from playground.ui.shared.escaped import escaped
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.guarded import ASKER, answering, guarded
from playground.ui.shared.payload import field, whole
from playground.ui.slide.kept import kept
from playground.ui.slide.memory import Memory
from playground.ui.slide.questions import Generators, stops_of, way_of
from playground.ui.slide.samples import sampler
from playground.ui.slide.walk import SEEDS, Walk, view
from playground.ui.text import Say, speaker

# Of the cats that ship: a white tabby and a red one, and clear faces between.
FIRST_SEEDS = (43, 53)
KEPT = 32  # walks of a generator, of some 20 kB each
DICE = "() => Math.floor(Math.random() * 10000)"  # few digits: easily told to a neighbour
WORDS = (
    "frame", "slider", "play", "pause", "film", "pixels", "seed", "pick", "others", "close", "key",
    "add", "remove", "closed", "speed", "inside", "lengths", "changes", "arc", "straight", "take",
    "gif", "png", "npy", "waiting", "nearest", "near", "point",
)  # fmt: skip


def walk_tab(generators: Generators, i18n: gr.I18n, generator: gr.Dropdown) -> list[Any]:
    """Lay the view out and wire it to the choice of a generator. Returns its seeds and way."""
    walk = Walk(generators)
    functions = {
        "strip": walk.strip,
        "take": walk.take,
        "nearest": Memory(generators, generators.settings.data).nearest,
        "samples": sampler(generators),
    }
    strip = strip_widget("strip", [answering(*named) for named in functions.items()])
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
    _wire(generators, [generator, *seeds, way], (strip, problem))
    strip.ends(guarded(_ends), None, seeds, **QUIET)
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


def _ends(event: gr.EventData) -> list[int | None]:
    """What was picked by looking, as the numbers of the two ends; none for a point found from a picture."""
    stops = stops_of(field(event, "seeds"), 2, 2)
    return [None if isinstance(stop, str) else stop for stop in stops]


def _wire(generators: Generators, inputs: list[Any], shown: tuple[gr.HTML, gr.Markdown]) -> None:
    @kept(KEPT)
    def walk(source: Opened, seeds: tuple[int, ...], way: Way) -> dict[str, Any]:
        """`view`, kept: every visitor begins with the same walk."""
        return view(source, list(seeds), way)

    @guarded
    def draw(
        chosen: object, one: object, other: object, way: str, request: gr.Request
    ) -> list[Any]:
        if chosen is None:
            return [gr.skip(), gr.skip()]
        say = speaker(request)
        generators.late.wait()
        try:
            path = way_of(way)
            ask = {"generator": chosen, "way": path}
            walked: dict[str, Any] = {"seeds": [one, other]}
            if None not in walked["seeds"]:  # else: typed just now, or a point that the widget has
                seeds = whole(one, "the left seed"), whole(other, "the right seed")
                walked = walk(generators.of({**ask, ASKER: request}), seeds, path)
        except PlaygroundError as error:
            return [gr.skip(), gr.Markdown(f"⚠ {escaped(say.sentence(error))}", visible=True)]
        value = {**walked, "ask": ask, "most": SEEDS[1], "words": _words(say)}
        return [value, gr.Markdown(visible=False)]

    gr.on(None, draw, inputs, list(shown), trigger_mode="always_last", **AT_ONCE)


def _words(say: Say) -> dict[str, str]:
    return {word: say(f"slide.{word}") for word in WORDS}

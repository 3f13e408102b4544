"""Build's GANs: a generator and its opponent as drawing, table and source, from one plan."""

from dataclasses import replace
from typing import Any, get_args

import gradio as gr

from playground.errors import PlaygroundError
from playground.gan_recipes import DEFAULT_GAN_RECIPE, GAN_RECIPES, gan_net
from playground.gans import GANS
from playground.plan import pair_plan
from playground.runs.limits import check_pair
from playground.settings import Limits
from playground.source import pair_source
from playground.specs import GAN_IMAGE_SIZES, GanSpec, GeneratorKind
from playground.ui.browser.asset import expression
from playground.ui.browser.network import as_value, network_view
from playground.ui.build.pair_table import pair_view
from playground.ui.shared.escaped import escaped
from playground.ui.shared.events import AT_ONCE
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import choice, whole, wholes
from playground.ui.text import speaker

CHANNELS = (1, 3)
KINDS: tuple[GeneratorKind, ...] = get_args(GeneratorKind)


class Pair:
    """The panel. Nothing is drawn before it is opened. For Train: `controls`, in the order of `asked`, and
    `train`, the button that leads to the pair's training."""

    def __init__(self, limits: Limits, i18n: gr.I18n) -> None:
        self._limits = limits
        with gr.Accordion(i18n("build.pair"), open=False, elem_id="pair") as self._panel:
            gr.Markdown(i18n("build.pair_lead"), elem_classes="pp-lead")
            self.controls = _controls(i18n)
            self.train = gr.Button(
                i18n("build.train"), variant="primary", elem_classes="pp-next", elem_id="train-pair"
            )
            self._problem = gr.Markdown(visible=False, elem_id="pair-problem")
            self._view = network_view("pair-network")
            with gr.Accordion(i18n("build.source"), open=False):
                self._source = gr.Code(
                    language="python",
                    label=i18n("build.source"),
                    interactive=False,
                    max_lines=28,
                    buttons=["copy"],
                    elem_id="pair-source",
                )
                save = gr.Button(i18n("build.download"), size="sm", elem_id="download-pair")
        shown = [self._problem, self._view, self._source, self.train]
        draw = guarded(self._draw)
        events = [self._panel.expand, *(control.change for control in self.controls)]
        gr.on(events, draw, self.controls, shown, trigger_mode="always_last", **AT_ONCE)
        save.click(None, self._source, None, js=expression("download.js"))

    def _draw(self, request: gr.Request, *values: object) -> list[Any]:
        say = speaker(request)
        try:
            spec = asked(*values)
            pair = pair_plan(spec)
            check_pair(pair, self._limits)
        except PlaygroundError as error:
            text = f"⚠ {escaped(say.sentence(error))}"
            impossible = gr.Button(interactive=False)
            return [gr.Markdown(text, visible=True), gr.skip(), gr.skip(), impossible]
        return [
            gr.Markdown(visible=False),
            as_value(pair_view(pair, say)),
            pair_source(spec),
            gr.Button(interactive=True),
        ]


def asked(
    kind: object, recipe: object, side: object, channels: object, generator: object, typed: object
) -> GanSpec:
    """The pair that the controls ask for. Raises SpecError."""
    known = choice(kind, tuple(GANS), "the kind of GAN")
    net = {
        "side": choice(side, GAN_IMAGE_SIZES, "image size"),
        "image_channels": whole(channels, "image channels"),
        "generator": choice(generator, KINDS, "generator"),
    }
    if typed not in (None, ""):
        net["widths"] = wholes(typed, "widths")
    spec = gan_net(known, str(recipe), net)
    return replace(spec, name=f"{GANS[known].title}, {spec.image_size} px")


def _controls(i18n: gr.I18n) -> list[Any]:
    return [*_kinds(i18n), *_shapes(i18n)]


def _kinds(i18n: gr.I18n) -> list[Any]:
    with gr.Row():
        kind = gr.Radio(
            [(game.title, key) for key, game in GANS.items()],
            value=next(iter(GANS)),
            label=i18n("train.gan"),
            elem_id="pair-kind",
        )
        recipe = gr.Radio(
            [(i18n(f"gan.recipe_{name}"), name) for name in GAN_RECIPES],
            value=DEFAULT_GAN_RECIPE,
            label=i18n("train.recipe"),
            elem_id="pair-recipe",
        )
    return [kind, recipe]


def _shapes(i18n: gr.I18n) -> list[Any]:
    with gr.Row():
        side = gr.Radio(
            [(i18n(f"gan.side_{size}"), size) for size in GAN_IMAGE_SIZES],
            value=GAN_IMAGE_SIZES[0],
            label=i18n("gan.side"),
            min_width=160,
            elem_id="pair-side",
        )
        channels = gr.Radio(
            [(i18n(f"build.channels_{count}"), count) for count in CHANNELS],
            value=CHANNELS[0],
            label=i18n("build.pair_channels"),
            min_width=160,
            elem_id="pair-channels",
        )
        generator = gr.Dropdown(
            [(i18n(f"gan.generator_{name}"), name) for name in KINDS],
            value=KINDS[0],
            label=i18n("gan.generator"),
            min_width=220,
            elem_id="pair-generator",
        )
        typed = gr.Textbox(
            label=i18n("gan.widths"),
            info=i18n("build.pair_widths"),
            min_width=180,
            max_length=40,
            elem_id="pair-widths",
        )
    return [side, channels, generator, typed]

"""Train's controls for a GAN: what its recipe is, what its knobs stand at, and what it will cost."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from playground.gan_recipes import DEFAULT_GAN_RECIPE, GAN_RECIPES, GanRecipe, gan_recipe
from playground.gans import GANS
from playground.ui.shared.events import AT_ONCE
from playground.ui.shared.guarded import guarded
from playground.ui.text import Say, speaker
from playground.ui.train.gan_reader import (
    FIELDS,
    NET_CHOSEN,
    NET_TYPED,
    PREFIX,
    TRAIN_CHOSEN,
    TRAIN_TYPED,
    applies,
)
from playground.ui.train.knobs import AS_RECIPE, NO, YES

LONGEST = 24  # characters of what is typed
CHOSEN = {**NET_CHOSEN, **TRAIN_CHOSEN}


class GanForm:
    """The knobs, by the names of their controls, empty for the recipe's values; `about`, where the recipe
    comes from, and `cost`, in words, are laid out by whoever makes it."""

    def __init__(self) -> None:
        self.about = gr.Markdown(visible=False, elem_classes="pp-field-note", elem_id="gan-about")
        self.cost = gr.Markdown(visible=False, elem_classes="pp-field-note", elem_id="gan-cost")
        self.controls: dict[str, Any] = {}

    def lay_out(self, i18n: gr.I18n) -> None:
        """The knobs, in two groups."""
        with gr.Column(visible=False, elem_id="gan-knobs") as self.box:
            for title, chosen, typed in (
                ("gan.pair", NET_CHOSEN, NET_TYPED),
                ("gan.training", TRAIN_CHOSEN, TRAIN_TYPED),
            ):
                gr.Markdown(i18n(title), elem_classes="pp-lead")
                with gr.Row():
                    for field in chosen:
                        self.controls[PREFIX + field] = _dropdown(field, i18n)
                with gr.Row():
                    for field in typed:
                        self.controls[PREFIX + field] = _textbox(field, i18n)
            gr.Markdown(i18n("gan.momentum_note"), elem_classes="pp-field-note")

    def wire(self, chosen: list[Any], price: Callable[..., str], priced: list[Any]) -> None:
        """chosen: what to train, the kind and the recipe. price: says what the run costs that `priced`, all
        controls, ask for."""
        knobs = [self.controls[PREFIX + field] for field in FIELDS]
        deciding = [self.controls[PREFIX + field] for field in ("generator", "optimiser")]
        gr.on(
            [control.change for control in (*chosen, *deciding)],
            guarded(_suited), [*chosen, *deciding], [self.about, self.cost, self.box, *knobs], **AT_ONCE,
        )  # fmt: skip
        gr.on(
            [control.change for control in priced],
            guarded(price), priced, self.cost, trigger_mode="always_last", **AT_ONCE,
        )  # fmt: skip


def _dropdown(field: str, i18n: gr.I18n) -> gr.Dropdown:
    return gr.Dropdown(
        [(i18n("train.as_recipe"), AS_RECIPE), *((i18n(_key(field, c)), c) for c in CHOSEN[field])],
        value=AS_RECIPE,
        label=i18n(f"gan.{field}"),
        min_width=200,
        elem_id=f"gan-{field.replace('_', '-')}",
    )


def _textbox(field: str, i18n: gr.I18n) -> gr.Textbox:
    known = GAN_RECIPES[DEFAULT_GAN_RECIPE][next(iter(GANS))]
    return gr.Textbox(
        label=i18n(f"gan.{field}"),
        placeholder=_usual(field, known),
        min_width=130,
        max_length=LONGEST,
        elem_id=f"gan-{field.replace('_', '-')}",
    )


def _suited(
    subject: object, kind: object, name: object, generator: object, optimiser: object,
    request: gr.Request,
) -> list[Any]:  # fmt: skip
    """What is to be seen, and what each empty field stands for."""
    there, say = subject == "gan", speaker(request)
    known = gan_recipe(str(kind), str(name))
    made = known.net.generator if generator == AS_RECIPE else str(generator)
    own = known.train.optimiser or GANS[known.net.kind].optimiser
    moved = own if optimiser == AS_RECIPE else str(optimiser)
    knobs: list[Any] = []
    for field in FIELDS:
        seen = applies(field, known.net.kind, made, moved)
        if field in CHOSEN:
            knobs.append(gr.Dropdown(_choices(field, known, say), visible=seen))
        else:
            knobs.append(gr.Textbox(placeholder=_usual(field, known), visible=seen))
    about = gr.Markdown(say(f"gan.about_{name}"), visible=there)
    return [about, gr.Markdown(visible=there), gr.Column(visible=there), *knobs]


def _choices(field: str, known: GanRecipe, say: Say) -> list[tuple[str, str]]:
    value = _value(field, known)
    if isinstance(value, bool):
        value = YES if value else NO
    own = say("gan.of_recipe").format(value=say(_key(field, str(value))))
    return [(own, AS_RECIPE), *((say(_key(field, c)), c) for c in CHOSEN[field])]


def _key(field: str, value: str) -> str:
    return f"gan.{value}" if value in (YES, NO) else f"gan.{field}_{value}"


def _value(field: str, known: GanRecipe) -> Any:
    if field == "side":
        return known.net.image_size
    if field == "optimiser":
        return known.train.optimiser or GANS[known.net.kind].optimiser
    if field == "critic_lr":
        return known.train.critic_lr or known.train.lr
    return getattr(known.net if field in (*NET_CHOSEN, *NET_TYPED) else known.train, field)


def _usual(field: str, known: GanRecipe) -> str:
    value = _value(field, known)
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return "–" if value is None else f"{value:g}"

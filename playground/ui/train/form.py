"""Train's controls: what to train, on which data set, how and for how long."""

from pathlib import Path
from typing import Any

import gradio as gr

from playground.data.catalog import DATASETS
from playground.data.folders import USUAL_SIZE
from playground.data.listing import datasets, find
from playground.errors import PlaygroundError
from playground.experiments import EXPERIMENTS, GAN_EXPERIMENT
from playground.gan_recipes import DEFAULT_GAN_RECIPE, GAN_RECIPES, gan_run
from playground.gans import GANS
from playground.recipes import DEFAULT_RECIPE, RECIPES
from playground.specs import GanTrainSpec, TrainSpec
from playground.ui.services import Services
from playground.ui.shared.escaped import escaped
from playground.ui.shared.events import AT_ONCE
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import choice
from playground.ui.text import speaker
from playground.ui.train.gan_form import GanForm
from playground.ui.train.gan_reader import SHARED, cost
from playground.ui.train.knob_controls import knob_controls, usual
from playground.ui.train.knobs import chosen, typed
from playground.ui.train.reader import (
    PRECISIONS,
    SUBJECTS,
    UNITS,
    chosen_set,
    length_bounds,
    read,
    read_length,
)

USUAL_LENGTH = (60, "seconds")
EXPERIMENT_LENGTH = (4, "epochs")
SIZES = (32, 48, 64, 96, 128, 160, 192, 224)
"""To which the pictures of a folder can be scaled and cropped, in pixels."""
USUAL_HELD_OUT = 1000
HELD_OUT_SHARE = 5  # one in so many training images, where there are few
DETAILS = (*typed(TrainSpec), *chosen(TrainSpec), "held_out")  # of which a GAN has only some


class TrainForm:
    """The controls, by the names that `train_reader.read` knows; `network`, the line on what stands in
    Build, and `bounds`, the one on what the length may be.

    Numbers have no bounds of Gradio's: it would refuse them in English, and in a far corner.
    """

    def __init__(self, i18n: gr.I18n, services: Services) -> None:
        self._services = services
        controls = self._lay_out_subject(i18n) | _lay_out_data(i18n, services.settings.data)
        controls |= _lay_out_recipes(i18n)
        self.gan = GanForm()
        controls |= _lay_out_length(i18n)
        self.bounds = gr.Markdown(elem_id="length-bounds", elem_classes="pp-field-note")
        with gr.Accordion(i18n("train.more"), open=False):
            controls |= _details(i18n)
            self.gan.lay_out(i18n)
        self.controls: dict[str, Any] = controls | self.gan.controls
        self._suit_each_other()

    def _lay_out_subject(self, i18n: gr.I18n) -> dict[str, Any]:
        subject = gr.Radio(
            [(i18n(f"train.subject_{name}"), name) for name in SUBJECTS],
            value=SUBJECTS[0],
            label=i18n("train.subject"),
            elem_id="subject",
        )
        self.network = gr.Markdown(elem_id="train-network")
        experiment = gr.Dropdown(
            [(i18n(f"experiment.{name}"), name) for name in (*EXPERIMENTS, GAN_EXPERIMENT)],
            label=i18n("train.experiment"),
            info=i18n("train.experiment_info"),
            value=next(iter(EXPERIMENTS)),
            visible=False,
            elem_id="experiment",
        )
        gan = gr.Radio(
            [(kind.title, key) for key, kind in GANS.items()],
            value=next(iter(GANS)),
            label=i18n("train.gan"),
            info=i18n("train.gan_info"),
            visible=False,
            elem_id="gan",
        )
        return {"subject": subject, "experiment": experiment, "gan": gan}

    def _suit_each_other(self) -> None:
        """Show what what is chosen has use for, at values that suit it."""
        controls = self.controls
        names = ("subject", "experiment", "gan", "recipe", "gan_recipe")
        chosen = [controls[name] for name in names]
        shown = [self.network, *chosen[1:], *(controls[name] for name in DETAILS)]
        changes = [control.change for control in chosen]
        gr.on(changes, guarded(_suited), chosen, shown, **AT_ONCE)
        subject, length = controls["subject"], [controls["length"], controls["unit"]]
        subject.change(guarded(_suited_length), [subject, *length], length, **AT_ONCE)
        data, suited = controls["dataset"], [controls["size"], controls["held_out"]]
        data.change(guarded(self._suited_to_data), data, suited, **AT_ONCE)
        kinds = [controls[name] for name in ("subject", "gan", "gan_recipe")]
        self.gan.wire(kinds, self._price, list(controls.values()))

    def wire(self, tab: gr.Tab) -> None:
        """Have the data sets listed that are there now, and the length checked where it is typed."""
        tab.select(guarded(self._offer), None, self.controls["dataset"], **AT_ONCE)
        length, unit = self.controls["length"], self.controls["unit"]
        gr.on(
            [tab.select, length.change, unit.change],
            guarded(self._bounds), [length, unit], self.bounds, **AT_ONCE,
        )  # fmt: skip

    def _offer(self) -> gr.Radio:
        """A folder that somebody has just put there is among them."""
        return gr.Radio(_offered(self._services.settings.data))

    def _suited_to_data(self, key: object) -> list[Any]:
        """The pictures' size, asked for where they can have several, and how many are held out."""
        info = find(str(key), self._services.settings.data)
        held_out = min(USUAL_HELD_OUT, info.train_count // HELD_OUT_SHARE)
        if not info.scalable:
            return [gr.Dropdown(visible=False), held_out]
        usual = max(side for side in SIZES if side <= info.size)
        return [gr.Dropdown(value=usual, visible=True), held_out]

    def _bounds(self, length: object, unit: object, request: gr.Request) -> str:
        """What the length may be, or what is wrong with it."""
        say, limits = speaker(request), self._services.present.limits
        try:
            read_length(length, unit, limits)
        except PlaygroundError as error:
            return f"⚠ {escaped(say.sentence(error))}"
        low, high = length_bounds(unit, limits)
        return say(f"train.bounds_{unit}").format(low=f"{low:,}", high=f"{high:,}")

    def _price(self, request: gr.Request, *values: object) -> str:
        """What the GAN that is asked for will cost, or why it cannot be."""
        given, say = dict(zip(self.controls, values, strict=True)), speaker(request)
        present = self._services.present
        if given["subject"] != "gan":
            return ""
        try:
            (run,) = read(given, None, present)
        except PlaygroundError as error:
            return f"⚠ {escaped(say.sentence(error))}"
        info = chosen_set(given["dataset"], given["size"], present)
        return cost(run, info.size, present.limits, say)


def _offered(folder: Path) -> list[tuple[str, str]]:
    return [(info.title, info.key) for info in datasets(folder)]


def _lay_out_data(i18n: gr.I18n, folder: Path) -> dict[str, Any]:
    data = gr.Radio(
        _offered(folder),
        value=DATASETS[0].key,
        label=i18n("train.dataset"),
        info=i18n("train.dataset_info"),
        elem_id="dataset",
    )
    size = gr.Dropdown(
        [(f"{side} px", side) for side in SIZES],
        value=USUAL_SIZE,
        label=i18n("train.size"),
        info=i18n("train.size_info"),
        visible=False,
        elem_id="picture-size",
    )
    return {"dataset": data, "size": size}


def _lay_out_recipes(i18n: gr.I18n) -> dict[str, Any]:
    recipe = gr.Dropdown(
        [(i18n(f"train.recipe_{name}"), name) for name in RECIPES],
        value=DEFAULT_RECIPE,
        label=i18n("train.recipe"),
        info=i18n("train.recipe_info"),
        elem_id="recipe",
    )
    gan_recipe = gr.Radio(
        [(i18n(f"gan.recipe_{name}"), name) for name in GAN_RECIPES],
        value=DEFAULT_GAN_RECIPE,
        label=i18n("train.recipe"),
        visible=False,
        elem_id="gan-recipe",
    )
    return {"recipe": recipe, "gan_recipe": gan_recipe}


def _lay_out_length(i18n: gr.I18n) -> dict[str, Any]:
    with gr.Row():
        length = gr.Number(
            USUAL_LENGTH[0], label=i18n("train.length"), min_width=90, elem_id="length"
        )
        unit = gr.Radio(
            [(i18n(f"train.unit_{name}"), name) for name in UNITS],
            value=USUAL_LENGTH[1],
            label=i18n("train.unit"),
            min_width=160,
            elem_id="unit",
        )
    return {"length": length, "unit": unit}


def _details(i18n: gr.I18n) -> dict[str, Any]:
    """What most leave as it is; empty means the recipe's own value."""
    gr.Markdown(i18n("train.empty_fields"), elem_classes="pp-lead")
    fields = knob_controls(TrainSpec, i18n)
    with gr.Row():
        held_out = gr.Number(
            USUAL_HELD_OUT,
            label=i18n("train.held_out"),
            precision=0,
            min_width=130,
            elem_id="held-out",
        )
        seed = gr.Number(0, label=i18n("train.seed"), precision=0, min_width=130)
        precision = gr.Dropdown(
            [(i18n(f"train.{p}"), p) for p in PRECISIONS],
            value=PRECISIONS[0],
            label=i18n("train.precision"),
            min_width=130,
            elem_id="precision",
        )
    tensorboard = gr.Checkbox(
        False, label=i18n("train.tensorboard"), info=i18n("train.tensorboard_info")
    )
    return {
        **fields, "held_out": held_out, "seed": seed, "precision": precision, "tensorboard": tensorboard,
    }  # fmt: skip


def _suited(
    subject: object, experiment: object, gan: object, recipe: object, gan_recipe: object
) -> list[Any]:
    """What is to be seen for a network, an experiment or a GAN, and what each empty field stands for."""
    train: TrainSpec | GanTrainSpec
    of_gans = subject == "experiment" and experiment == GAN_EXPERIMENT
    if subject == "gan":
        train = gan_run(str(gan), DATASETS[0], {}, name=str(gan_recipe)).train
    elif of_gans:
        train = gan_run(str(gan), DATASETS[0], {}).train
    else:
        train = RECIPES[choice(recipe, tuple(RECIPES), "recipe")]
    classifier = subject != "gan" and not of_gans
    there = {name: classifier or name in SHARED for name in DETAILS}
    return [
        gr.Markdown(visible=subject == "network"),
        gr.Dropdown(visible=subject == "experiment"),
        gr.Radio(visible=subject == "gan"),
        gr.Dropdown(visible=classifier),
        gr.Radio(visible=subject == "gan"),
        *(
            gr.Textbox(visible=there[name], placeholder=usual(name, train))
            if name in typed(TrainSpec)
            else gr.update(visible=there[name])
            for name in DETAILS
        ),
    ]


def _suited_length(subject: object, length: object, unit: object) -> list[Any]:
    """Experiments compare after as many epochs, not seconds; who has chosen a length keeps it."""
    if subject == "experiment" and (length, unit) == USUAL_LENGTH:
        return list(EXPERIMENT_LENGTH)
    if subject != "experiment" and (length, unit) == EXPERIMENT_LENGTH:
        return list(USUAL_LENGTH)
    return [gr.skip(), gr.skip()]

"""A control for each knob of a training that the page has."""

from typing import Any

import gradio as gr

from playground.recipes import DEFAULT_RECIPE, RECIPES
from playground.specs import GanTrainSpec, TrainSpec
from playground.ui.train.knobs import AS_RECIPE, chosen, typed


def knob_controls(spec: type[TrainSpec], i18n: gr.I18n) -> dict[str, Any]:
    """A control for each knob of a spec that the page has, by its field."""
    with gr.Row():
        fields: dict[str, Any] = {
            field: gr.Textbox(
                label=i18n(f"train.{field}"),
                placeholder=usual(field, RECIPES[DEFAULT_RECIPE]),
                min_width=130,
                max_length=12,
                elem_id=field.replace("_", "-"),
            )
            for field in typed(spec)
        }
    with gr.Row():
        for field, values in chosen(spec).items():
            fields[field] = gr.Dropdown(
                [(i18n(f"train.{value}"), value) for value in (AS_RECIPE, *values)],
                value=AS_RECIPE,
                label=i18n(f"train.{field}"),
                min_width=200,
            )
    return fields


def usual(field: str, train: TrainSpec | GanTrainSpec) -> str:
    """What an empty field stands for, as it is written in it."""
    value = getattr(train, field, None)
    return "–" if value is None else f"{value:g}"

"""The controls of the Build tab, and the one function that reads them into a NetSpec."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

import gradio as gr

from playground.errors import SpecError
from playground.families import (
    CIFAR_DEPTHS,
    RESNETS,
    SPEED_WIDTH,
    WIDEN_FACTOR,
    WRN_BLOCKS,
    WRN_DEPTHS,
    cifar_resnet,
    plain,
    resnet,
    speed_resnet,
    wide_resnet,
)
from playground.specs import CLASSES, DROPOUT, IMAGE_SIZE, NetSpec

FAMILIES = ("wide_resnet", "cifar_resnet", "resnet", "plain", "speed")
PLAIN_DEPTHS = (18, 34, 20, 32, 44, 56, 110)
STEMS = ("imagenet", "cifar")
SHORTCUTS = ("A", "B", "C")
SLIDER_WIDEN = 20  # the slider's end; larger factors can be typed


def block_text(kernels: tuple[int, ...]) -> str:
    """(3, 1) -> "B(3,1)", as 1605.07146 writes it."""
    return f"B({','.join(map(str, kernels))})"


BLOCKS = {block_text(kernels): kernels for kernels in WRN_BLOCKS}


@dataclass(frozen=True)
class Form:
    """The controls; `read` takes their values in this order."""

    family: gr.Radio
    wide_depth: gr.Dropdown
    widen_factor: gr.Slider
    wide_block: gr.Dropdown
    dropout: gr.Slider
    cifar_depth: gr.Dropdown
    cifar_shortcut: gr.Radio
    resnet_depth: gr.Radio
    resnet_stem: gr.Radio
    plain_depth: gr.Dropdown
    speed_width: gr.Slider
    size: gr.Number
    classes: gr.Number
    groups: tuple[gr.Group, ...]

    @property
    def controls(self) -> list[Any]:
        return [getattr(self, field.name) for field in fields(self) if field.name != "groups"]


def make_form(i18n: gr.I18n) -> Form:
    """Lay the controls out; those of the chosen family alone are shown."""
    family = gr.Radio(
        [(i18n(f"build.family_{name}"), name) for name in FAMILIES],
        value=FAMILIES[0],
        label=i18n("build.family"),
        elem_id="family",
    )
    groups = []
    with gr.Group(visible=True) as group:
        wide_depth = gr.Dropdown(
            list(WRN_DEPTHS),
            value=16,
            label=i18n("build.depth"),
            info=i18n("build.depth_info"),
            allow_custom_value=True,
            elem_id="wide-depth",
        )
        widen_factor = gr.Slider(
            WIDEN_FACTOR.low,
            SLIDER_WIDEN,
            1,
            step=WIDEN_FACTOR.step,
            label=i18n("build.widen_factor"),
            info=i18n("build.widen_info"),
            elem_id="widen-factor",
        )
        wide_block = gr.Dropdown(
            list(BLOCKS), value="B(3,3)", label=i18n("build.block"), elem_id="wide-block"
        )
        dropout = gr.Slider(
            DROPOUT.low, DROPOUT.high, 0, step=DROPOUT.step, label=i18n("build.dropout")
        )
    groups.append(group)
    with gr.Group(visible=False) as group:
        cifar_depth = gr.Dropdown(
            list(CIFAR_DEPTHS),
            value=20,
            label=i18n("build.depth"),
            info=i18n("build.depth_info"),
            allow_custom_value=True,
            elem_id="cifar-depth",
        )
        cifar_shortcut = gr.Radio(
            [(i18n(f"build.shortcut_{name}"), name) for name in SHORTCUTS],
            value="A",
            label=i18n("build.shortcut"),
        )
    groups.append(group)
    with gr.Group(visible=False) as group:
        resnet_depth = gr.Radio(list(RESNETS), value=18, label=i18n("build.depth"))
        resnet_stem = gr.Radio(
            [(i18n(f"build.stem_{name}"), name) for name in STEMS],
            value="imagenet",
            label=i18n("build.stem"),
        )
    groups.append(group)
    with gr.Group(visible=False) as group:
        plain_depth = gr.Dropdown(
            list(PLAIN_DEPTHS), value=20, label=i18n("build.depth"), allow_custom_value=True
        )
    groups.append(group)
    with gr.Group(visible=False) as group:
        speed_width = gr.Slider(
            SPEED_WIDTH.low, SPEED_WIDTH.high, 32, step=SPEED_WIDTH.step, label=i18n("build.width")
        )
    groups.append(group)
    with gr.Row():
        size = gr.Number(
            32,
            label=i18n("build.size"),
            precision=0,
            minimum=IMAGE_SIZE.low,
            maximum=IMAGE_SIZE.high,
            min_width=100,
            elem_id="image-size",
        )
        classes = gr.Number(
            10,
            label=i18n("build.classes"),
            precision=0,
            minimum=CLASSES.low,
            maximum=CLASSES.high,
            min_width=100,
            elem_id="classes",
        )
    return Form(
        family, wide_depth, widen_factor, wide_block, dropout, cifar_depth, cifar_shortcut,
        resnet_depth, resnet_stem, plain_depth, speed_width, size, classes, tuple(groups),
    )  # fmt: skip


def shown_groups(family: object) -> list[Any]:
    """Updates that show the chosen family's controls and hide the others'."""
    return [gr.Group(visible=name == family) for name in FAMILIES]


def typical(family: object) -> tuple[int, int]:
    """The image size and number of classes that the paper used for a family."""
    return (224, 1000) if family == "resnet" else (32, 10)


def read(*values: object) -> tuple[NetSpec, int]:
    """The controls' values, in the order of Form, as a network and its image size.

    Nothing about them is taken for granted: a payload can hold anything. Raises SpecError.
    """
    names = [field.name for field in fields(Form) if field.name != "groups"]
    form = dict(zip(names, values, strict=True))
    classes = whole(form["classes"], "classes")
    family = form["family"]
    if not isinstance(family, str) or family not in _READERS:
        raise SpecError(f"choose one of the families: {', '.join(FAMILIES)}")
    return _READERS[family](form, classes), whole(form["size"], "image size")


def whole(value: object, name: str) -> int:
    """A number or its text as an int. Raises SpecError naming the field."""
    text = str(value).strip() if not isinstance(value, bool) else ""
    try:
        number = float(text)
        if number.is_integer():
            return int(number)
    except (ValueError, OverflowError):
        pass
    raise SpecError(f"{name} must be a whole number, not {text[:20]!r}")


def real(value: object, name: str) -> float:
    """A finite number as a float. Raises SpecError naming the field."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value:
        return float(value)
    raise SpecError(f"{name} must be a number")


def choice(value: object, allowed: Any, name: str) -> Any:
    """One of the allowed values. Raises SpecError naming the field."""
    if isinstance(value, (str, int)) and value in allowed:
        return value
    raise SpecError(f"{name} must be one of {', '.join(map(str, allowed))}")


_Values = dict[str, object]


def _wide(form: _Values, classes: int) -> NetSpec:
    return wide_resnet(
        whole(form["wide_depth"], "depth"),
        whole(form["widen_factor"], "widening factor"),
        classes=classes,
        dropout=real(form["dropout"], "dropout"),
        kernels=BLOCKS[choice(form["wide_block"], BLOCKS, "block")],
    )


def _cifar(form: _Values, classes: int) -> NetSpec:
    shortcut = choice(form["cifar_shortcut"], SHORTCUTS, "shortcut")
    return cifar_resnet(whole(form["cifar_depth"], "depth"), classes=classes, shortcut=shortcut)


def _resnet(form: _Values, classes: int) -> NetSpec:
    stem = choice(form["resnet_stem"], STEMS, "stem")
    return resnet(whole(form["resnet_depth"], "depth"), classes=classes, stem=stem)


def _plain(form: _Values, classes: int) -> NetSpec:
    return plain(whole(form["plain_depth"], "depth"), classes=classes)


def _speed(form: _Values, classes: int) -> NetSpec:
    return speed_resnet(whole(form["speed_width"], "width"), classes=classes)


_READERS: dict[str, Callable[[_Values, int], NetSpec]] = {
    "wide_resnet": _wide,
    "cifar_resnet": _cifar,
    "resnet": _resnet,
    "plain": _plain,
    "speed": _speed,
}

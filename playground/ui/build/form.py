"""The controls of the Build tab: one group per family, and what all families share."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from playground.errors import SpecError
from playground.families import CIFAR_DEPTHS, RESNETS, SPEED_WIDTH, WIDEN_FACTOR, WRN_DEPTHS
from playground.specs import DROPOUT, STAGES, WIDTH, NetSpec
from playground.ui.build import custom, readers
from playground.ui.build.custom import Values
from playground.ui.build.readers import DEFAULTS, FAMILIES, FINER, SLIDER_WIDEN
from playground.ui.shared.events import QUIET
from playground.ui.shared.shield import shielded

PLAIN_DEPTHS = (18, 34, 20, 32, 44, 56, 110)


@dataclass(frozen=True)
class Form:
    """controls: by the names of DEFAULTS, in its order.

    groups: what is shown for each family, and "finer", hidden for "custom". restaged: the events that
    have added a stage or taken one away.
    """

    controls: dict[str, Any]
    groups: dict[str, Any]
    restaged: list[Any]


class _Maker:
    """Lays controls out with their labels, defaults and ids, and keeps them by name."""

    def __init__(self, i18n: gr.I18n) -> None:
        self.i18n, self.made, self.restaged = i18n, dict[str, Any](), list[Any]()

    def add(self, name: str, control: Any) -> None:
        self.made[name] = control

    def common(self, name: str, label: str = "") -> dict[str, Any]:
        return {
            "value": DEFAULTS[name],
            "label": self.i18n(f"build.{label or name}"),
            "elem_id": name.replace("_", "-"),
            "interactive": True,
        }

    def radio(self, name: str, choices: Any, label: str = "") -> None:
        """Choices are named by the words `build.<label>_<choice>`."""
        named = [(self.i18n(f"build.{label or name}_{key}"), key) for key in choices]
        self.add(name, gr.Radio(named, **self.common(name, label)))

    def dropdown(self, name: str, choices: Any, label: str = "", info: str = "") -> None:
        """Anything else can be typed, and is read with care."""
        words = self.i18n(f"build.{info}") if info else None
        common = {**self.common(name, label), "scale": 2}  # twice as wide as a number beside it
        self.add(name, gr.Dropdown(list(choices), info=words, allow_custom_value=True, **common))

    def number(self, name: str) -> None:
        """Bounds are the readers' affair: they say in words what is wrong."""
        self.add(name, gr.Number(precision=None, min_width=90, scale=1, **self.common(name)))


def make_form(i18n: gr.I18n) -> Form:
    """Lay the controls out; those of the first family alone are shown."""
    make = _Maker(i18n)
    make.radio("family", FAMILIES)
    groups = {}
    for family in FAMILIES:
        with gr.Column(visible=family == DEFAULTS["family"], elem_classes="pp-group") as group:
            _LAYOUTS[family](make)
        groups[family] = group
    with gr.Row():
        make.number("size")
        make.number("classes")
    with gr.Accordion(i18n("build.more"), open=False):
        make.radio("pool", custom.POOLS)
        with gr.Column(elem_classes="pp-group") as groups["finer"]:
            words = i18n("build.finer_info")
            make.add("finer", gr.Radio(list(FINER), info=words, **make.common("finer")))
    return Form({name: make.made[name] for name in DEFAULTS}, groups, make.restaged)


def _wide(make: _Maker) -> None:
    make.dropdown("wide_depth", WRN_DEPTHS, "depth", "depth_info")
    make.add(
        "widen_factor",
        gr.Slider(
            WIDEN_FACTOR.low,
            SLIDER_WIDEN,
            step=WIDEN_FACTOR.step,
            info=make.i18n("build.widen_info"),
            **make.common("widen_factor"),
        ),
    )
    make.dropdown("wide_block", readers.WIDE_BLOCKS, "block")
    _dropout(make, "dropout")


def _cifar(make: _Maker) -> None:
    make.dropdown("cifar_depth", CIFAR_DEPTHS, "depth", "depth_info")
    make.radio("cifar_block", readers.CIFAR_BLOCKS)
    make.radio("cifar_shortcut", readers.SHORTCUTS, "shortcut")


def _resnet(make: _Maker) -> None:
    make.add("resnet_depth", gr.Radio(list(RESNETS), **make.common("resnet_depth", "depth")))
    make.radio("resnet_stem", readers.STEMS, "stem")
    make.radio("resnet_shortcut", readers.SHORTCUTS, "shortcut")


def _plain(make: _Maker) -> None:
    gr.Markdown(make.i18n("build.plain_note"), elem_classes="pp-field-note")
    make.dropdown("plain_depth", PLAIN_DEPTHS, "depth", "depth_info")


def _speed(make: _Maker) -> None:
    gr.Markdown(make.i18n("build.speed_note"), elem_classes="pp-field-note")
    make.add(
        "speed_width",
        gr.Slider(
            SPEED_WIDTH.low,
            SPEED_WIDTH.high,
            step=SPEED_WIDTH.step,
            **make.common("speed_width", "width"),
        ),
    )


def _custom(make: _Maker) -> None:
    make.add("name", gr.Textbox(max_lines=1, **make.common("name")))
    with gr.Row():
        make.dropdown("stem", custom.STEMS)
        make.number("stem_width")
    make.add(
        "stages",
        gr.Dataframe(
            headers=list(custom.COLUMNS),
            datatype="number",
            type="array",
            column_count=len(custom.COLUMNS),
            column_widths=["34%", "33%", "33%"],
            buttons=[],
            **make.common("stages"),
        ),
    )
    with gr.Row():
        more, fewer = (
            gr.Button(
                make.i18n(f"build.{name}_stage"),
                size="sm",
                min_width=100,
                elem_id=f"{name}-stage",
            )
            for name in ("add", "drop")
        )
    for button, change in ((more, one_more), (fewer, one_fewer)):
        stages = make.made["stages"]
        make.restaged.append(button.click(shielded(change), stages, stages, **QUIET))
    with gr.Row():
        make.dropdown("kernels", custom.KERNELS, "block")
        make.number("expansion")
    make.radio("shortcut", custom.SHORTCUTS)
    with gr.Accordion(make.i18n("build.details"), open=False):
        make.radio("order", custom.ORDERS)
        make.radio("transition", custom.TRANSITIONS)
        make.radio("stride_on", custom.STRIDES_ON)
        _dropout(make, "own_dropout")
        make.number("image_channels")


def _dropout(make: _Maker, name: str) -> None:
    step = DROPOUT.step
    common = make.common(name, "dropout")
    make.add(name, gr.Slider(DROPOUT.low, DROPOUT.high, step=step, **common))


_LAYOUTS = {
    "wide_resnet": _wide,
    "cifar_resnet": _cifar,
    "resnet": _resnet,
    "plain": _plain,
    "speed": _speed,
    "custom": _custom,
}


def one_more(rows: object) -> list[Any]:
    """The table with one more stage: twice as wide as the last, half its size."""
    if not isinstance(rows, list) or len(rows) >= STAGES.high:
        raise SpecError("a network has at most {most} stages", most=STAGES.high)
    last = custom.read_stages(rows)[-1]
    width = min(2 * last.width, int(WIDTH.high))
    return [*rows, [width, last.blocks, 2]]


def one_fewer(rows: object) -> list[Any]:
    """The table without its last stage."""
    if not isinstance(rows, list) or len(rows) <= STAGES.low:
        raise SpecError("a network has at least one stage")
    return rows[:-1]


def filled(values: Values) -> list[Any]:
    """Updates of all controls and groups, in the Form's order; controls without a value stay."""
    controls = [values.get(name, gr.skip()) for name in DEFAULTS]
    family = values.get("family")
    return [*controls, *([gr.skip()] * (len(FAMILIES) + 1) if family is None else _groups(family))]


def _groups(family: object) -> list[Any]:
    """The chosen family's controls are shown, the others' not."""
    shown = [gr.Column(visible=name == family) for name in FAMILIES]
    return [*shown, gr.Column(visible=family != "custom")]


def begin(family: object, now: tuple[NetSpec, int] | None) -> Values:
    """What the shared controls, or those of "Your own", start from when a family is chosen.

    now: the network that stood there before, which free building goes on from.
    """
    if family == "custom":
        spec, size = now or readers.read(DEFAULTS)
        return {"family": family, **custom.write(custom.own(spec)), "size": size}
    large = family == "resnet"
    return {
        "family": family,
        "size": 224 if large else 32,
        "classes": 1000 if large else 10,
        "pool": "max" if family == "speed" else "average",
        "finer": 0,
    }

"""The controls of the Build tab: one group per family, and what all families share."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from playground.describe import usual_size
from playground.errors import SpecError
from playground.families import FAMILIES as PAPERS
from playground.families import FINER, FamilyKnob
from playground.specs import DROPOUT, STAGES, WIDTH, NetSpec, Range
from playground.text import ENGLISH
from playground.ui.build import custom, readers
from playground.ui.build.custom import Values
from playground.ui.build.readers import CUSTOM, DEFAULTS, FAMILIES
from playground.ui.shared.events import QUIET
from playground.ui.shared.guarded import guarded


@dataclass(frozen=True)
class Form:
    """controls: by the names of DEFAULTS, in its order.

    groups: what is shown for each family, and "finer", hidden for CUSTOM. restaged: the events that
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

    def dropdown(self, name: str, choices: Any, label: str = "") -> None:
        """Anything else can be typed, and is read with care."""
        common = {**self.common(name, label), "scale": 2}  # twice as wide as a number beside it
        control = gr.Dropdown(
            list(choices), info=self.info(label or name), allow_custom_value=True, **common
        )
        self.add(name, control)

    def slider(self, name: str, bounds: Range, label: str) -> None:
        low, high, step = bounds
        info = self.info(label)
        self.add(name, gr.Slider(low, high, step=step, info=info, **self.common(name, label)))

    def info(self, label: str) -> Any:
        """What explains a control, if there is a text for it."""
        key = f"build.{label}_info"
        return self.i18n(key) if key in ENGLISH.page else None

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
            if family == CUSTOM:
                _custom(make)
            else:
                _family(make, family)
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


def _family(make: _Maker, key: str) -> None:
    note = f"build.{key}_note"
    if note in ENGLISH.page:
        gr.Markdown(make.i18n(note), elem_classes="pp-field-note")
    for knob in PAPERS[key].knobs:
        _knob(make, knob)


def _knob(make: _Maker, knob: FamilyKnob) -> None:
    label = knob.label.replace(" ", "_")
    if knob.bounds:
        make.slider(knob.key, knob.bounds, label)
    elif knob.typed:
        make.dropdown(knob.key, knob.choices or knob.offered, label)
    elif knob.choices:
        make.radio(knob.key, knob.choices, label)
    else:
        make.add(knob.key, gr.Radio(list(knob.offered), **make.common(knob.key, label)))


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
        make.restaged.append(button.click(guarded(change), stages, stages, **QUIET))
    with gr.Row():
        make.dropdown("kernels", custom.KERNELS, "block")
        make.number("expansion")
    make.radio("shortcut", custom.SHORTCUTS)
    with gr.Accordion(make.i18n("build.details"), open=False):
        make.radio("order", custom.ORDERS)
        make.radio("transition", custom.TRANSITIONS)
        make.radio("stride_on", custom.STRIDES_ON)
        make.slider("own_dropout", DROPOUT, "dropout")
        make.number("image_channels")


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
    return [*shown, gr.Column(visible=family != CUSTOM)]


def begin(family: object, now: tuple[NetSpec, int] | None) -> Values:
    """What the shared controls, or those of "Your own", start from when a family is chosen.

    now: the network that stood there before, which free building goes on from.
    """
    if family == CUSTOM:
        spec, size = now or readers.read(DEFAULTS)
        return {"family": family, **custom.write(custom.own(spec)), "size": size}
    first = PAPERS[readers.family_of(family)].first
    return {
        "family": family,
        "size": usual_size(first),
        "classes": first.classes,
        "pool": first.pool,
        "finer": 0,
    }

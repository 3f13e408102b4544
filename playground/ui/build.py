"""The Build tab: controls in, a NetSpec and its drawn plan out, without torch."""

from typing import Any

import gradio as gr

from playground.errors import DepthError, PlaygroundError
from playground.plan import outline
from playground.specs import TrainSpec
from playground.ui.build_form import Form, make_form, read, shown_groups, typical
from playground.ui.tables import view
from playground.ui.text import TEXT, is_korean
from playground.ui.widgets.network import network_view


class BuildTab:
    """What the other tabs may use: the network that stands in Build, and the button that trains it."""

    def __init__(self, spec: gr.State, train: gr.Button) -> None:
        self.spec, self.train = spec, train


def build_tab(demo: gr.Blocks, i18n: gr.I18n) -> BuildTab:
    """Lay the tab out and wire it. `spec` holds a NetSpec's dictionary, or None before the first."""
    spec = gr.State(None)
    gr.Markdown(i18n("build.lead"), elem_classes="pp-lead")
    with gr.Row():
        with gr.Column(scale=1, min_width=280):
            form = make_form(i18n)
            message = gr.Markdown(visible=False, elem_id="build-message")
            with gr.Row():
                lower = gr.Button(visible=False, size="sm", elem_id="depth-below")
                upper = gr.Button(visible=False, size="sm", elem_id="depth-above")
            train = gr.Button(
                i18n("build.train"), variant="primary", elem_classes="pp-next", elem_id="train-this"
            )
        with gr.Column(scale=3, min_width=320):
            picture = network_view()
    outputs = [picture, spec, message, lower, upper]
    _wire(demo, form, outputs)
    return BuildTab(spec, train)


def _wire(demo: gr.Blocks, form: Form, outputs: list[Any]) -> None:
    quiet: dict[str, Any] = {
        "show_progress": "hidden",
        "queue": False,
        "api_visibility": "private",
    }
    form.family.input(shown_groups, form.family, list(form.groups), **quiet)
    form.family.input(typical, form.family, [form.size, form.classes], **quiet)
    gr.on(
        [demo.load, *(control.change for control in form.controls)],
        update,
        form.controls,
        outputs,
        trigger_mode="always_last",
        **quiet,
    )
    for button in outputs[-2:]:
        depths = [form.wide_depth, form.cifar_depth, form.plain_depth]
        button.click(_use_depth, [button, form.family, *depths], depths, **quiet)


def update(request: gr.Request, *values: object) -> list[Any]:
    """The view, the spec and the message for what the controls hold; a mistake leaves the view."""
    korean = is_korean(request)

    def say(key: str) -> str:
        return TEXT[key][korean]

    try:
        spec, size = read(*values)
        picture = view(outline(spec, size), TrainSpec().batch_size, say)
    except DepthError as error:
        uses = [gr.Button(say("build.use").format(depth=d), visible=True) for d in error.nearest]
        return [gr.skip(), gr.skip(), _warn(error), *uses]
    except PlaygroundError as error:
        return [gr.skip(), gr.skip(), _warn(error), *_no_buttons()]
    return [picture, spec.to_dict(), gr.Markdown(visible=False), *_no_buttons()]


def _warn(error: PlaygroundError) -> gr.Markdown:
    return gr.Markdown(f"⚠ {error}", visible=True)


def _no_buttons() -> list[gr.Button]:
    return [gr.Button(visible=False), gr.Button(visible=False)]


def _use_depth(label: str, family: str, *depths: object) -> list[Any]:
    """Put the depth on the button into the chosen family's control."""
    digits = "".join(filter(str.isdigit, label))
    order = ("wide_resnet", "cifar_resnet", "plain")
    return [int(digits) if name == family and digits else old for name, old in zip(order, depths)]  # noqa: B905

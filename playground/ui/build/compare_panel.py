"""Compare: a second network beside the one that stands in Build."""

from typing import Any

import gradio as gr

from playground.describe import network
from playground.errors import SpecError
from playground.families import named, presets
from playground.plan import outline
from playground.ui.browser.compare import compare_view
from playground.ui.build.compare import comparison
from playground.ui.build.share import Standing
from playground.ui.build.turns import in_turn
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.text import speaker


class Compare:
    """The panel. `other` holds the second network and its image size, or None."""

    def __init__(self, i18n: gr.I18n) -> None:
        self.other = gr.State(None)
        with gr.Accordion(i18n("build.compare"), open=False, elem_id="compare"):
            with gr.Row(equal_height=True):
                self.name = gr.Dropdown(
                    [(named(name).name, name) for name in presets()],
                    value=None,
                    allow_custom_value=True,
                    interactive=True,
                    label=i18n("build.compare_with"),
                    info=i18n("build.compare_info"),
                    scale=3,
                    elem_id="compare-with",
                )
                with gr.Column(scale=1, min_width=180):
                    self.pin = gr.Button(i18n("build.pin"), size="sm", elem_id="pin")
                    self.remove = gr.Button(i18n("build.unpin"), size="sm", elem_id="unpin")
            self.view = compare_view()

    def wire(self, standing: gr.State) -> None:
        """The second network is chosen by its name, or is the one that stands now."""
        second = [self.other, self.view]
        self.name.input(guarded(choose), [self.name, standing], second, **QUIET)
        all_of_it = [self.name, *second]
        self.pin.click(guarded(pin), standing, all_of_it, **AT_ONCE)
        self.remove.click(lambda: [None, None, None], None, all_of_it, **AT_ONCE)


def choose(name: object, now: Standing, request: gr.Request) -> list[Any]:
    """The named network, on images and with classes like the present one's."""
    if not name:
        return [None, None]
    if not isinstance(name, str) or now is None:
        raise SpecError(
            "write a network's name, such as {example}", example=named(presets()[0]).name
        )
    spec, size = now
    other = (network(name[:4000], spec.classes), size)
    with in_turn(spec, other[0]):
        return [other, compared(now, other, request)]


def pin(now: Standing, request: gr.Request) -> list[Any]:
    """The present network stays as the second one while the first is changed."""
    with in_turn(*([now[0]] if now else [])):
        return [None, now, compared(now, now, request)]


def compared(now: Standing, other: Standing, request: gr.Request) -> dict[str, Any] | None:
    """The comparison as the view takes it, or None without a second network."""
    if now is None or other is None:
        return None
    return comparison(outline(*now), outline(*other), speaker(request))

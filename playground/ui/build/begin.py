"""Where to begin: three things to see at once, each a click."""

from typing import Any

import gradio as gr

from playground.ui.shared.events import AT_ONCE

STARTS = ("shortcuts", "look", "slide")
DEEP = 56
"""Depth of the first one's network: without batch normalisation, its plain twin's signal is gone."""


class Begin:
    """The row. `shortcuts` is the button that leads to what Build itself has to show."""

    def __init__(self, i18n: gr.I18n) -> None:
        with gr.Row(elem_id="begin"):
            gr.Markdown(i18n("build.begin"))
            self._buttons = {
                name: gr.Button(
                    i18n(f"build.begin_{name}"), size="sm", min_width=0, elem_id=f"begin-{name}"
                )
                for name in STARTS
            }
        self.shortcuts = self._buttons["shortcuts"]

    def wire(self, tabs: gr.Tabs) -> None:
        """The others open their tab, which has something to show at once."""
        for name in STARTS[1:]:
            self._buttons[name].click(_opening(name), None, tabs, **AT_ONCE)


def _opening(tab: str) -> Any:
    return lambda: gr.Tabs(selected=tab)

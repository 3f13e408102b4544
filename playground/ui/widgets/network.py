"""The network view: figures of cost, the drawing, and the table whose stages open."""

from typing import Any

import gradio as gr

from playground.ui.widgets.asset import asset


def network_view(value: dict[str, Any] | None = None) -> gr.HTML:
    """A gr.HTML whose value is what `ui.tables.view` returns."""
    return gr.HTML(
        value=value,
        html_template='<div class="pp-live" aria-live="polite"></div><div class="pp-net"></div>',
        css_template=asset("network.css"),
        js_on_load=asset("network.js"),
        elem_id="network",
        apply_default_css=False,
    )

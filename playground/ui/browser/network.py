"""The network view: figures of cost, the drawing, and the table whose stages open."""

import json
from collections.abc import Mapping
from typing import Any

import gradio as gr

from playground.ui.browser.asset import asset, widget


def network_view(elem_id: str = "network", first: Mapping[str, str] | None = None) -> gr.HTML:
    """A gr.HTML whose value `as_value` makes. first: such values by language ("en", "ko"), of which one is
    there before the server's first answer, unless the address asks for another network."""
    return gr.HTML(
        html_template='<div class="pp-live" aria-live="polite"></div><div class="pp-net"></div>',
        css_template=asset("network.css"),
        js_on_load=widget("network.js"),
        elem_id=elem_id,
        apply_default_css=False,
        first=dict(first or {}),
    )


def as_value(view: dict[str, Any]) -> str:
    """What `ui.tables.view` returns, as one text: an object of this size would be copied and made
    reactive, piece by piece, by the page's framework, for 100 ms at every move of a slider."""
    return json.dumps(view, ensure_ascii=False)

"""What Slide's widgets have in common: each asks the server, and has a tray of samples to pick from."""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from playground.ui.browser.asset import asset, widget


def with_tray(
    elem_id: str,
    template: str,
    name: str,
    answers: Sequence[Callable[..., Any]],
) -> gr.HTML:
    """A gr.HTML with nothing to show yet. name: of its style and script beside this file. answers: the
    server's functions."""
    return gr.HTML(
        value=None,
        html_template=template,
        css_template=asset("tray.css") + asset(f"{name}.css"),
        js_on_load=widget(f"{name}.js"),
        elem_id=elem_id,
        apply_default_css=False,
        server_functions=list(answers),
    )

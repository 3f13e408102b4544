"""The sum: three groups of three picked samples, their means, and the result with its neighbourhood."""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from playground.ui.widgets.asset import asset, script

TEMPLATE = """
<div class="pp-sum" hidden>
  <p class="hint"></p>
  <div class="sum"></div>
  <p class="problem" role="alert" hidden></p>
</div>
"""


def arithmetic(elem_id: str, answers: Sequence[Callable[..., Any]]) -> gr.HTML:
    """A gr.HTML whose value is {seeds, ask, words}, or None for nothing to show.

    seeds: nine, to begin with. ask: what every question to the server holds besides. answers: the
    server's functions `sum` and `samples`.
    """
    return gr.HTML(
        value=None,
        html_template=TEMPLATE,
        css_template=asset("tray.css") + asset("arithmetic.css"),
        js_on_load=script("sheet.js", "tray.js", "arithmetic.js"),
        elem_id=elem_id,
        apply_default_css=False,
        server_functions=list(answers),
    )

"""The sum: three groups of three picked samples, their means, and the result with its neighbourhood."""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from playground.ui.browser.tray import with_tray

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
    return with_tray(elem_id, TEMPLATE, "arithmetic", answers)

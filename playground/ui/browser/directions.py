"""The directions: one frame, and a slider for each direction whose track shows what it would make."""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from playground.ui.browser.tray import with_tray

TEMPLATE = """
<div class="pp-axes" hidden>
  <p class="hint"></p>
  <div class="stage">
    <div>
      <div class="now picture" role="img"><canvas></canvas></div>
      <div class="start"></div>
    </div>
    <div class="rows"></div>
  </div>
  <p class="problem" role="alert" hidden></p>
</div>
"""


def directions_widget(elem_id: str, answers: Sequence[Callable[..., Any]]) -> gr.HTML:
    """A gr.HTML whose value is {seeds, ask, count, reach, words}, or None for nothing to show.

    seeds: one, to begin with. ask: what every question to the server holds besides. count: of the
    sliders, each from -reach to reach. answers: the server's functions `tracks`, `face` and `samples`.
    """
    return with_tray(elem_id, TEMPLATE, "directions", answers)

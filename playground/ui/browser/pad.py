"""The pad: a map of frames with a point to drag over it, and the frame of just that point."""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from playground.ui.browser.tray import with_tray

TEMPLATE = """
<div class="pp-pad" hidden>
  <p class="hint"></p>
  <div class="stage">
    <div class="field">
      <div class="ends"></div>
      <div class="plane" role="slider" tabindex="0" aria-valuemin="0" aria-valuemax="100">
        <canvas></canvas><i class="dot"></i>
      </div>
      <div class="ends"></div>
    </div>
    <div class="frames">
      <div class="now picture" role="img"><canvas></canvas></div>
      <div class="now picture" hidden><canvas></canvas></div>
      <output class="where"></output>
    </div>
  </div>
  <p class="problem" role="alert" hidden></p>
  <div class="knobs">
    <button type="button" class="shuffle"></button>
    <label class="beside"><span></span> <select></select></label>
    <label class="three"><input type="checkbox"><span></span></label>
    <label class="crisp"><input type="checkbox"><span></span></label>
  </div>
</div>
"""


def pad(elem_id: str, answers: Sequence[Callable[..., Any]]) -> gr.HTML:
    """A gr.HTML whose value is {seeds, ask, others, words}, or None for nothing to show.

    seeds: of its corners, two or four, to begin with; four become three where a word says `triangle`.
    ask: what every question to the server holds besides. others: (label, choice) of generators to be shown
    beside. answers: the server's functions `tiles`, `place` and `samples`.
    """
    return with_tray(elem_id, TEMPLATE, "pad", answers)

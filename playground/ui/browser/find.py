"""The way back: a square to draw in or to put a photo into, and the nearest image that was found to it."""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from playground.ui.browser.tray import with_tray

TEMPLATE = """
<div class="pp-find" hidden>
  <p class="hint"></p>
  <div class="stage">
    <figure><canvas class="ground" width="128" height="128" role="img"></canvas>
      <figcaption></figcaption></figure>
    <figure><canvas class="wanted"></canvas><figcaption></figcaption></figure>
    <figure><canvas class="made"></canvas><figcaption></figcaption></figure>
  </div>
  <div class="knobs">
    <button type="button" class="button clear"></button>
    <label class="button file"><span></span><input type="file" accept="image/*"></label>
    <button type="button" class="button test"></button>
    <label class="zoom" hidden><span></span>
      <input type="range" min="1" max="6" step="0.05" value="1"></label>
    <button type="button" class="button go" disabled></button>
  </div>
  <progress max="1" value="0" hidden></progress>
  <p class="told" role="status"></p>
  <p class="problem" role="alert" hidden></p>
  <div class="knobs uses" hidden>
    <button type="button" class="button" data-end="0"></button>
    <button type="button" class="button" data-end="1"></button>
  </div>
</div>
"""


def find_widget(elem_id: str, answers: Sequence[Callable[..., Any]]) -> gr.HTML:
    """A gr.HTML whose value is {ask, samples, words}, or None for nothing to show.

    ask: what every question to the server holds besides. samples: that a search begins with. answers:
    the server's function `test`. Events: `find`, with `picture` (RGB as base64), `drawn`, `generator`
    and `turn`, which is answered by the property `found`; and `used`, once the found
    point stands in the walk.
    """
    return with_tray(elem_id, TEMPLATE, "find", answers)

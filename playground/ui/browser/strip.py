"""The strip: one large frame between its two ends, a slider, and a film of thumbnails.

The frames come as one picture and are stepped through in the browser, without the server. Beneath it,
the seeds that the way leads through, and for whoever opens it, what the way is like and how to take it
away.
"""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from playground.ui.browser.tray import with_tray

TEMPLATE = """
<div class="pp-strip" hidden>
  <div class="stage">
    <button type="button" class="end first"><span class="picture"></span><small></small></button>
    <div class="now picture" role="img"></div>
    <button type="button" class="end last"><span class="picture"></span><small></small></button>
  </div>
  <div class="bar">
    <button type="button" class="play"><i></i></button>
    <input type="range" class="range" min="0" max="1" value="0" step="1">
    <output aria-live="off"></output>
  </div>
  <div class="film" role="group"></div>
  <div class="keys">
    <div class="slots"></div>
    <button type="button" class="quiet add"></button>
    <label class="closed" hidden><input type="checkbox"><span></span></label>
    <label class="speed"><span></span> <select>
      <option value="0.5">½ ×</option><option value="1" selected>1 ×</option>
      <option value="2">2 ×</option><option value="4">4 ×</option></select></label>
    <label class="pixels"><input type="checkbox"><span></span></label>
  </div>
  <p class="problem" role="alert" hidden></p>
  <div class="trayed"></div>
  <details class="inside"><summary></summary>
    <p class="why lengths-why"></p><svg class="lengths" aria-hidden="true"></svg>
    <p class="why changes-why"></p><svg class="changes" aria-hidden="true"></svg>
    <button type="button" class="quiet memory"></button>
    <div class="found" hidden><div class="nine"></div><p class="why"></p></div>
  </details>
  <div class="take"><span></span> <button type="button" data-kind="gif"></button>
    <button type="button" data-kind="png"></button> <button type="button" data-kind="npy"></button></div>
</div>
"""


def strip_widget(elem_id: str, answers: Sequence[Callable[..., Any]]) -> gr.HTML:
    """A gr.HTML whose value is what `ui.slide.walk.view` returns with {ask, most, words}, or None.

    ask: what every question to the server holds besides seeds. most: seeds that a walk may have. words:
    texts by name. answers: the server's functions `strip`, `take`, `nearest` and `samples`. A new value
    fades in and keeps the slider where it stands. Event: `ends`, with two `seeds`, when one of the ends
    was picked.
    """
    return with_tray(elem_id, TEMPLATE, "strip", answers)

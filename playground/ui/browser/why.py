"""Why Wasserstein: two lines to pull apart, two judges of two Gaussians, three games for a ring."""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from playground.ui.browser.asset import asset, widget

TEMPLATE = """
<div class="pp-why" hidden>
  <section class="lines">
    <h3></h3><p class="claim"></p>
    <div class="two">
      <div>
        <svg class="scene" viewBox="0 0 400 300" role="img"></svg>
        <label class="knob"><span>θ</span><input type="range" class="theta">
          <output aria-live="off"></output></label>
        <div class="buttons">
          <button type="button" class="descend"></button>
          <button type="button" class="apart"></button>
        </div>
      </div>
      <div class="measures"></div>
    </div>
    <p class="told" role="status"></p>
    <p class="source"></p>
  </section>
  <section class="gaussians">
    <h3></h3><p class="claim"></p>
    <label class="knob"><span></span><input type="range" class="distance">
      <output aria-live="off"></output></label>
    <div class="pictures">
      <figure><figcaption></figcaption><svg viewBox="0 0 720 230" role="img"></svg></figure>
      <figure><figcaption></figcaption><svg viewBox="0 0 720 150" role="img"></svg></figure>
    </div>
    <p class="told" role="status"></p>
    <p class="source"></p>
  </section>
  <section class="ring">
    <h3></h3><p class="claim"></p>
    <div class="games"></div>
    <div class="buttons">
      <button type="button" class="play"></button><button type="button" class="anew"></button>
      <label class="rate"><span></span><select></select></label>
    </div>
    <p class="told" role="status"></p>
    <p class="source"></p>
  </section>
  <p class="problem" role="alert" hidden></p>
</div>
"""


def why_widget(elem_id: str, answers: Sequence[Callable[..., Any]]) -> gr.HTML:
    """A gr.HTML whose value is {words, lines, ring, most, step}, or None for nothing to show.

    lines, ring: as `ui.slide.why` has them. most, step: of the distance between the Gaussians. answers:
    the server's functions `judge` and `play`.
    """
    return gr.HTML(
        value=None,
        html_template=TEMPLATE,
        css_template=asset("why.css"),
        js_on_load=widget("why.js"),
        elem_id=elem_id,
        apply_default_css=False,
        server_functions=list(answers),
    )

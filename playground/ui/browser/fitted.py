"""A fit, played: each photo moves by what the head says that never saw it, iteration by iteration."""

import gradio as gr

from playground.ui.browser.asset import asset, widget

TEMPLATE = """
<div class="pp-fit" hidden>
  <div class="player">
    <button type="button" class="play"></button>
    <input type="range" min="0" value="0">
    <span class="at"></span>
  </div>
  <canvas class="lanes" role="img"></canvas>
  <p class="about"></p>
  <div class="curves"></div>
</div>
"""


def fitted(elem_id: str) -> gr.HTML:
    """A gr.HTML whose value is what `ui.look.fitted.told` returns; nothing is shown for None."""
    return gr.HTML(
        value=None,
        html_template=TEMPLATE,
        css_template=asset("fitted.css"),
        js_on_load=widget("fitted.js"),
        elem_id=elem_id,
        apply_default_css=False,
    )

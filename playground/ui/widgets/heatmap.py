"""The heatmap: a photo, the likeliest classes, and over the photo the map of the chosen one.

The maps come as numbers, all at once; choosing a class, the opacity, cells or smooth, and reading
values happen in the browser, without the server.
"""

import gradio as gr

from playground.draw.palette import FLOOR, palette
from playground.ui.widgets.asset import asset, script

TEMPLATE = """
<div class="pp-heat">
  <p class="message" hidden></p>
  <div class="board" hidden>
    <div class="view">
      <div class="photo" role="application" tabindex="0">
        <img alt="">
        <div class="crop"><canvas></canvas><i hidden></i></div>
      </div>
      <div class="scale"><span class="what"></span><span>0</span><i></i><span class="high"></span></div>
      <p class="reading" aria-live="polite"></p>
      <div class="controls">
        <label class="opacity"><span></span><input type="range" min="0" max="100" value="75"></label>
        <label class="cells"><input type="checkbox"><span></span></label>
      </div>
    </div>
    <div class="side">
      <h3></h3>
      <div class="classes" role="radiogroup"></div>
      <p class="sum"></p>
      <div class="seen"><img alt=""><p></p></div>
      <p class="knows"><span></span> <b></b></p>
    </div>
  </div>
</div>
"""


def heatmap(elem_id: str) -> gr.HTML:
    """A gr.HTML whose value is what `ui.evidence.look_at` returns with `words`, or {message}.

    Event: `opened`, when the widget comes on screen for the first time.
    """
    return gr.HTML(
        value=None,
        html_template=TEMPLATE,
        css_template=asset("heatmap.css"),
        js_on_load=script("heatmap.js"),
        elem_id=elem_id,
        apply_default_css=False,
        palette=palette().tolist(),
        floor=FLOOR,
    )

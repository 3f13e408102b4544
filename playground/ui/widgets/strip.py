"""The strip: one large frame between its two ends, a slider, and a film of thumbnails.

The frames come as one picture and are stepped through in the browser, without the server.
"""

from typing import Any

import gradio as gr

from playground.ui.widgets.asset import asset, script

TEMPLATE = """
<div class="pp-strip" hidden>
  <div class="stage">
    <button type="button" class="end first"><span class="picture"></span><small></small></button>
    <div class="now picture" role="img"></div>
    <button type="button" class="end last"><span class="picture"></span><small></small></button>
  </div>
  <div class="bar">
    <button type="button" class="play" aria-pressed="false"><i></i></button>
    <input type="range" class="range" min="0" max="1" value="0" step="1">
    <output></output>
  </div>
  <div class="film" role="group"></div>
  <label class="smooth"><input type="checkbox"><span></span></label>
</div>
"""


def strip_widget(elem_id: str) -> gr.HTML:
    """A gr.HTML whose value is {src, count, ends, words}, or None for nothing to show.

    src: URI of a picture with `count` square frames from left to right. ends: two captions. words:
    texts by name: frame, slider, play, pause, film, smooth. A new value fades in and keeps the
    slider where it stands.
    """
    value: dict[str, Any] | None = None
    return gr.HTML(
        value=value,
        html_template=TEMPLATE,
        css_template=asset("strip.css"),
        js_on_load=script("strip.js"),
        elem_id=elem_id,
        apply_default_css=False,
    )

"""The camera: photos of one's own classes, taken while a class's button is held."""

import gradio as gr

from playground.ui.browser.asset import asset, widget

TEMPLATE = """
<div class="pp-camera">
  <button type="button" class="open"></button>
  <p class="message" role="alert" hidden></p>
  <video muted playsinline hidden></video>
  <div class="takes" hidden></div>
</div>
"""


def camera(classes: int, elem_id: str) -> gr.HTML:
    """A gr.HTML whose value is {words}, or None until it has been asked for.

    classes: for how many there is a button, a property of its own. Events: `opened`, when it comes on
    screen for the first time; `took`, with `place`, of a class, and `files`, where the server keeps what
    was uploaded. Both are whatever the browser sent.
    """
    return gr.HTML(
        value=None,
        html_template=TEMPLATE,
        css_template=asset("camera.css"),
        js_on_load=widget("camera.js"),
        elem_id=elem_id,
        apply_default_css=False,
        classes=classes,
    )

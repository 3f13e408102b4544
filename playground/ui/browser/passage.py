"""The passage: an image's strongest feature maps, stage by stage; a plain twin's beside them."""

import gradio as gr

from playground.ui.browser.asset import asset, widget


def passage_view() -> gr.HTML:
    """A gr.HTML whose value is what `ui.passage.Passages` tells, {message, follows}, or None.

    Event: `ask`, while it can be seen and follows it, when another network stands in Build.
    """
    return gr.HTML(
        value=None,
        html_template='<div class="pp-passage" aria-live="off"></div>',
        css_template=asset("passage.css"),
        js_on_load=widget("passage.js"),
        elem_id="passage",
        apply_default_css=False,
    )

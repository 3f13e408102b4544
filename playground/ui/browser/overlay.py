"""The runs that may be laid over the chosen one: ticked, or greyed out with a reason."""

import gradio as gr

from playground.ui.browser.asset import asset, widget


def overlay_view() -> gr.HTML:
    """A gr.HTML whose value is what `ui.train.shelf.overlays` returns.

    Event: `tick`, when one is ticked or no longer; the value then says which are. It is no
    CheckboxGroup: Gradio would check the old ticks against the new choices, and refuse them.
    """
    return gr.HTML(
        value=None,
        html_template='<div class="pp-overlay"></div>',
        css_template=asset("overlay.css"),
        js_on_load=widget("overlay.js"),
        elem_id="overlay",
        apply_default_css=False,
    )

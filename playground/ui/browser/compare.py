"""The comparison of two networks: their stages in one table, and both figures."""

import gradio as gr

from playground.ui.browser.asset import asset, widget


def compare_view() -> gr.HTML:
    """A gr.HTML whose value is what `ui.build.compare.comparison` returns, or None."""
    return gr.HTML(
        html_template='<div class="pp-compare"></div>',
        css_template=asset("compare.css"),
        js_on_load=widget("compare.js"),
        elem_id="comparison",
        apply_default_css=False,
    )

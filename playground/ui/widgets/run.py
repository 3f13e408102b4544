"""The run view: how far a training is, its figures and its curves, drawn in the browser as it goes."""

import gradio as gr

from playground.ui.widgets.asset import asset, script


def run_view() -> gr.HTML:
    """A gr.HTML whose value is what `ui.watch.news` returns: a snapshot, or what has come since.

    Event: `lost`, when news came that do not follow on what is here: it asks for a snapshot.
    """
    return gr.HTML(
        value=None,
        html_template='<div class="pp-run"></div>',
        css_template=asset("run.css"),
        js_on_load=script("plot.js", "run.js"),
        elem_id="run",
        apply_default_css=False,
    )

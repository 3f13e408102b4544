"""The run view: how far a training is, its figures and its curves, drawn in the browser as it goes."""

import gradio as gr

from playground.ui.browser.asset import asset, widget


def run_view() -> gr.HTML:
    """A gr.HTML whose value is what `ui.watch.Shown.news` returns, told: a snapshot, or increments.

    Events: `lost`, when news came that do not follow on what is here: it asks for a snapshot; `pick`,
    when one asks for a run of an experiment: EventData has its id as `run`; `lesson`, when one
    asks why the distance is Wasserstein's.
    """
    return gr.HTML(
        value=None,
        html_template='<div class="pp-run"></div>',
        css_template=asset("run.css"),
        js_on_load=widget("run.js"),
        elem_id="run",
        apply_default_css=False,
    )

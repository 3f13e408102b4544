"""A list to choose from, brought up to date under the visitor's hand."""

import gradio as gr


def relisted(offered: list[tuple[str, str]], chosen: object) -> gr.Dropdown:
    """An update of the list, (label, value) each; the first is chosen if what was is no longer there.

    What is chosen is else not touched: by the time that this arrives, it may be another.
    """
    values = [value for _, value in offered]
    if chosen is None or chosen in values:
        return gr.Dropdown(offered)
    return gr.Dropdown(offered, value=next(iter(values), None))

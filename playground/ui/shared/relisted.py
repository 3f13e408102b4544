"""A list to choose from: as it comes, and brought up to date under the visitor's hand."""

import gradio as gr


def listed(offered: list[tuple[str, str]], wanted: object) -> gr.Dropdown:
    """An update of the list, (label, value) each; chosen is the wanted one, or else the first."""
    values = [value for _, value in offered]
    return gr.Dropdown(offered, value=wanted if wanted in values else next(iter(values), None))


def relisted(offered: list[tuple[str, str]], chosen: object) -> gr.Dropdown:
    """An update of the list, (label, value) each; the first is chosen if what was is no longer there.

    What is chosen is else not touched: by the time that this arrives, it may be another.
    """
    if chosen is None or chosen in [value for _, value in offered]:
        return gr.Dropdown(offered)
    return listed(offered, chosen)

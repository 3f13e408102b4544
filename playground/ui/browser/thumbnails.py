"""Thumbnails: rows of small pictures, each a button."""

from typing import Any

import gradio as gr

from playground.ui.browser.asset import asset, widget


def thumbnails(value: dict[str, Any] | None = None, *, elem_id: str, noted: str = "") -> gr.HTML:
    """A gr.HTML whose value is {title, items, more, page}, {reading} until they are there, or None for
    nothing to show.

    items: {key, src, label} each. more: what the button for the next page says, if there is one.
    reading: a sentence. noted: under which name the page's address says what was picked, if it does.
    Events: `pick`, with a `key`; `more`, with a `page`. Both are whatever the browser sent.
    """
    return gr.HTML(
        value=value,
        html_template='<div class="pp-thumbs" hidden></div>',
        css_template=asset("thumbnails.css"),
        js_on_load=widget("thumbnails.js"),
        elem_id=elem_id,
        noted=noted,
        apply_default_css=False,
    )

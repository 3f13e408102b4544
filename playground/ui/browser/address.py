"""The page's address: written by the browser as one goes, and undone by its Back."""

import json

import gradio as gr

from playground.ui.browser.asset import widget

TELL = 'document.dispatchEvent(new CustomEvent("pp-address", {{ detail: {{ {name}: {value} }} }}))'
ARRIVED = '() => { document.dispatchEvent(new Event("pp-arrived")); }'


def address_widget() -> gr.HTML:
    """A gr.HTML that shows nothing. Its value: names that the address should say nothing under any more.

    Events: `back`, when one has gone back or forward: EventData has the address's `query`; and as the page
    is opened, `built`, `looked` and `opened`, if its address names a network, what to look at, or a tab.
    """
    return gr.HTML(
        html_template="<i></i>",
        js_on_load=widget("address.js"),
        elem_id="address",
        visible="hidden",
    )


def noting(name: str, usual: object = None) -> str:
    """JavaScript for an event whose input is what the address should say under that name; as long as it is
    as usual, that is nothing."""
    value = f"String(value) === {json.dumps(str(usual))} ? null : value"
    return f"(value) => {{ {TELL.format(name=name, value=value)}; }}"


def noting_that(name: str, value: str | None) -> str:
    """JavaScript for an event by which the address should say this."""
    return f"() => {{ {TELL.format(name=name, value=json.dumps(value))}; }}"

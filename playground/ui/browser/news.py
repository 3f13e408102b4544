"""How a generator tells a widget something: as one text."""

import json
from typing import Any

import gradio as gr


def told(value: dict[str, Any] | None) -> Any:
    """JSON, or nothing at all where there is nothing to say.

    Of what a generator yields, Gradio sends the differences. Where a list within a list becomes shorter
    it gets them wrong (6.31), and the page then ends its connection; a text it sends whole.
    """
    return gr.skip() if value is None else json.dumps(value, separators=(",", ":"))

"""How the page sends its own events: without a spinner, and not as a published endpoint."""

from typing import Any

import gradio as gr

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
AT_ONCE: dict[str, Any] = {**QUIET, "queue": False}
"""For an answer that takes no time, and so need not wait for a place in the queue."""


def spare_spinners(demo: gr.Blocks, unseen: gr.HTML) -> None:
    """Have events without a spinner tell that one component alone that they are on their way.

    Gradio tells all outputs of each event that there has been, also to show nothing, and copies the
    values of them all: half of the browser's work on an answer. For when all events are wired.
    """
    for event in demo.fns.values():
        if event.show_progress == "hidden":
            event.show_progress_on = [unseen]

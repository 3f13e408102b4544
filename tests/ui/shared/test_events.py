"""How the page sends its own events."""

import asyncio
from typing import Any

import gradio as gr

from playground.ui.shared.events import QUIET, spare_spinners


async def told() -> tuple[list[Any], int]:
    """Whom an event without a spinner and one with it tell, and what shows nothing. In a loop of its own,
    which Gradio would make and leave open."""
    with gr.Blocks(analytics_enabled=False) as demo:
        unseen, box, button = gr.HTML(visible="hidden"), gr.Textbox(), gr.Button()
        button.click(str, None, box, **QUIET)
        button.click(str, None, box, show_progress="minimal")
        spare_spinners(demo, unseen)
    events = demo.get_config_file()["dependencies"]
    return [event["show_progress_on"] for event in events], unseen._id


def test_of_an_event_without_a_spinner_only_what_shows_nothing_is_told() -> None:
    found, unseen = asyncio.run(told())
    assert found == [[unseen], None]

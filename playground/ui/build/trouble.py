"""What is wrong with the network in Build: the sentence, why, and a click for each way out."""

from typing import Any

import gradio as gr

from playground.ui.build.custom import Values
from playground.ui.shared.escaped import escaped
from playground.ui.text import Say

SIDES = ("below", "above")
WRONG = "pp-wrong"  # of the message, while the drawing is of the network before


class Trouble:
    """The message over the drawing. `ways` holds what each button puts into the controls."""

    def __init__(self) -> None:
        self.there = gr.State(False)  # whether the message is shown or the button to train is off
        self.ways = gr.State(None)
        self.message = gr.Markdown(visible=False, elem_id="build-message")
        with gr.Row(elem_id="depths"):
            self.buttons = [
                gr.Button(visible=False, size="sm", min_width=80, elem_id=f"depth-{side}")
                for side in SIDES
            ]

    @property
    def outputs(self) -> list[Any]:
        """What `told` is about."""
        return [self.message, self.ways, *self.buttons]


TOLD = 2 + len(SIDES)  # updates that `told` makes


def told(text: str, ways: dict[int, Values], say: Say, stale: bool = False) -> list[Any]:
    """Updates that show the text, none for "", with a button for each legal depth.

    ways: by depth, the values of the controls that give it. stale: the drawing is not of what the
    controls say.
    """
    message = gr.Markdown(
        f"⚠ {escaped(text)}" if text else "", visible=bool(text), elem_classes=[WRONG] * stale
    )
    buttons = [gr.Button(say("build.use").format(depth=d), visible=True) for d in ways]
    hidden = [gr.Button(visible=False) for _ in SIDES[len(ways) :]]
    return [message, list(ways.values()) or None, *buttons, *hidden]


def reasoned(sentence: str, why: str) -> str:
    """A sentence and the one that says why."""
    return f"{sentence}. {why[:1].upper()}{why[1:]}."

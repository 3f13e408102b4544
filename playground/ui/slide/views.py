"""Slide's views beside the walk: what each is made of. They are laid out, wired and worded alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from playground.ui.browser.arithmetic import arithmetic
from playground.ui.browser.directions import directions_widget
from playground.ui.browser.pad import pad
from playground.ui.shared.guarded import answering
from playground.ui.slide.ages import Age
from playground.ui.slide.arithmetic import Arithmetic
from playground.ui.slide.directions import COUNT, REACH, Directions
from playground.ui.slide.plane import Plane
from playground.ui.slide.questions import Generators
from playground.ui.slide.samples import sampler
from playground.ui.text import Say

WORDS = ("pick", "others", "close", "seed", "change", "pixels", "frame", "beside", "nothing")
PAD = ("at", "shuffle", "hint", "plane")
PLANE = (*PAD, "triangle", "mixture")


@dataclass(frozen=True)
class View:
    """name: its elem_id, and what its texts' keys begin with. words: of its own, beside WORDS.

    seeds: that it begins with. functions: of `answers`, which its widget asks. also: what its widget's
    value holds besides.
    """

    name: str
    widget: Callable[..., gr.HTML]
    answers: Callable[[Generators], Any]
    functions: tuple[str, ...]
    seeds: tuple[int, ...]
    words: tuple[str, ...]
    compares: bool = False
    also: Mapping[str, Any] = field(default_factory=dict)

    def build(self, generators: Generators) -> gr.HTML:
        """Its widget, with the server's answers."""
        answers = self.answers(generators)
        functions = [answering(name, getattr(answers, name)) for name in self.functions]
        return self.widget(self.name, [*functions, answering("samples", sampler(generators))])

    def value(
        self, ask: Mapping[str, Any], others: list[tuple[str, str]], say: Say
    ) -> dict[str, Any]:
        """Its widget's value, for the generator in `ask`, in the asker's language."""
        words = {word: say(f"slide.{word}") for word in WORDS}
        words |= {word: say(f"slide.{self.name}_{word}") for word in self.words}
        shown = others if self.compares else []
        return {"seeds": self.seeds, "ask": ask, "others": shown, "words": words, **self.also}


# The seeds of plane and age suit the cats that ship, those of the arithmetic the garments: boots, less
# shoes, and T-shirts make long sleeves.
VIEWS = (
    View("plane", pad, Plane, ("tiles", "place"), (43, 63, 22, 53), PLANE, compares=True),
    View("age", pad, Age, ("tiles", "place"), (43, 53), PAD),
    View(
        "arithmetic", arithmetic, Arithmetic, ("sum",),
        (17, 32, 72, 62, 60, 2, 4, 15, 42), ("hint", "mean", "result"),
    ),
    View(
        "directions", directions_widget, Directions, ("tracks", "face"), (4,),
        ("hint", "direction", "share", "reset"), also={"count": COUNT, "reach": REACH},
    ),
)  # fmt: skip

"""Slide's age: across, the arc between two seeds; down, the generator as it learned to draw them."""

from typing import Any

import numpy as np

from playground.latents import path, slerp
from playground.ui.shared.drawn import drawn
from playground.ui.slide.questions import Generators, Question, part, stops_of
from playground.ui.text import Say

ENDS = 2
COLUMNS = 8
CENTRES = np.array([(i + 0.5) / COLUMNS for i in range(COLUMNS)], np.float32)


class Age:
    """What the age's pad asks; its answers are for `ui.shared.guarded.answering`."""

    def __init__(self, generators: Generators) -> None:
        self._generators = generators

    def tiles(self, question: Question, _: Say) -> dict[str, Any]:
        """The map, as `drawn`, a row for each age, the youngest on top; `corners` are of the oldest."""
        sources = self._generators.ages(question).sources
        left, right = sources[-1].latents(stops_of(question.get("seeds"), ENDS, ENDS))
        z = slerp(left, right, CENTRES)
        rows = np.concatenate([source.frames(z) for source in sources])
        ends = sources[-1].frames(path(left, right, ENDS))
        return {**drawn(rows, COLUMNS), "corners": drawn(ends, ENDS)}

    def place(self, question: Question, say: Say) -> dict[str, Any]:
        """The frame at part x of the way and y of the ages, as `drawn`; `where` says after which step."""
        ages = self._generators.ages(question)
        across, down = (part(question.get(axis), "a place in the plane") for axis in "xy")
        age = min(len(ages.steps) - 1, int(down * len(ages.steps)))
        source = ages.sources[age]
        left, right = source.latents(stops_of(question.get("seeds"), ENDS, ENDS))
        images = source.frames(slerp(left, right, np.array([across], np.float32)))
        where = say("slide.after").format(step=f"{ages.steps[age]:,}")
        return {**drawn(images, 1), "where": where}

"""Slide's arithmetic: three groups of three picked samples, their means, and what comes out."""

from typing import Any

import numpy as np

from playground.latents.arithmetic import means, neighbourhood, result
from playground.ui.shared.drawn import drawn
from playground.ui.slide.questions import Generators, Question, stops_of
from playground.ui.text import Say

GROUPS, MEMBERS = 3, 3


class Arithmetic:
    """What its widget asks; the answer is for `ui.shared.guarded.answering`."""

    def __init__(self, generators: Generators) -> None:
        self._generators = generators

    def sum(self, question: Question, _: Say) -> dict[str, Any]:
        """All its pictures, as `drawn` in rows of three: the picked ones, a row a group; the three means;
        and three rows with the result in their middle. seeds: nine, group by group."""
        source = self._generators.of(question)
        count = GROUPS * MEMBERS
        picked = source.latents(stops_of(question.get("seeds"), count, count))
        groups = picked.reshape(GROUPS, MEMBERS, -1)
        z = np.concatenate([picked, means(groups), neighbourhood(result(groups))])
        return drawn(source.frames(z), MEMBERS)

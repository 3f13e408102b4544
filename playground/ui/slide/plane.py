"""Slide's plane: seeds at the corners of a square or a triangle, and the image of each place in it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.latents import Opened, square, triangle
from playground.latents.paths import Vectors
from playground.ui.shared.drawn import drawn
from playground.ui.slide.questions import Generators, Question, part, stops_of
from playground.ui.text import Say

CORNERS = (3, 4)  # of a triangle, and of a square
TILES = {32: 9, 64: 7}  # of the map, across and down, by the images' side


class Plane:
    """What the plane's pad asks; its answers are for `ui.shared.guarded.answering`."""

    def __init__(self, generators: Generators) -> None:
        self._generators = generators

    def tiles(self, question: Question, _: Say) -> dict[str, Any]:
        """The map, as `drawn`, each tile made of the place at its centre; and the `corners`."""
        source = self._generators.of(question)
        corners = _corners(question, source)
        count = TILES[source.spec.image_size]
        centres = (np.arange(count, dtype=np.float32) + 0.5) / count
        places = np.array([(x, y) for y in centres for x in centres], np.float32)
        images = source.frames(_mixed(corners, places))
        return {**drawn(images, count), "corners": drawn(source.frames(corners), len(corners))}

    def place(self, question: Question, _: Say) -> dict[str, Any]:
        """The frame at (x, y), as `drawn`; and what another generator makes of it, `beside`."""
        answer = self._at(question, self._generators.of(question))
        if question.get("beside") is not None:
            answer["beside"] = self._at(question, self._generators.of(question, "beside"))
        return answer

    @staticmethod
    def _at(question: Question, source: Opened) -> dict[str, Any]:
        place = [[part(question.get(axis), "a place in the plane") for axis in "xy"]]
        z = _mixed(_corners(question, source), np.array(place, np.float32))
        return drawn(source.frames(z), 1)


def _corners(question: Question, source: Opened) -> Vectors:
    return source.latents(stops_of(question.get("seeds"), *CORNERS))


def _mixed(corners: Vectors, places: NDArray[np.float32]) -> Vectors:
    return (triangle if len(corners) == 3 else square)(corners, places)

"""Slide's directions: a sample, moved in those directions in which its generator's images change most."""

from typing import Any

import numpy as np

from playground.errors import SpecError
from playground.latents import Opened
from playground.latents.directions import directions
from playground.latents.paths import Vectors
from playground.ui.shared.drawn import drawn
from playground.ui.shared.payload import real
from playground.ui.slide.kept import kept
from playground.ui.slide.questions import Generators, Question, stops_of
from playground.ui.text import Say

COUNT = 6
REACH = 5.0  # furthest that a slider moves z: five deviations of what the generator was trained on
STOPS = 9  # frames in a slider's track


class Directions:
    """What its widget asks; the answers are for `ui.shared.guarded.answering`."""

    def __init__(self, generators: Generators) -> None:
        self._generators = generators

    def tracks(self, question: Question, _: Say) -> dict[str, Any]:
        """The sliders' tracks, as `drawn`, a row each: that slider at each of its stops, the others as
        they stand. shares: of the variance, by direction, 0..1."""
        source, z, axes, shares = self._asked(question)
        amounts = _amounts(question)
        stops = np.linspace(-REACH, REACH, STOPS, dtype=np.float32)
        rows = [z + amounts @ axes + (stops - amounts[i])[:, None] * axes[i] for i in range(COUNT)]
        images = source.frames(np.concatenate(rows).astype(np.float32))
        return {**drawn(images, STOPS), "shares": shares.round(4).tolist()}

    def face(self, question: Question, _: Say) -> dict[str, Any]:
        """The one frame, as `drawn`. seeds: a list of one; amounts: of each direction, -REACH..REACH."""
        source, z, axes, _shares = self._asked(question)
        moved = (z + _amounts(question) @ axes).astype(np.float32)
        return drawn(source.frames(moved[None]), 1)

    def _asked(self, question: Question) -> tuple[Opened, Vectors, Vectors, Vectors]:
        source = self._generators.of(question)
        (z,) = source.latents(stops_of(question.get("seeds"), 1, 1))
        axes, shares = directions_of(source)
        return source, z, axes, shares


@kept(1)
def directions_of(source: Opened) -> tuple[Vectors, Vectors]:
    """`directions`, kept: they take as long as hundreds of frames.

    A generator has as many as its latent vector has numbers; the sliders beyond those change nothing.
    """
    axes, shares = directions(source.net, COUNT)
    lacking = COUNT - len(axes)
    return np.pad(axes, ((0, lacking), (0, 0))), np.pad(shares, (0, lacking))


def _amounts(question: Question) -> Vectors:
    given = question.get("amounts")
    if not isinstance(given, list) or len(given) != COUNT:
        raise SpecError("there are {count} directions: give an amount for each", count=COUNT)
    amounts = [real(amount, "a direction's amount") for amount in given]
    return np.clip(np.array(amounts, np.float32), -REACH, REACH)

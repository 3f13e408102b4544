"""Samples of a generator to pick from by looking: pages of seeds, from 0 on."""

import functools
from collections.abc import Callable
from typing import Any

from playground.ui.shared.drawn import drawn
from playground.ui.shared.payload import whole
from playground.ui.slide.questions import Generators, Question
from playground.ui.text import Say

PAGE = 24
COLUMNS = 8
PAGES = 1000  # after which they begin again


def sampler(generators: Generators) -> Callable[[Question, Say], dict[str, Any]]:
    """`samples` of these generators, for `ui.shared.guarded.answering`."""
    return functools.partial(samples, generators)


def samples(generators: Generators, question: Question, _: Say) -> dict[str, Any]:
    """A page of them: {src, columns, side, seeds, page}. Raises SpecError for what is no page."""
    page = whole(question.get("page"), "the page") % PAGES
    seeds = list(range(page * PAGE, (page + 1) * PAGE))
    source = generators.of(question)
    images = source.frames(source.latents(seeds))
    return {**drawn(images, COLUMNS), "seeds": seeds, "page": page}

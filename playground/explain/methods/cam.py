"""CAM itself (Zhou et al., 1512.04150), as one method among others: see `explain.cam`."""

from playground.explain.cam import explain
from playground.explain.methods.question import Answer, Method, Question


def _find(question: Question) -> Answer:
    yield from ()  # it is done at once
    return explain(question.looking.net, question.looking.batch).maps[0, question.index].clone()


CAM = Method(_find, staged=False)
"""Only the last stage has a linear layer behind it."""

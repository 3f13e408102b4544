"""What every method is asked, and what a method is."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.errors import SpecError
from playground.explain.finding import Looking, diverged
from playground.nets.explainable import MAPS
from playground.nets.mode import evaluating
from playground.settings import Limits

Found = TypeVar("Found")
Answer = Generator[float, None, Tensor]
"""Yields the share that is done, from time to time, and returns the map: (h, w)."""


@dataclass(frozen=True)
class Question:
    """Where lies what speaks for a class, at a stage? index: of the class. passes: that may be made."""

    looking: Looking
    index: int
    stage: str = MAPS
    passes: int = 1


class Method(NamedTuple):
    """A way to say where a class's evidence lies.

    find: see Answer. passes: forward passes that it takes at most, beside what tells it where to look;
    0 for one that goes by a gradient. staged: whether it can be asked at any stage, and differs there.
    """

    find: Callable[[Question], Answer]
    passes: int = 0
    staged: bool = True


def affordable(looking: Looking, most: int, limits: Limits) -> int:
    """How many forward passes may be made, of `most` that are wanted: the host bounds their work."""
    return max(1, min(most, limits.look_work // max(1, looking.net.macs(len(looking.seen)))))


def stages(looking: Looking) -> list[str]:
    """The names of the stages that a network can be asked at, the last one what its classifier sees."""
    return list(looking.net.steps())


def stage_shapes(looking: Looking) -> dict[str, tuple[int, int, int]]:
    """Channels, rows and columns of what comes out of each stage, from one forward pass."""
    shapes, x = {}, looking.batch
    with evaluating(looking.net), torch.inference_mode():
        for name, step in looking.net.steps().items():
            x = step(x)  # (1, K, h, w)
            shapes[name] = (x.shape[1], x.shape[2], x.shape[3])
    return shapes


def asked(method: Method, looking: Looking, index: int, stage: str, limits: Limits) -> Question:
    """The question, within the host's limits. Raises SpecError for an unknown stage."""
    if stage not in looking.net.steps():
        raise SpecError("the stage must be one of {allowed}", allowed=stages(looking))
    return Question(looking, index, stage, affordable(looking, method.passes, limits))


def answering(method: Method, question: Question) -> Generator[float, None, NDArray[np.float32]]:
    """A method's answer as it comes: shares of what is done, then the map at its own resolution: (h, w).

    Nothing of the network is changed or hooked, so it may be used by others meanwhile. Raises
    CheckpointError for a network whose training diverged.
    """
    found = yield from method.find(question)
    if not bool(found.isfinite().all()):
        raise diverged(question.looking.subject.name)
    values: NDArray[np.float32] = found.float().numpy()
    return values


def explained_by(
    method: Method, looking: Looking, index: int, stage: str = MAPS, limits: Limits | None = None
) -> NDArray[np.float32]:
    """The map of one class by a method, waited for. Errors are those of `asked` and `answering`."""
    return finished(answering(method, asked(method, looking, index, stage, limits or Limits())))


def finished(steps: Generator[float, None, Found]) -> Found:
    """What a generator returns once it has come to its end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Found = end.value
            return found

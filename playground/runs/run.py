"""One run, as it is kept and shown."""

from dataclasses import dataclass

from playground.runs.states import State
from playground.specs import RunSpec


@dataclass(frozen=True)
class Part:
    """What a run of an experiment knows: which one it is, and the mark of those started with it."""

    experiment: str
    group: str


@dataclass(frozen=True)
class Run:
    """One run of one owner. Times are seconds since 1970; reason: a sentence, for an end that needs one.

    tensorboard: whether it writes event files. part: of the experiment it belongs to, if any.
    """

    id: str
    owner: str
    name: str
    spec: RunSpec
    state: State = "queued"
    reason: str = ""
    created: float = 0.0
    started: float | None = None
    ended: float | None = None
    tensorboard: bool = False
    part: Part | None = None

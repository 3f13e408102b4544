"""One run, as it is kept and shown."""

from dataclasses import dataclass

from playground.message import NOTHING, Message
from playground.runs.states import GOING_ON, State
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
    reason: Message = NOTHING
    created: float = 0.0
    started: float | None = None
    ended: float | None = None
    tensorboard: bool = False
    part: Part | None = None


@dataclass(frozen=True)
class RunView:
    """A run as its owner sees it. Equal views mean that nothing has changed.

    place: in the queue, from 1, while it is queued. reports: how many there are.
    can_continue: whether `continue_` would take it up again. saving: it has ended, but its training is
    still writing a checkpoint. others: whose runs train by turns with it. share: of the time, that it
    gets, 0..1. held: whoever leads the class has halted all trainings, this one among them.
    """

    run: Run
    place: int | None
    reports: int
    can_continue: bool
    saving: bool = False
    others: int = 0
    share: float = 1.0
    held: bool = False

    @property
    def going_on(self) -> bool:
        """Queued, running or paused."""
        return self.run.state in GOING_ON

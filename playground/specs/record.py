"""How a training went, as far as its spec leaves that open."""

from dataclasses import dataclass
from typing import Literal

from playground.codec import check_choices
from playground.errors import SpecError
from playground.specs.ranges import Range

Precision = Literal["float32", "bfloat16"]

THREADS = Range(1, 4096)
THOUSANDTHS = 1000


@dataclass(frozen=True)
class Phase:
    """From `step` on, a training computed in this precision, on so many threads."""

    step: int
    precision: Precision
    threads: int

    def __post_init__(self) -> None:
        check_choices(self)
        THREADS.check("threads", self.threads)


@dataclass(frozen=True)
class Record:
    """How a training went, as far as its spec leaves that open: whoever goes the same way ends with the
    same weights, bit by bit, on one machine.

    phases: one from step 0 on, and one wherever precision or threads changed. pace: of a timed training,
    (step, thousandth) wherever another thousandth of its time had passed; steps rise. lengthened:
    whether it was made longer after so many epochs: its schedule then ran twice, and a repetition's
    will run once.
    """

    phases: tuple[Phase, ...]
    pace: tuple[tuple[int, ...], ...] = ()
    lengthened: bool = False

    def __post_init__(self) -> None:
        if not self.phases or self.phases[0].step != 0:
            raise SpecError("a record begins with step 0")
        if any(len(pair) != 2 or not 0 <= pair[1] <= THOUSANDTHS for pair in self.pace):
            raise SpecError("a record's pace is made of steps and thousandths of the time")
        for places in ([phase.step for phase in self.phases], [pair[0] for pair in self.pace]):
            if places != sorted(places):
                raise SpecError("the steps of a record must rise")

    def at(self, step: int) -> Phase:
        """What step number `step`, from 0, was computed in."""
        return next(phase for phase in reversed(self.phases) if phase.step <= step)

    @property
    def is_whole(self) -> bool:
        """Whether its pace leads to the end of the training."""
        return bool(self.pace) and self.pace[-1][1] == THOUSANDTHS

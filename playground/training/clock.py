"""How long a training has trained, and how far it is: pauses, scoring and saving do not count.

A timed training moves on in thousandths of its time, and the steps at which it did are its pace: a
training that follows another's pace has the same rate at each step, and as many steps.
"""

import time

from playground.specs import THOUSANDTHS, RunSpec

SMOOTHING = 0.9


Pace = tuple[tuple[int, ...], ...]
"""(step, thousandth), as in specs.Record."""


class Clock:
    """Counts the seconds between `start` and `stop`, on top of those of an earlier part.

    steps_total or seconds_total: where the training ends, if nobody calls `end` before; exactly one
    is given. follow: the pace of a whole timed training, which then says how far this one is.
    """

    def __init__(
        self, steps_total: int | None, seconds_total: float | None, follow: Pace = ()
    ) -> None:
        self.steps_total, self.seconds_total = steps_total, seconds_total
        self.step, self.seconds = 0, 0.0
        self.step_seconds: float | None = None  # smoothed
        self._started = 0.0
        self.in_step = False  # begun and not ended: what is trained may be half changed
        self._ended = False
        self._ahead = list(follow[::-1])  # the next one last
        self._follows = follow[-1] if follow else None
        self._pace: list[tuple[int, ...]] = []

    def restore(self, step: int, seconds: float, pace: Pace) -> None:
        """Stand where an earlier part of the training stood."""
        self.step, self.seconds, self._pace = step, seconds, list(pace)
        self._ahead = [pair for pair in self._ahead if pair[0] > step]
        self._move()

    def start(self) -> None:
        """A step begins."""
        self.in_step = True
        self._started = time.perf_counter()

    def stop(self) -> None:
        """The step is done."""
        spent = time.perf_counter() - self._started
        self.step += 1
        self.seconds += spent
        before = self.step_seconds
        self.step_seconds = (
            spent if before is None else SMOOTHING * before + (1 - SMOOTHING) * spent
        )
        self._move()
        self.in_step = False

    def end(self) -> None:
        """The training is done before its time."""
        self._ended = True
        self._note(THOUSANDTHS)

    @property
    def pace(self) -> Pace:
        """Where a timed training moved on so far; empty for one of so many steps."""
        return tuple(self._pace)

    @property
    def fraction(self) -> float:
        """How much of the training is done, 0..1."""
        if self._ended:
            return 1.0
        if self.steps_total is not None:
            return min(1.0, self.step / self.steps_total)
        return self._pace[-1][1] / THOUSANDTHS if self._pace else 0.0

    @property
    def seconds_left(self) -> float:
        """Of training, at the present speed; 0 before the first step."""
        if self._ended:
            return 0.0
        last = self._follows[0] if self._follows else self.steps_total
        if last is not None:
            return max(0, last - self.step) * (self.step_seconds or 0.0)
        return max(0.0, (self.seconds_total or 0.0) - self.seconds)

    @property
    def done(self) -> bool:
        return self.fraction >= 1.0

    def _move(self) -> None:
        """Note how far a timed training is now: by its time, or where the one it follows was."""
        if self._follows:
            while self._ahead and self._ahead[-1][0] <= self.step:
                self._note(self._ahead.pop()[1])
        elif self.seconds_total is not None:
            self._note(int(THOUSANDTHS * min(1.0, self.seconds / self.seconds_total)))

    def _note(self, thousandth: int) -> None:
        if self.steps_total is None and thousandth != (self._pace[-1][1] if self._pace else 0):
            self._pace.append((self.step, thousandth))


def pace_of(run: RunSpec) -> Pace:
    """The pace that a run is to follow: that of its record, if it is timed and the record whole."""
    timed = run.train.seconds is not None
    return run.record.pace if timed and run.record and run.record.is_whole else ()

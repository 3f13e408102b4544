"""When to look at a network in training, so that looking costs next to nothing."""

import time
from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from playground.training.clock import Clock

Seen = TypeVar("Seen")

SHARE = 0.01  # of the training's time that looking may take
SHORTEST = 0.5  # seconds of training between two looks
RISING = 1 / 60  # between two looks, of the time so far: a second after a minute


class Moment(NamedTuple):
    """Where a training stands: steps, epochs and seconds done."""

    step: int
    epoch: float
    seconds: float


class SnapshotSchedule(Generic[Seen]):
    """Takes a look before the first step, from time to time, and after the last one.

    The gaps between looks grow with the time so far, so that a training of any length leaves at most
    a few hundred, most of them of its beginning, where most happens. They also grow with what a look
    costs: all but the first and the last together take at most SHARE of the training's time.
    """

    def __init__(
        self, look: Callable[[Moment], Seen], clock: Clock, steps_per_epoch: float
    ) -> None:
        """look must leave the training as it is: weights, statistics, modes and random state."""
        self._look, self._clock, self._steps_per_epoch = look, clock, steps_per_epoch
        self._began = self._last = clock.seconds
        self._spent = self._cost = 0.0

    def first(self) -> Seen:
        """The look before the first step of this training, or of its continuation."""
        self._began = self._last = self._clock.seconds
        self._look(self.moment())  # warms caches up, so that the next one tells what a look costs
        return self._timed()

    def later(self) -> Iterator[Seen]:
        """A look, if it is time for one."""
        now = self._clock.seconds
        wanted = now - self._last >= max(SHORTEST, RISING * now)
        affordable = self._spent + self._cost <= SHARE * (now - self._began)
        if self._clock.done or (wanted and affordable):
            seen = self._timed()
            self._spent += self._cost
            self._last = now
            yield seen

    def _timed(self) -> Seen:
        started = time.perf_counter()
        seen = self._look(self.moment())
        self._cost = time.perf_counter() - started
        return seen

    def moment(self) -> Moment:
        """Now."""
        step = self._clock.step
        return Moment(step, step / self._steps_per_epoch, self._clock.seconds)

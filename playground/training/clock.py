"""How long a training has trained, and how far it is: pauses, scoring and saving do not count."""

import time

SMOOTHING = 0.9


class Clock:
    """Counts the seconds between `start` and `stop`, on top of those of an earlier part.

    steps_total or seconds_total: where the training ends, if nobody calls `end` before; exactly one
    is given.
    """

    def __init__(
        self,
        steps_total: int | None,
        seconds_total: float | None,
        step: int = 0,
        seconds: float = 0.0,
    ) -> None:
        self.steps_total, self.seconds_total = steps_total, seconds_total
        self.step, self.seconds = step, seconds
        self.step_seconds: float | None = None  # smoothed
        self._started = 0.0
        self.in_step = False  # begun and not ended: what is trained may be half changed
        self._ended = False

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
        self.in_step = False

    def end(self) -> None:
        """The training is done before its time."""
        self._ended = True

    @property
    def fraction(self) -> float:
        """How much of the training is done, 0..1."""
        if self._ended:
            return 1.0
        if self.steps_total is not None:
            return min(1.0, self.step / self.steps_total)
        return min(1.0, self.seconds / (self.seconds_total or 1.0))

    @property
    def seconds_left(self) -> float:
        """Of training, at the present speed; 0 before the first step."""
        if self._ended:
            return 0.0
        if self.steps_total is not None:
            return max(0, self.steps_total - self.step) * (self.step_seconds or 0.0)
        return max(0.0, (self.seconds_total or 0.0) - self.seconds)

    @property
    def done(self) -> bool:
        return self.fraction >= 1.0

"""A run's accuracy as it is drawn on the wall: few points, however long it trains."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from playground.records import GanReport, Report, TrainReport

MOST = 80  # points; at most twice as many for a while


@dataclass
class Curve:
    """The accuracy on the training images, and the best that was measured on others.

    validation: the best on images held out. test: the last on the test images. fraction: of the training.
    """

    validation: float | None = None
    test: float | None = None
    fraction: float = 0.0
    taken: int = 0  # reports
    _points: list[tuple[int, float, float]] = field(default_factory=list)  # step, seconds, accuracy
    _pending: list[tuple[int, float, float]] = field(default_factory=list)
    _group: int = 1  # reports that are one point

    @property
    def score(self) -> float | None:
        """What it is ranked by: on the test images, or, before there is that, on those held out."""
        return self.validation if self.test is None else self.test

    @property
    def points(self) -> list[tuple[float, float]]:
        """(seconds trained, accuracy), each the mean of as many reports as the others."""
        return [(seconds, accuracy) for _, seconds, accuracy in self._points]

    def take(self, reports: Iterable[Report]) -> None:
        """Add what is new. Steps that were trained again take the place of the first ones."""
        for report in reports:
            self.taken += 1
            if isinstance(report, TrainReport | GanReport):
                self.fraction = report.fraction
            if isinstance(report, TrainReport):
                self._add(report)

    def _add(self, report: TrainReport) -> None:
        if report.validation_accuracy is not None:
            self.validation = max(self.validation or 0.0, report.validation_accuracy)
        self.test = report.test_accuracy if report.test_accuracy is not None else self.test
        for kept in (self._pending, self._points):
            while kept and kept[-1][0] >= report.step:
                kept.pop()
        self._pending.append((report.step, report.seconds, report.accuracy))
        if len(self._pending) >= self._group:
            self._points.append(_mean(self._pending))
            self._pending = []
        if len(self._points) >= 2 * MOST:
            self._points = [_mean(self._points[i : i + 2]) for i in range(0, 2 * MOST, 2)]
            self._group *= 2


def _mean(group: list[tuple[int, float, float]]) -> tuple[int, float, float]:
    """Of accuracies; at the end of the group. In as many digits as a wall shows."""
    step, seconds, _ = group[-1]
    return step, round(seconds, 1), round(sum(accuracy for _, _, accuracy in group) / len(group), 4)

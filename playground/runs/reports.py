"""The reports of runs: in a file each, one JSON object a line, and those asked for last in memory."""

import json
import logging
import os
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from playground.errors import SpecError
from playground.records import (
    Confusion,
    Point,
    Report,
    Samples,
    Snapshot,
    report_from_dict,
    report_to_dict,
)

REPORTS = "reports.jsonl"
CACHED = (
    50_000_000  # bytes of files whose reports are kept in memory, where they take about twice that
)

Timed = Point | Snapshot | Samples | Confusion
Some = TypeVar("Some", bound=Timed)

_log = logging.getLogger(__name__)


@dataclass
class Tally:
    """How many reports a run has, how many of them are points of its curves, and their bytes."""

    reports: int
    points: int
    size: int


class ReportFiles:
    """The reports of the runs in a folder, by their ids. To be used by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: OrderedDict[str, list[Report]] = OrderedDict()
        self._tallies: dict[str, Tally] = {}

    def read(self, run_id: str) -> list[Report]:
        """All of a run's, oldest first. The list is this object's own: copy, don't change it."""
        if run_id not in self._kept:
            path = self._folder / run_id / REPORTS
            self._kept[run_id] = reports = read_reports(path)
            points = sum(isinstance(report, Point) for report in reports)
            size = path.stat().st_size if reports else 0
            self._tallies[run_id] = Tally(len(reports), points, size)
            while len(self._kept) > 1 and self._size() > CACHED:
                self._kept.popitem(last=False)
        self._kept.move_to_end(run_id)
        return self._kept[run_id]

    def tally(self, run_id: str) -> Tally:
        """What there is of a run's; its file is read for that once only."""
        if run_id not in self._tallies:
            self.read(run_id)
        return self._tallies[run_id]

    def append(self, run_id: str, report: Report) -> None:
        """Add a report. Raises OSError if the disk refuses; the report is then not kept."""
        tally = self.tally(run_id)
        line = json.dumps(report_to_dict(report)) + "\n"
        try:
            with (self._folder / run_id / REPORTS).open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError:
            self.forget(run_id)  # to be read, and its last line mended, before more
            raise
        tally.reports += 1
        tally.points += isinstance(report, Point)
        tally.size += len(line)
        if run_id in self._kept:
            self._kept[run_id].append(report)

    def forget(self, run_id: str) -> None:
        """Keep nothing of a run's in memory."""
        self._kept.pop(run_id, None)
        self._tallies.pop(run_id, None)

    def _size(self) -> int:
        return sum(self._tallies[run_id].size for run_id in self._kept)


def read_reports(path: Path) -> list[Report]:
    """The reports in a file; a broken-off last line is cut off, other broken lines are left out."""
    if not path.exists():
        return []
    text = path.read_bytes()
    whole = text.rfind(b"\n") + 1
    if whole < len(text):
        _log.warning("%s ends in the middle of a line, which is cut off", path)
        os.truncate(path, whole)
    reports: list[Report] = []
    for number, line in enumerate(text[:whole].splitlines(), 1):
        try:
            reports.append(report_from_dict(json.loads(line)))
        except (ValueError, RecursionError, SpecError) as error:
            _log.warning("line %d of %s is left out: %r", number, path, error)
    return reports


def curve(reports: Sequence[Report]) -> list[Point]:
    """The reports of steps, without those of steps that were trained again."""
    return standing([report for report in reports if isinstance(report, Point)])


def standing(reports: Iterable[Some]) -> list[Some]:
    """Without those of steps that were trained again: reports of one kind.

    A run that is continued from a checkpoint older than its last report repeats some steps: of each
    step only the last report counts.
    """
    kept: list[Some] = []
    for report in reports:
        while kept and _place(kept[-1]) >= _place(report):
            kept.pop()
        kept.append(report)
    return kept


def _place(report: Timed) -> tuple[int, bool]:
    """Of one step, the confusions of the test images come last."""
    return report.step, isinstance(report, Confusion) and report.on == "test"

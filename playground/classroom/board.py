"""What a class sees on the wall: who trains what, the best accuracies, the curves; by data set."""

import threading
import time
from collections import Counter
from typing import Any

from playground.classroom.curve import Curve
from playground.classroom.roster import Roster
from playground.data.catalog import title
from playground.errors import UnknownRun
from playground.runs.run import Run
from playground.runs.service import RunService
from playground.runs.states import GOING_ON

FRESH = 1.0  # seconds for which a look at the runs is kept: several walls cost as much as one


class Board:
    """Looks at everybody's runs; what a run has reported once is not read again. From any thread."""

    def __init__(self, service: RunService, roster: Roster) -> None:
        self._service, self._roster = service, roster
        self._curves: dict[str, Curve] = {}
        self._lock = threading.Lock()
        self._look: dict[str, Any] = {}
        self._looked = -FRESH

    def look(self) -> dict[str, Any]:
        """JSON: held; people, by name as they came; guests, who have runs and no name; training, the runs
        that go on; sets, the data sets that classifiers were trained on, the liveliest first, each with
        its board and its curves.
        """
        with self._lock:
            if time.monotonic() - self._looked >= FRESH:
                self._look = self._taken()
                self._looked = time.monotonic()
            people = [person.name for person in self._roster.people]
            return {**self._look, "held": self._service.held, "people": people}

    def curve(self, run: Run) -> Curve:
        """A run's, up to date."""
        curve = self._curves.setdefault(run.id, Curve())
        try:
            if self._service.count(run.id, run.owner) > curve.taken:
                curve.take(self._service.reports(run.id, run.owner, curve.taken))
        except UnknownRun:  # deleted meanwhile
            self._curves.pop(run.id, None)
        return curve

    def _taken(self) -> dict[str, Any]:
        runs = self._service.everyone()
        names = {person.owner: person.name for person in self._roster.people}
        self._curves = {run.id: self._curves.get(run.id, Curve()) for run in runs}
        own = [(names[run.owner], run, self.curve(run)) for run in runs if run.owner in names]
        return {
            "guests": len({run.owner for run in runs} - names.keys()),
            "training": [
                _training(name, run, curve) for name, run, curve in own if run.state in GOING_ON
            ],
            "sets": _sets(own),
        }


Entry = tuple[str, Run, Curve]


def _training(name: str, run: Run, curve: Curve) -> dict[str, Any]:
    return {
        "run": run.id,
        "name": name,
        "net": run.spec.net.name,
        "data": title(run.spec.train.dataset),
        "state": run.state,
        "fraction": round(curve.fraction, 3),
    }


def _sets(entries: list[Entry]) -> list[dict[str, Any]]:
    classified = [entry for entry in entries if entry[1].spec.classifier]
    lively: Counter[str] = Counter()
    for _, run, _ in classified:
        lively[run.spec.train.dataset] += 1000 if run.state in GOING_ON else 1
    return [
        {
            "data": key,
            "title": title(key),
            **_shown([entry for entry in classified if entry[1].spec.train.dataset == key]),
        }
        for key, _ in lively.most_common()
    ]


def _shown(entries: list[Entry]) -> dict[str, Any]:
    """Of one data set: each person's best run on the board, and the curve of his newest one."""
    best: dict[str, Entry] = {}
    newest: dict[str, Entry] = {}
    for entry in entries:
        name, _, curve = entry
        newest.setdefault(name, entry)
        if curve.score is None:
            continue
        if name not in best or curve.score > (best[name][2].score or 0.0):
            best[name] = entry
    ranked = sorted(best.values(), key=lambda entry: -(entry[2].score or 0.0))
    return {
        "board": [
            {
                "name": name,
                "net": run.spec.net.name,
                "accuracy": curve.score,
                "tested": curve.test is not None,
            }
            for name, run, curve in ranked
        ],
        "curves": [
            {"name": name, "points": points, "going": run.state in GOING_ON}
            for name, run, curve in newest.values()
            if len(points := curve.points) > 1
        ],
    }

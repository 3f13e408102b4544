"""Which runs are deleted by themselves: those that ended too long ago, and where all take too much of the
disk, the oldest ones of whoever has most there."""

import contextlib
import math
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from playground.runs.run import Run
from playground.runs.states import GOING_ON

DAY = 86_400.0  # seconds
MARK = ".old"  # a file in a run's folder: since when it has been found too old


class Expiry:
    """Never one that goes on. path: the folder of a run, by its id. To be used by one thread at a time."""

    def __init__(self, path: Callable[[str], Path]) -> None:
        self._path = path
        self._sizes: dict[tuple[str, float | None], int] = {}  # of a run, as it ended then

    def due(self, runs: Sequence[Run], days: int, most: int) -> list[Run]:
        """Those of all runs that are to go. most: bytes that all may take."""
        old = [run for run in runs if run.state not in GOING_ON and self._is_old(run, days)]
        rest = [run for run in runs if run not in old]
        return old + self._excess(rest, most)

    def _is_old(self, run: Run, days: int) -> bool:
        """Whether it was too old a day ago, and is: a clock that is ahead for an hour deletes nothing."""
        now, due = time.time(), _ended(run) + days * DAY
        if now <= due:
            return False
        mark = self._path(run.id) / MARK
        try:
            if not due <= (seen := _time_of(mark)) <= now:
                mark.touch()
                os.utime(mark, (now, now))
                return False
        except OSError:  # its folder is gone, or cannot be written to
            return not mark.parent.exists()
        return now - seen >= DAY

    def _excess(self, runs: Sequence[Run], most: int) -> list[Run]:
        """One person's large runs are to push out nobody else's."""
        sizes, taken = self._measured(runs), Counter[str]()
        for run in runs:
            taken[run.owner] += sizes[run.id]
        left = sorted((run for run in runs if run.state not in GOING_ON), key=_ended)
        gone: list[Run] = []
        while left and taken.total() > most:
            largest = max({run.owner for run in left}, key=taken.__getitem__)
            run = next(run for run in left if run.owner == largest)
            left.remove(run)
            gone.append(run)
            taken[largest] -= sizes[run.id]
        return gone

    def _measured(self, runs: Sequence[Run]) -> dict[str, int]:
        """Bytes by ids; of a run that has ended, as they were when it was first asked for."""
        known, self._sizes = self._sizes, {}
        for run in runs:
            key = (run.id, run.ended)
            fixed = run.state not in GOING_ON and key in known
            self._sizes[key] = known[key] if fixed else _bytes_in(self._path(run.id))
        return {run_id: size for (run_id, _), size in self._sizes.items()}


def _ended(run: Run) -> float:
    """By a clock that may have been put back meanwhile."""
    return max(run.ended or 0.0, run.created)


def _time_of(mark: Path) -> float:
    return mark.stat().st_mtime if mark.exists() else math.inf


def _bytes_in(folder: Path) -> int:
    """Of all files; those that vanish meanwhile have none."""
    total = 0
    for where, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += (Path(where) / name).lstat().st_size
    return total

"""What a run's curves lack, or what in them is not what it seems: computed from the run alone."""

from collections.abc import Sequence
from itertools import pairwise

from playground.records import Point, TrainReport
from playground.runs.run import Run
from playground.ui.text import Say

LEAP = 4.0  # a rate that has fallen and rises this many times at once was set again


def caveats(run: Run, points: Sequence[Point], say: Say) -> list[str]:
    """Sentences below the curves of a recorded training; a run of one's own is known to its owner."""
    if run.owner or not points:
        return []
    told = []
    if run.spec.classifier and not run.spec.classifier[1].validation:
        told.append(say("train.no_validation"))
    told += [say("train.continued").format(epoch=round(at)) for at in continued_at(points)]
    return told


def continued_at(points: Sequence[Point]) -> list[float]:
    """The epochs at which a training was taken up again: there its learning rate leaps up after it
    had been falling. No schedule of ours does that by itself."""
    found, peak = [], 0.0
    for before, after in pairwise(p for p in points if isinstance(p, TrainReport)):
        peak = max(peak, before.lr)
        if before.lr < peak and after.lr > LEAP * before.lr:
            found.append(before.epoch)
            peak = 0.0
    return found

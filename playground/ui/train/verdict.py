"""What came out of an experiment: its table and a sentence, all of it computed from its runs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playground.experiments import EXPERIMENTS, GAN_EXPERIMENT, GAN_SOURCE
from playground.numerals import percent
from playground.plan import largest_plan, pair_plan
from playground.records import GanReport, TrainReport
from playground.runs.run import RunView
from playground.ui.text import Say
from playground.ui.train.shelf import experiment_title
from playground.ui.train.watch import Progress, clock

COLUMNS = ("network", "accuracy", "loss", "epochs", "seconds", "params")
GAN_COLUMNS = ("network", "diversity", "epochs", "seconds", "params")
CHANCE = 2.0  # standard errors that chance alone hardly exceeds


@dataclass(frozen=True)
class Outcome:
    """How one run of an experiment stands."""

    view: RunView
    progress: Progress

    @property
    def report(self) -> TrainReport | None:
        return self.progress.point if isinstance(self.progress.point, TrainReport) else None

    @property
    def accuracy(self) -> float | None:
        """On the test images, once the run is done."""
        done = self.view.run.state == "done" and self.report is not None
        return self.report.test_accuracy if done and self.report else None


def experiment_view(name: str, outcomes: Sequence[Outcome], say: Say) -> dict[str, Any]:
    """JSON for the widget: the experiment's question and source and, once all its runs have ended,
    what came out."""
    sources = {key: known.source for key, known in EXPERIMENTS.items()}
    sources[GAN_EXPERIMENT] = GAN_SOURCE
    told: dict[str, Any] = {
        "title": experiment_title(name, say),
        "question": say(f"experiment.{name}_question") if name in sources else "",
        "source": sources.get(name, ""),
        "label": say("train.source"),
    }
    if any(outcome.view.going_on for outcome in outcomes):
        return told
    if all(outcome.view.run.spec.gan for outcome in outcomes):
        return told | {
            "columns": [say(f"train.column_{column}") for column in GAN_COLUMNS],
            "rows": [_gan_row(outcome) for outcome in outcomes],
            "sentence": say("train.gans_verdict"),
        }
    return told | {
        "columns": [say(f"train.column_{column}") for column in COLUMNS],
        "rows": [_row(outcome) for outcome in outcomes],
        "sentence": verdict(outcomes, say),
    }


def _gan_row(outcome: Outcome) -> list[str]:
    run, point = outcome.view.run, outcome.progress.point
    if not isinstance(point, GanReport) or run.spec.gan is None:
        return [run.name, "–", "–", "–", "–"]
    pair = pair_plan(run.spec.gan[0])
    diversity = "–" if point.diversity is None else percent(point.diversity)
    params = f"{sum(half.params for half in pair.halves):,}"
    return [run.name, diversity, f"{point.epoch:.2f}", clock(point.seconds), params]


def verdict(outcomes: Sequence[Outcome], say: Say) -> str:
    """One sentence on who ended above whom, and by how much chance alone may have it."""
    scored = [o for o in outcomes if o.accuracy is not None]
    if len(scored) < len(outcomes) or len(scored) < 2:
        return say("train.verdict_none")
    ranked = sorted(scored, key=_accuracy, reverse=True)
    best, *others = ranked
    margins = ", ".join(
        say("train.verdict_margin").format(
            points=f"{100 * (_accuracy(best) - _accuracy(other)):.1f}", name=other.view.run.name
        )
        for other in others
    )
    seeds = len({outcome.view.run.spec.seed for outcome in scored})
    sentence = say("train.verdict").format(
        name=best.view.run.name, accuracy=percent(_accuracy(best)), margins=margins,
        length=_length(outcomes, say),
        seeds=say("train.one_seed" if seeds == 1 else "train.several_seeds"),
    )  # fmt: skip
    return f"{sentence} {_chance(best, others[0], say)}".strip()


def _accuracy(outcome: Outcome) -> float:
    return outcome.accuracy or 0.0


def _length(outcomes: Sequence[Outcome], say: Say) -> str:
    """How long they trained, in epochs: of each, where that differs."""
    epochs = [f"{o.report.epoch:.2f}".rstrip("0").rstrip(".") for o in outcomes if o.report]
    if len(set(epochs)) == 1:
        return say("train.epoch_count" if epochs[0] != "1" else "train.one_epoch").format(
            count=epochs[0]
        )
    return say("train.epoch_count").format(count=" / ".join(epochs))


def _chance(best: Outcome, second: Outcome, say: Say) -> str:
    """That so small a difference may be chance: within CHANCE standard errors of the difference of
    two shares, each counted on as many test images."""
    count = min(best.progress.tested, second.progress.tested)
    one, two = _accuracy(best), _accuracy(second)
    if not count:
        return ""
    error = math.sqrt((one * (1 - one) + two * (1 - two)) / count)
    if one - two > CHANCE * error:
        return ""
    return say("train.verdict_chance").format(
        count=f"{count:,}", points=f"{100 * CHANCE * error:.1f}"
    )


def _row(outcome: Outcome) -> list[str]:
    run, report = outcome.view.run, outcome.report
    known = run.spec.classifier
    params = f"{largest_plan(known[0]).params:,}" if known else ""
    if report is None:
        return [run.name, "–", "–", "–", "–", params]
    accuracy = "–" if outcome.accuracy is None else percent(outcome.accuracy)
    loss = "–" if report.test_loss is None else f"{report.test_loss:.3f}"
    return [run.name, accuracy, loss, f"{report.epoch:.2f}", clock(report.seconds), params]

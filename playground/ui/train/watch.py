"""A run's view and reports as the run widget shows them, in the asker's language."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from playground.gans import GANS
from playground.message import NOTHING, Message
from playground.numerals import percent
from playground.plan import largest_plan
from playground.records import (
    Conditions,
    Confusion,
    GanReport,
    Point,
    Preparing,
    Remark,
    Report,
    View,
)
from playground.runs.following import News
from playground.runs.reports import curve
from playground.runs.run import RunView
from playground.specs import RunSpec
from playground.ui.text import Say
from playground.ui.train.caveats import caveats
from playground.ui.train.shelf import run_name
from playground.ui.train.thinning import CURVES_BYTES, thinned

GAN_POINT = {  # of a GAN's point: its keys, as curves.js has them
    "n": "generator_loss", "d": "critic_loss", "j": "estimate", "x": "real_score",
    "z": "fake_score", "k": "critic_gradient", "b": "at_bound", "u": "diversity",
}  # fmt: skip
COLLAPSED = 0.35  # of the data's diversity: samples that differ less are all alike to the eye
YOUNG = 0.1  # of a training, before which all samples are alike
GAN_CHARTS = ("estimate", "scores", "loss", "diversity", "gradient", "bound")
_WORDS = (
    "empty", "accuracy", "loss", "gradients", "rate", "gan_loss", "generator", "train", "now",
    "validation", "test", "epochs", "seconds", "raw", "by_epoch", "by_time", "smoothed", "fixed",
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """What the widget shows: runs by their ids, in the order they are drawn in."""

    runs: tuple[str, ...]
    say: Say

    def nothing(self) -> dict[str, Any]:
        """JSON for the widget while there is no run."""
        return {"runs": [], "shown": "", "parts": [], "words": self._words()}

    def news(
        self, shown: str, batch: Sequence[News], progress: Mapping[str, "Progress"]
    ) -> dict[str, Any]:
        """JSON for the widget: how these runs stand, and the new points of each.

        shown: the run that is shown whole. The widget loses nothing unnoticed: each part says what
        it follows on.
        """
        parts = [self._part(news, progress[news.view.run.id]) for news in batch]
        value: dict[str, Any] = {"runs": list(self.runs), "shown": shown, "parts": parts}
        if any(news.start == 0 for news in batch):
            value["words"] = self._words()
        return value

    def _part(self, news: News, progress: "Progress") -> dict[str, Any]:
        """One run's."""
        run = news.view.run
        part: dict[str, Any] = {
            "run": run.id,
            "name": run_name(run, self.say),
            "from": news.start,
            "points": self._points(curve(news.reports)),
            "total": news.view.reports,
            "status": _status(news.view, progress, self.say),
        }
        if news.start == 0:
            part |= self._kind(run.spec)
            part["caveats"] = caveats(run, curve(news.reports), self.say)
        return part

    def _points(self, reports: Sequence[Point]) -> list[dict[str, Any]]:
        """Thinned where they are many, but rather not those that close an epoch."""
        points = [_point(report) for report in reports]
        room = CURVES_BYTES // len(self.runs)
        return thinned(points, room, dict, lambda point: "v" in point or "t" in point)

    def _kind(self, spec: RunSpec) -> dict[str, Any]:
        if spec.classifier:
            net, _ = spec.classifier
            stages = [stage.title for stage in largest_plan(net).stages]
            return {"kind": "classifier", "stages": stages, "fixed": int(net.stem.fixed)}
        kind = spec.net.kind
        told = {part: self.say(f"train.{part}_{kind}") for part in ("opponent", "remark")}
        charts = {name: self._chart(name, kind) for name in GAN_CHARTS}
        return {"kind": "gan", "lesson": self.say("why.open"), "charts": charts, **told}

    def _chart(self, name: str, kind: str) -> dict[str, str]:
        """The title of one of a GAN's charts, and what it tells."""
        own = name if name != "estimate" else f"estimate_{'js' if GANS[kind].labelled else 'w'}"
        return {part: self.say(f"chart.{own}_{part}") for part in ("title", "tells")}

    def _words(self) -> dict[str, Any]:
        return {name: self.say(f"train.{name}") for name in _WORDS}


@dataclass(frozen=True)
class Progress:
    """How far a training is: the newest point of its curves, what it has been doing since, how many
    views there have been, what it computes in, what is remarked on it, and how many test images it was
    scored on."""

    point: Point | None = None
    doing: Preparing | None = None
    views: int = 0
    conditions: Conditions | None = None
    remark: Message = NOTHING
    tested: int = 0

    def after(self, reports: Sequence[Report]) -> "Progress":
        """The progress once these reports have come."""
        now = self
        for report in reports:
            if isinstance(report, Point):
                now = replace(now, point=report, doing=None)
            elif isinstance(report, Preparing):
                now = replace(now, doing=report)
            elif isinstance(report, View):
                now = replace(now, views=now.views + 1, doing=None)
            elif isinstance(report, Remark):
                now = replace(now, remark=report.text)
            else:
                now = replace(now, conditions=report)
            if isinstance(report, Confusion) and report.on == "test":
                now = replace(now, tested=sum(report.counts))
        return now


def _point(report: Point) -> dict[str, Any]:
    point: dict[str, Any] = {"e": round(report.epoch, 4), "s": round(report.seconds, 2)}
    if isinstance(report, GanReport):
        values = {key: getattr(report, name) for key, name in GAN_POINT.items()}
        return point | {key: _short(value) for key, value in values.items() if _is_drawn(value)}
    point |= {"l": round(report.loss, 4), "a": round(report.accuracy, 4), "r": _short(report.lr)}
    extra = {
        "v": report.validation_accuracy,
        "w": report.validation_loss,
        "t": report.test_accuracy,
    }
    point |= {key: value for key, value in extra.items() if _is_drawn(value)}
    norms = report.gradient_norms
    return point | ({"g": list(map(_short, norms))} if norms and all(map(_is_drawn, norms)) else {})


def _is_drawn(value: float | None) -> bool:
    """An infinity, as of a norm that is out of range, has no place in a chart, nor in JSON."""
    return value is not None and math.isfinite(value)


def _short(value: float) -> float:
    return float(f"{value:.3g}")


def _status(view: RunView, progress: Progress, say: Say) -> dict[str, Any]:
    state, point, doing, under = (
        view.run.state, progress.point, progress.doing, progress.conditions,
    )  # fmt: skip
    note = ""
    if state == "queued":
        note = say("train.place").format(place=view.place)
    elif state == "running" and doing is not None:
        note = say.sentence(doing.what)
        if doing.fraction is not None:
            note += f" {doing.fraction:.0%}"
    elif state == "running" and point is not None:
        note = _left(view, point.seconds_left, say)
    if view.held:
        note = say("train.held_note")
    told = view.run.reason or (under.note if under else NOTHING)
    return {
        "state": "paused" if view.held else state,
        "label": say("train.held" if view.held else f"train.state_{state}"),
        "name": run_name(view.run, say),
        "note": note,
        "amiss": bool(view.run.reason),
        "reason": " · ".join(
            [
                *(say.sentence(text) for text in (told, progress.remark) if text),
                *_alarms(point, say),
            ]
        ),
        "fraction": 1.0 if state == "done" else point.fraction if point else 0.0,
        "tiles": _tiles(point, under, say) if point else [],
    }


def _alarms(point: Point | None, say: Say) -> list[str]:
    """What the latest point of a GAN gives cause to say: of one that has begun, that it makes one thing."""
    if not isinstance(point, GanReport) or point.fraction < YOUNG or point.diversity is None:
        return []
    if point.diversity >= COLLAPSED:
        return []
    return [say("chart.collapse").format(share=percent(point.diversity))]


def _left(view: RunView, seconds: float, say: Say) -> str:
    """How long a run will still take, by the share of the time that it has now."""
    left = clock(seconds / view.share)
    if view.share > 0.99:
        return say("train.left").format(time=left)
    key = (
        "train.shared" if view.others > 1 else "train.shared_one" if view.others else "train.turns"
    )
    return say(key).format(others=view.others, share=f"{view.share:.0%}", time=left)


def _tiles(report: Point, under: Conditions | None, say: Say) -> list[tuple[str, str]]:
    tiles = [
        (say("train.epoch"), f"{report.epoch:.2f}"),
        (say("train.trained"), clock(report.seconds)),
        (say("train.speed"), f"{report.images_per_second:,.0f}"),
    ]
    if under:
        threads = say("train.threads").format(count=under.threads)
        tiles.append((say("train.computed_in"), f"{under.precision} · {threads}"))
    if isinstance(report, GanReport):
        return tiles
    tiles.append((say("train.rate"), _rate(report.lr)))
    if report.test_accuracy is not None:
        tiles.append((say("train.test_tile"), percent(report.test_accuracy)))
    return tiles


def _rate(lr: float) -> str:
    """A learning rate as the charts write it: 0.00006."""
    return np.format_float_positional(lr, 3, fractional=False, trim="-")


def clock(seconds: float) -> str:
    """2:05, and 1:02:05 from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"

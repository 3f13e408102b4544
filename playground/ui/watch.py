"""A run's view and reports as the run widget shows them, in the asker's language."""

from collections.abc import Callable, Sequence
from typing import Any

from playground.plan import outline, smallest_image
from playground.records import GanReport, Point, Preparing, TrainReport
from playground.runs.executor import RunView
from playground.runs.store import curve
from playground.specs import NetSpec

Say = Callable[[str], str]
SNAPSHOT_POINTS = 800


def news(
    view: RunView | None, reports: Sequence[Preparing | Point], start: int, say: Say
) -> dict[str, Any]:
    """JSON for the run widget: how the run stands, and the points of `reports`, which begin at `start`.

    A long snapshot is thinned; what closes an epoch is always kept.
    """
    words = {name: say(f"train.{name}") for name in _WORDS}
    if view is None:
        return {"run": "", "words": words}
    spec = view.run.spec.net
    stages = outline(spec, smallest_image(spec)).stages if isinstance(spec, NetSpec) else ()
    points = [_point(report) for report in curve(reports) if isinstance(report, TrainReport)]
    return {
        "run": view.run.id,
        "words": {**words, "stages": [stage.title for stage in stages]},
        "from": start,
        "points": _thinned(points),
        "total": view.reports,
        "status": _status(view, reports[-1] if reports else None, say),
    }


_WORDS = ("empty", "accuracy", "loss", "gradients", "train", "validation", "test", "epochs")


def _point(report: TrainReport) -> dict[str, Any]:
    point: dict[str, Any] = {
        "e": round(report.epoch, 4),
        "s": round(report.seconds, 2),
        "l": round(report.loss, 4),
        "a": round(report.accuracy, 4),
    }
    extra = {
        "v": report.validation_accuracy,
        "w": report.validation_loss,
        "t": report.test_accuracy,
        "g": [float(f"{norm:.3g}") for norm in report.gradient_norms] or None,
    }
    return point | {key: value for key, value in extra.items() if value is not None}


def _thinned(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    step = max(1, len(points) // SNAPSHOT_POINTS)
    last = len(points) - 1
    return [p for i, p in enumerate(points) if i % step == 0 or i == last or "v" in p or "t" in p]


def _status(view: RunView, report: Preparing | Point | None, say: Say) -> dict[str, Any]:
    state = view.run.state
    label = say(f"train.state_{state}")
    note, fraction, tiles = "", 1.0 if state == "done" else 0.0, []
    if state == "queued":
        note = say("train.place").format(place=view.place)
    elif isinstance(report, Preparing):
        part = "" if report.fraction is None else f" {report.fraction:.0%}"
        note = f"{report.what}{part}"
    elif report is not None:
        fraction = report.fraction
        if state == "running":
            note = say("train.left").format(time=_time(report.seconds_left))
        tiles = _tiles(report, say)
    return {
        "state": state,
        "label": label,
        "name": view.run.name,
        "note": note,
        "reason": view.run.reason,
        "fraction": fraction,
        "tiles": tiles,
    }


def _tiles(report: Point, say: Say) -> list[tuple[str, str]]:
    tiles = [
        (say("train.epoch"), f"{report.epoch:.2f}"),
        (say("train.trained"), _time(report.seconds)),
        (say("train.speed"), f"{report.images_per_second:,.0f}"),
    ]
    if isinstance(report, GanReport):
        return tiles
    tiles.append((say("train.rate"), f"{report.lr:.3g}"))
    if report.test_accuracy is not None:
        tiles.append((say("train.test_tile"), f"{report.test_accuracy:.1%}"))
    return tiles


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"

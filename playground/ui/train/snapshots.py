"""What a run shows beside its curves, as the snapshots widget takes it, in the asker's language."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from playground.draw.palette import palette
from playground.records import (
    Confusion,
    Packed,
    ProbeImages,
    Samples,
    Snapshot,
    View,
    report_to_dict,
)
from playground.runs.following import News
from playground.runs.reports import standing
from playground.ui.shared.drawn import drawn
from playground.ui.text import Say
from playground.ui.train.thinning import FRAMES_BYTES, MATRICES_BYTES, thinned

KEPT = 64  # pictures, of which many pages ask for the same
MOST_CELLS = 20**2  # of a confusion matrix that is still drawn


def snapshots(news: News | None, chosen: str, say: Say, total: int = 0) -> dict[str, Any] | None:
    """JSON for the widget: what is to be seen of the chosen run, of which these are the news.

    A run's first news are a snapshot, thinned where it is long. None: there is no run. total: views
    there have been of the run, these included, so that the widget sees if some were lost on the way.
    None for what is about other runs, and what has nothing new to show.
    """
    views = views_of(news) if news else []
    if news and (news.view.run.id != chosen or (news.start and not views)):
        return None
    part: dict[str, Any] = {"run": chosen, "from": total - len(views), "to": total}
    if news and news.start:
        return part | {"items": [_told(view, say) for view in views]}
    items = [_told(view, say) for view in _snapshot(views, say)]
    return part | {"items": items, "words": say.every("snapshots"), "palette": palette().tolist()}


def seen(run_id: str, total: int) -> dict[str, Any]:
    """JSON for the widget when there is nothing new: what it should have, to see if it lacks some."""
    return {"run": run_id, "from": total, "to": total, "items": []}


def views_of(news: News) -> list[View]:
    """What there is to be seen among the news."""
    return [report for report in news.reports if isinstance(report, View)]


def _told(view: View, say: Say) -> dict[str, Any]:
    told = report_to_dict(view)
    if isinstance(view, ProbeImages | Samples):
        told["images"] = _picture(view.images)
    if isinstance(view, ProbeImages):
        told["classes"] = [say.language.class_name(name) for name in view.classes]
    return told


@lru_cache(KEPT)
def _picture(images: Packed) -> dict[str, Any]:
    """The images side by side in one picture: a fifth of what they are as numbers."""
    return drawn(images.array(), images.shape[0])


def _snapshot(views: list[View], say: Say) -> list[View]:
    def told(view: View) -> dict[str, Any]:
        return _told(view, say)

    probes = [view for view in views if isinstance(view, ProbeImages)][-1:]
    frames = [view for view in views if isinstance(view, Snapshot | Samples)]
    matrices = [
        view for view in views if isinstance(view, Confusion) and len(view.counts) <= MOST_CELLS
    ]
    parts: list[Sequence[View]] = [
        probes,
        thinned(standing(frames), FRAMES_BYTES, told),
        thinned(standing(matrices), MATRICES_BYTES, told),
    ]
    return [view for part in parts for view in part]

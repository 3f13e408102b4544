"""How a page is told of the runs that it watches."""

from collections.abc import AsyncGenerator, Sequence
from typing import NamedTuple

from playground.errors import UnknownRun
from playground.records import Report
from playground.runs.changes import Watch
from playground.runs.run import RunView
from playground.runs.service import RunService


class News(NamedTuple):
    """How one run stands, its new reports, and the index of the first of them."""

    view: RunView
    start: int
    reports: list[Report]


async def follow(
    service: RunService, run_ids: Sequence[str], owner: str, watch: Watch | None = None
) -> AsyncGenerator[list[News], None]:
    """The runs' news, now and after every change, until all of them have ended and saved.

    What has changed in several at once comes together: of two values that follow closely on each
    other, a page may see the last one only. Does nothing at all while nothing happens. A run that is
    deleted is followed no longer; raises UnknownRun if the first one is. watch: may be told to leave,
    which ends this.
    """
    watch, followed, seen = watch or Watch(), list(run_ids), dict[str, RunView]()
    with service.attended(owner), service.changes.watching(watch, run_ids):
        while not watch.left:
            changed = []
            for run_id in list(followed):
                try:
                    news = _news(service, run_id, owner, seen.get(run_id))
                except UnknownRun:
                    if run_id == followed[0]:
                        raise
                    followed.remove(run_id)
                    continue
                if news is not None:
                    seen[run_id] = news.view
                    changed.append(news)
            if changed:
                yield changed
            if not any(seen[run_id].going_on or seen[run_id].saving for run_id in followed):
                return
            await watch.news(service.changes.pause)


def _news(service: RunService, run_id: str, owner: str, before: RunView | None) -> News | None:
    """What is new since a run stood as `before`; None if nothing is."""
    view = service.state(run_id, owner)
    if view == before:
        return None
    start = before.reports if before else 0
    new = service.reports(run_id, owner, start) if view.reports > start else []
    return News(view, start, new[: view.reports - start])

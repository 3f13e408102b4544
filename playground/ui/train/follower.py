"""Follows the runs that a page watches, and tells it what to show: one value at a time.

A page may miss a value. Each says what it follows on, so that the page notices and asks again; and
when nothing more will come, the last word says once more how everything stands.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import replace
from typing import Any, NamedTuple

from playground.runs.changes import Watch
from playground.runs.following import News
from playground.runs.run import RunView
from playground.ui.services import Services
from playground.ui.text import Say
from playground.ui.train.shelf import Selection, followed, shown_first
from playground.ui.train.snapshots import seen, snapshots
from playground.ui.train.verdict import Outcome, experiment_view
from playground.ui.train.watch import Progress, Shown

LAST_WORD_SECONDS = 0.4  # after the news before it, so that a page sees both


class Telling(NamedTuple):
    """What a page is to show now: for the curves, and for the snapshots if they have news; how the run
    that is shown stands, and all of them."""

    curves: dict[str, Any]
    snapshots: dict[str, Any] | None
    shown: RunView
    views: tuple[RunView, ...]


class Follower:
    """For one page, on its event loop; `tell` ends when all runs have. picked: the run of an experiment
    to show, if any. watch: told to leave, `tell` ends at once."""

    def __init__(
        self, services: Services, owner: str, selection: Selection, picked: object, say: Say
    ) -> None:
        self._services, self._owner, self._picked = services, owner, picked
        self._selection, self._page, self._say = selection, Shown(selection.ids, say), say
        self._progress: dict[str, Progress] = {}
        self._views: dict[str, RunView] = {}
        self.watch = Watch()

    async def tell(self) -> AsyncGenerator[Telling, None]:
        """Raises UnknownRun if the chosen run is, or the experiment has no run."""
        while True:
            lead = ""
            self._progress, self._views = {}, {}
            news = followed(self._services, self._selection.ids, self._owner, self.watch)
            async with aclosing(news) as batches:
                async for batch in batches:
                    self._take(batch)
                    now = self._lead()
                    if lead and now != lead:
                        break  # another run of the experiment is shown: all of it from the start
                    lead = now
                    yield self._telling(lead, batch, self._snapshots(lead, batch))
                else:
                    break
        if self.watch.left:
            return
        await asyncio.sleep(LAST_WORD_SECONDS)
        whole = [News(view, view.reports, []) for view in self._views.values()]
        yield self._telling(lead, whole, seen(lead, self._progress[lead].views))

    def _take(self, batch: Iterable[News]) -> None:
        for news in batch:
            run_id = news.view.run.id
            self._views[run_id] = news.view
            self._progress[run_id] = self._progress.get(run_id, Progress()).after(news.reports)

    def _lead(self) -> str:
        states = {run_id: view.run.state for run_id, view in self._views.items()}
        known = tuple(
            run_id for run_id in self._selection.ids if run_id in states
        )  # not the deleted
        return shown_first(replace(self._selection, ids=known), states, self._picked)

    def _snapshots(self, lead: str, batch: list[News]) -> dict[str, Any] | None:
        news = next((news for news in batch if news.view.run.id == lead), None)
        return snapshots(news, lead, self._say, self._progress[lead].views) if news else None

    def _telling(self, lead: str, batch: list[News], snapshots: dict[str, Any] | None) -> Telling:
        value = self._page.news(lead, batch, self._progress)
        if self._selection.experiment:
            outcomes = [
                Outcome(self._views[run_id], self._progress[run_id])
                for run_id in self._selection.ids
                if run_id in self._views
            ]
            value["experiment"] = experiment_view(self._selection.experiment, outcomes, self._say)
        return Telling(value, snapshots, self._views[lead], tuple(self._views.values()))


def standing(shown: str, views: Iterable[RunView]) -> dict[str, Any]:
    """What the panel's offers depend on, of the run that is shown and those with it."""
    known = tuple(views)
    states = [[view.run.state, view.can_continue] for view in known]
    return {"run": shown, "ids": [view.run.id for view in known], "states": states}

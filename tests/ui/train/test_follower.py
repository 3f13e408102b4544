"""What a page is told of the runs it watches, until all of them have ended."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.errors import UnknownRun
from playground.runs.backends.local import LocalProcesses
from playground.runs.run import Part
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.text import ENGLISH
from playground.ui.services import Services
from playground.ui.text import Say
from playground.ui.train.follower import Follower, Telling
from playground.ui.train.shelf import Selection
from tests.runs.fakes import TARGET, spec

say = Say(ENGLISH)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    settings = Settings(runs=tmp_path / "runs", checkpoints=tmp_path)
    executor = RunService(RunStore(settings.runs), settings, LocalProcesses(TARGET, ()))
    yield Services(settings, executor)
    executor.close()


def told(services: Services, selection: Selection, picked: str = "") -> list[Telling]:
    async def collect() -> list[Telling]:
        follower = Follower(services, "ann", selection, picked, say)
        return [telling async for telling in follower.tell()]

    return asyncio.run(collect())


def test_the_last_word_says_once_more_how_everything_stands(services: Services) -> None:
    run = services.executor.submit("ann", spec("three"))
    *_, last = told(services, Selection((run.id,)))
    (part,) = last.curves["parts"]
    assert part["from"] == part["total"] == services.executor.state(run.id, "ann").reports
    assert (part["points"], part["status"]["state"]) == ([], "done")
    assert last.snapshots["from"] == last.snapshots["to"]


def test_each_value_follows_on_the_one_before(services: Services) -> None:
    runs = services.executor.submit_all("ann", [spec("three"), spec("three")])
    here: dict[str, int] = {}
    for telling in told(services, Selection(tuple(run.id for run in runs))):
        for part in telling.curves["parts"]:
            assert part["from"] == here.get(part["run"], 0)
            here[part["run"]] = part["total"]
    assert set(here) == {run.id for run in runs}


def test_an_experiment_shows_each_of_its_runs_whole_while_it_trains(services: Services) -> None:
    part = Part("degradation_20", "0123")
    runs = services.executor.submit_all("ann", [spec("naps"), spec("three")], part=part)
    selection = Selection(tuple(run.id for run in runs), part.experiment)
    tellings = told(services, selection)
    shown = [telling.shown.run.id for telling in tellings]
    assert list(dict.fromkeys(shown)) == [runs[0].id, runs[1].id]
    second = next(telling for telling in tellings if telling.shown.run.id == runs[1].id)
    assert {part["from"] for part in second.curves["parts"]} == {0}  # all of it from the start
    assert "words" in second.snapshots
    assert "rows" not in tellings[0].curves["experiment"]
    assert len(tellings[-1].curves["experiment"]["rows"]) == 2


def test_of_an_experiment_whose_last_run_was_deleted_the_last_that_is_left_is_shown(
    services: Services,
) -> None:
    part = Part("degradation_20", "0123")
    first, second, gone = services.executor.submit_all("ann", [spec("three")] * 3, part=part)
    services.executor.delete(gone.id, "ann")
    selection = Selection((first.id, second.id, gone.id), part.experiment)
    assert told(services, selection)[-1].shown.run.id == second.id


def test_a_picked_run_stays(services: Services) -> None:
    part = Part("degradation_20", "0123")
    runs = services.executor.submit_all("ann", [spec("three"), spec("three")], part=part)
    selection = Selection(tuple(run.id for run in runs), part.experiment)
    shown = {telling.shown.run.id for telling in told(services, selection, picked=runs[1].id)}
    assert shown == {runs[1].id}


def test_somebody_elses_run_is_unknown(services: Services) -> None:
    run = services.executor.submit("bob", spec("three"))
    with pytest.raises(UnknownRun):
        told(services, Selection((run.id,)))

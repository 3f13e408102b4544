"""What the run panel hands out is a copy, and copies do not outlive their use."""

import dataclasses
import json
import os
import time
from pathlib import Path

import pytest

from playground.checkpoints import BEST, LAST, Card, save
from playground.codec import to_dict
from playground.errors import RunError
from playground.nets.build import build
from playground.runs.local import LocalExecutor
from playground.runs.store import EVENTS, RunStore
from playground.settings import Settings
from playground.specs import NetSpec, Part, Record
from playground.ui.run_panel import RunPanel
from tests.runs.conftest import until
from tests.runs.fakes import TARGET, spec


def test_what_was_handed_out_of_a_run_goes_with_it_or_after_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.ui.run_panel.HANDED_OUT", tmp_path / "tmp")
    settings = Settings(runs=tmp_path / "runs")
    executor = LocalExecutor(RunStore(settings.runs), settings, TARGET, ())
    panel = RunPanel.__new__(RunPanel)  # its handlers without its widgets
    panel._executor = executor
    runs = executor.submit_all("ann", [spec("three")] * 3)
    for run in runs:
        (settings.runs / run.id / EVENTS).mkdir()
        until(lambda run=run: executor.state(run.id, "ann").run.state == "done")  # type: ignore[misc]
    for run in runs[:2]:
        panel._events("ann", run.id)
    places = [tmp_path / "tmp" / run.id for run in runs]
    assert [len(list(place.glob("*.zip"))) for place in places[:2]] == [1, 1]
    panel.remove("ann", runs[0].id)
    assert [place.exists() for place in places] == [False, True, False]
    then = time.time() - 7200
    for path in (places[1], *places[1].iterdir()):
        os.utime(path, (then, then))
    panel._events("ann", runs[2].id)
    assert [place.exists() for place in places] == [False, False, True]
    with pytest.raises(RunError, match="choose one of your runs"):
        panel.remove("ann", None)
    executor.close()


def test_the_best_checkpoint_is_offered_once_there_is_one(tmp_path: Path) -> None:
    settings = Settings(runs=tmp_path / "runs")
    executor = LocalExecutor(RunStore(settings.runs), settings, TARGET, ())
    panel = RunPanel.__new__(RunPanel)
    panel._executor = executor
    run = executor.submit("ann", spec("three"))
    until(lambda: executor.state(run.id, "ann").run.state == "done")
    view = executor.state(run.id, "ann")
    assert not panel._has_best(None)
    assert not panel._has_best(view)
    (settings.runs / run.id / BEST).write_bytes(b"weights")
    assert panel._has_best(view)
    executor.close()


def test_a_run_is_trained_again_as_its_record_says(tmp_path: Path) -> None:
    settings = Settings(runs=tmp_path / "runs")
    executor = LocalExecutor(RunStore(settings.runs), settings, TARGET, ())
    panel = RunPanel.__new__(RunPanel)
    panel._executor = executor
    run = executor.submit("ann", spec("three"))
    until(lambda: executor.state(run.id, "ann").run.state == "done")
    assert executor.state(panel.replay("ann", run.id), "ann").run.spec == run.spec
    record = Record((Part(0, "bfloat16", 2),), ((9, 500), (20, 1000)))
    assert isinstance(run.spec.net, NetSpec)
    card = Card(run.spec, (), (), (), progress=json.dumps({"record": to_dict(record)}))
    save(settings.runs / run.id / LAST, card, build(run.spec.net))
    again = executor.state(panel.replay("ann", run.id), "ann").run.spec
    assert again == dataclasses.replace(run.spec, record=record)
    executor.close()

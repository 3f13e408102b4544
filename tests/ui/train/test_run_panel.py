"""What the run panel hands out is a copy, and copies do not outlive their use."""

import dataclasses
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import numpy as np
import pytest
from PIL import Image, ImageSequence

from playground.checkpoints import BEST, LAST, Card
from playground.checkpoints.weights import save
from playground.codec import to_dict
from playground.errors import RunError, UnknownRun
from playground.nets.build import build
from playground.runs.backends.local import LocalProcesses
from playground.runs.run import Part
from playground.runs.service import RunService
from playground.runs.store import EVENTS, RunStore
from playground.settings import Settings
from playground.specs import NetSpec, Phase, Record
from playground.ui.http.owner import HEADER, Owners
from playground.ui.http.turnstile import Turnstile
from playground.ui.train.actions import Actions
from playground.ui.train.run_panel import RunPanel
from playground.ui.train.shelf import EXPERIMENT
from tests.runs.conftest import until
from tests.runs.fakes import TARGET, spec


@pytest.fixture
def executor(tmp_path: Path) -> Iterator[RunService]:
    settings = Settings(runs=tmp_path / "runs", live=1)
    executor = RunService(RunStore(settings.runs), settings, LocalProcesses(TARGET, ()))
    yield executor
    executor.close()


@pytest.fixture
def panel(executor: RunService) -> RunPanel:
    """Its handlers without its widgets."""
    panel = RunPanel.__new__(RunPanel)
    panel._executor = executor
    panel._owners, panel._turnstile = Owners("secret"), Turnstile(executor, most=2)
    return panel


@pytest.fixture
def actions(executor: RunService) -> Actions:
    return Actions(executor)


def test_what_was_handed_out_of_a_run_goes_with_it_or_after_an_hour(
    actions: Actions, executor: RunService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.ui.train.actions.HANDED_OUT", tmp_path / "tmp")
    runs = executor.submit_all("ann", [spec("three")] * 3)
    for run in runs:
        (tmp_path / "runs" / run.id / EVENTS).mkdir()
        until(lambda run=run: executor.state(run.id, "ann").run.state == "done")  # type: ignore[misc]
    for run in runs[:2]:
        actions.events("ann", run.id)
    places = [tmp_path / "tmp" / run.id for run in runs]
    assert [len(list(place.glob("*.zip"))) for place in places[:2]] == [1, 1]
    actions.remove("ann", runs[0].id)
    assert [place.exists() for place in places] == [False, True, False]
    then = time.time() - 7200
    for path in (places[1], *places[1].iterdir()):
        os.utime(path, (then, then))
    actions.events("ann", runs[2].id)
    assert [place.exists() for place in places] == [False, False, True]
    with pytest.raises(RunError, match="choose one of your runs"):
        actions.remove("ann", None)


@pytest.mark.parametrize("act", ["pause", "resume", "stop", "go_on"])
def test_an_experiment_without_runs_is_none_of_ones_own(actions: Actions, act: str) -> None:
    with pytest.raises(UnknownRun, match="no such experiment among yours"):
        getattr(actions, act)("ann", "experiment:gone")


def test_samples_become_a_film_that_opens_again(
    actions: Actions, executor: RunService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.ui.train.actions.HANDED_OUT", tmp_path / "tmp")
    drawing, other = executor.submit_all("ann", [spec("draws"), spec("three")])
    for run in (drawing, other):
        until(lambda run=run: executor.state(run.id, "ann").run.state == "done")  # type: ignore[misc]
    film = actions.samples("ann", drawing.id)
    assert film.name == "draws-samples.gif"
    with Image.open(film) as opened:
        shades = [int(np.asarray(f.convert("L")).mean()) for f in ImageSequence.Iterator(opened)]
    assert shades == [80, 160, 240]
    with pytest.raises(RunError, match="three has drawn no samples"):
        actions.samples("ann", other.id)


def test_the_best_checkpoint_is_offered_once_there_is_one(
    panel: RunPanel, executor: RunService, tmp_path: Path
) -> None:
    run = executor.submit("ann", spec("three"))
    until(lambda: executor.state(run.id, "ann").run.state == "done")
    view = executor.state(run.id, "ann")
    assert not panel._has_best(None)
    assert not panel._has_best(view)
    (tmp_path / "runs" / run.id / BEST).write_bytes(b"weights")
    assert panel._has_best(view)


def test_a_run_is_trained_again_as_its_record_says(
    actions: Actions, executor: RunService, tmp_path: Path
) -> None:
    run = executor.submit("ann", spec("three"))
    until(lambda: executor.state(run.id, "ann").run.state == "done")
    assert executor.state(actions.replay("ann", run.id).id, "ann").run.spec == run.spec
    record = Record((Phase(0, "bfloat16", 2),), ((9, 500), (20, 1000)))
    assert isinstance(run.spec.net, NetSpec)
    progress = json.dumps({"record": to_dict(record)})
    half = (0.5,) * 3
    card = Card(run.spec, tuple("0123456789"), half, half, progress=progress)
    save(tmp_path / "runs" / run.id / LAST, card, build(run.spec.net))
    again = executor.state(actions.replay("ann", run.id).id, "ann").run.spec
    assert again == dataclasses.replace(run.spec, record=record)


def test_what_holds_and_ends_an_experiment_acts_on_all_of_its_runs(
    actions: Actions, executor: RunService
) -> None:
    part = Part("shortcuts", "0123")
    chosen = EXPERIMENT + part.group
    apart = executor.submit("ann", spec("endless"))
    runs = executor.submit_all("ann", [spec("endless")] * 3, part=part)
    executor.stop(apart.id, "ann")

    def states() -> list[str]:
        return [executor.state(run.id, "ann").run.state for run in runs]

    until(lambda: states() == ["running", "queued", "queued"])
    with pytest.raises(UnknownRun):
        actions.pause("bob", chosen)  # somebody else's is nobody's
    assert states() == ["running", "queued", "queued"]
    actions.pause("ann", chosen)
    assert states() == ["paused"] * 3
    actions.resume("ann", chosen)
    assert states() == ["running", "queued", "queued"]
    assert [executor.state(run.id, "ann").place for run in runs] == [None, 1, 2]
    actions.stop("ann", chosen)
    until(lambda: states() == ["stopped"] * 3)
    until(lambda: not executor.state(runs[0].id, "ann").saving)
    actions.go_on("ann", chosen)
    assert states()[1:] == ["queued", "queued"]


def test_what_is_taken_up_again_counts_for_its_address_too(
    panel: RunPanel, actions: Actions, executor: RunService
) -> None:
    """As what is started does: else a client with many owners fills the queue with old runs."""
    go_on = panel.admitted(actions.go_on)
    places = {"1.2.3.4": 4, "5.6.7.8": 1}

    def asker(token: str, host: str) -> gr.Request:
        return gr.Request(headers={HEADER: token}, client={"host": host})

    kept = []
    for host, count in places.items():
        for token in [panel._owners.new() for _ in range(count)]:
            owner = panel._owners.of(asker(token, host))
            run = executor.submit(owner, spec("endless"))
            until(lambda: executor.state(run.id, owner).run.state == "running")  # noqa: B023
            executor.stop(run.id, owner)
            until(lambda: not executor.state(run.id, owner).saving)  # noqa: B023
            kept.append((run.id, asker(token, host)))
    go_on(*kept[0])
    first = (kept[0][0], panel._owners.of(kept[0][1]))
    until(lambda: executor.state(*first).run.state == "running")
    for asked in kept[1:3]:
        go_on(*asked)
    with pytest.raises(gr.Error, match="2 runs that were started from your address are waiting"):
        go_on(*kept[3])
    go_on(*kept[4])

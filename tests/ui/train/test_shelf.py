"""The list of runs: one's own, and the recorded trainings that ship."""

import asyncio
import json
from pathlib import Path

import pytest

from playground.checkpoints import TEST, Card, Metric
from playground.checkpoints.weights import save
from playground.errors import UnknownRun
from playground.families import cifar_resnet
from playground.nets.build import build
from playground.records import report_to_dict
from playground.runs.backends.local import LocalProcesses
from playground.runs.following import News
from playground.runs.run import Part
from playground.runs.service import RunService
from playground.runs.states import State
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.specs import GanSpec, GanTrainSpec, RunSpec, TrainSpec
from playground.text import ENGLISH
from playground.ui.services import Services
from playground.ui.text import Say
from playground.ui.train.shelf import (
    EXPERIMENT,
    OVERLAID,
    Selection,
    chosen_at_first,
    entries,
    followed,
    overlays,
    selected,
    shown_first,
)
from tests.runs.fakes import TARGET, report, spec


@pytest.fixture
def services(tmp_path: Path) -> Services:
    checkpoints = tmp_path / "checkpoints"
    checkpoints.mkdir()
    settings = Settings(runs=tmp_path / "runs", checkpoints=checkpoints)
    backend = LocalProcesses(TARGET, ())
    return Services(settings, RunService(RunStore(settings.runs), settings, backend))


def ship(
    services: Services, name: str, recorded: bool, dataset: str = "cifar10", accuracy: float = 0.75
) -> None:
    """name: of the file, after that of its folder if it is part of an experiment."""
    run = RunSpec(cifar_resnet(8), TrainSpec(dataset=dataset))
    card = Card(run, tuple("abcdefghij"), (0.5,) * 3, (0.5,) * 3, (Metric(TEST, accuracy),))
    folder = services.settings.checkpoints
    (folder / name).parent.mkdir(exist_ok=True)
    save(folder / f"{name}.safetensors", card, build(cifar_resnet(8), 0))
    if recorded:
        lines = [json.dumps(report_to_dict(report(step))) for step in (1, 2)]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n")


def watch(services: Services, *ids: str) -> list[News]:
    async def collect() -> list[News]:
        return [news async for batch in followed(services, ids, "ann") for news in batch]

    return asyncio.run(collect())


say = Say(ENGLISH)
RECORDED = ("recorded: ResNet-8 · CIFAR-10, 75.0%", "shipped:kept")


def test_recorded_trainings_are_watched_like_runs_that_are_done(services: Services) -> None:
    ship(services, "kept", recorded=True)
    ship(services, "mute", recorded=False)
    assert entries(services, "ann", say) == [RECORDED]
    ((view, start, reports),) = watch(services, "shipped:kept")
    assert (view.run.state, view.run.owner, start) == ("done", "", 0)
    assert reports == [report(1), report(2)]
    for unknown in ("shipped:mute", "shipped:../kept", "shipped:"):
        with pytest.raises(UnknownRun):
            watch(services, unknown)
    services.executor.close()


def test_a_visitor_without_runs_is_shown_a_recorded_training(services: Services) -> None:
    assert chosen_at_first(services, "ann", "cifar10") is None
    ship(services, "a", recorded=True)
    assert chosen_at_first(services, "ann", "cifar10") == "shipped:a"
    assert chosen_at_first(services, "ann", "shapes") == "shipped:a"  # better than nothing
    ship(services, "b", recorded=True, dataset="shapes")
    assert chosen_at_first(services, "ann", "shapes") == "shipped:b"
    ship(services, "c", recorded=True, dataset="shapes", accuracy=0.9)
    assert chosen_at_first(services, "ann", "shapes") == "shipped:c"  # the best of those on it
    run = services.executor.submit("ann", spec("three"))
    assert chosen_at_first(services, "ann", "shapes") == run.id
    services.executor.close()


def test_a_recorded_experiment_is_one_entry_and_all_of_its_trainings(services: Services) -> None:
    for name in ("b", "a"):
        ship(services, f"degradation/{name}", recorded=True)
    ship(services, "degradation/mute", recorded=False)
    ship(services, "elsewhere/c", recorded=True)
    parts = ("shipped:degradation/a", "shipped:degradation/b")
    title = "recorded: Deeper: Plain and ResNet, 20 and 56 layers · CIFAR-10"
    assert entries(services, "ann", say) == [(title, EXPERIMENT + "degradation")]
    assert selected(services, "ann", EXPERIMENT + "degradation", None) == Selection(
        parts, "degradation"
    )
    assert {news.view.run.id for news in watch(services, *parts)} == set(parts)
    ship(services, "kept", recorded=True)
    assert overlays(services, "ann", "shipped:kept", say)["entries"] == []
    for unknown in ("shipped:degradation/mute", "shipped:elsewhere/c"):
        with pytest.raises(UnknownRun):
            watch(services, unknown)
    services.executor.close()


def test_own_runs_come_first_and_are_laid_over(services: Services) -> None:
    ship(services, "kept", recorded=True)
    run = services.executor.submit("ann", spec("three"))
    assert entries(services, "ann", say)[0] == ("1 · three · CIFAR-10", run.id)
    assert entries(services, "bob", say) == [RECORDED]
    assert chosen_at_first(services, "ann", "shapes") == run.id
    seen = {news.view.run.id for news in watch(services, run.id, "shipped:kept")}
    assert seen == {run.id, "shipped:kept"}
    services.executor.close()


def test_runs_and_recordings_come_with_the_first_news(services: Services) -> None:
    """Of two values that follow closely on each other, a page may see the last one only."""
    ship(services, "kept", recorded=True)
    run = services.executor.submit("ann", spec("endless"))

    async def first() -> set[str]:
        batches = followed(services, (run.id, "shipped:kept"), "ann")
        return {news.view.run.id for news in await anext(batches)}

    assert asyncio.run(first()) == {run.id, "shipped:kept"}
    services.executor.close()


def test_an_experiment_is_one_entry_and_all_of_its_runs(services: Services) -> None:
    part = Part("degradation_20", "0123")
    alone = services.executor.submit("ann", spec("three"))
    runs = services.executor.submit_all("ann", [spec("three"), spec("three")], part=part)
    chosen, ids = EXPERIMENT + part.group, tuple(run.id for run in runs)
    assert entries(services, "ann", say) == [
        ("Plain or residual, 20 layers · CIFAR-10", chosen),
        ("1 · three · CIFAR-10", alone.id),
    ]
    assert chosen_at_first(services, "ann", "shapes") in (chosen, alone.id)
    assert selected(services, "ann", chosen, None) == Selection(ids, part.experiment)
    assert selected(services, "bob", chosen, None) == Selection()
    assert overlays(services, "ann", chosen, say)["entries"] == []
    services.executor.close()


@pytest.mark.parametrize(
    ("states", "picked", "shown"),
    [
        (("done", "running", "queued"), "", "b"),
        (("done", "paused", "queued"), "", "b"),
        (("done", "queued", "queued"), "", "b"),
        (("done", "done", "failed"), "", "c"),
        (("done", "running", "queued"), "a", "a"),
        (("done", "running", "queued"), "x", "b"),
        (("done", "running", "queued"), None, "b"),
    ],
)
def test_of_an_experiment_the_run_that_trains_is_shown_or_the_picked_one(
    states: tuple[State, ...], picked: object, shown: str
) -> None:
    known = dict(zip("abc", states, strict=True))
    assert shown_first(Selection(("a", "b", "c"), "shortcuts"), known, picked) == shown
    assert shown_first(Selection(("a", "b", "c")), known, picked) == "a"


def test_what_cannot_be_laid_over_is_given_with_a_reason_and_left_out(services: Services) -> None:
    ship(services, "kept", recorded=True)
    wgan, dcgan = (RunSpec(GanSpec(kind, kind), GanTrainSpec()) for kind in ("wgan", "dcgan"))
    first, alike, other = services.executor.submit_all("ann", [wgan, wgan, dcgan])
    ids = [first.id, alike.id, other.id, "shipped:kept"]
    value = overlays(services, "ann", first.id, say, ids)
    reasons = {entry["id"]: entry["reason"] for entry in value["entries"]}
    assert reasons.keys() == set(ids) - {first.id}
    assert not reasons[alike.id]
    assert "DCGAN" in reasons[other.id]
    assert "classifier" in reasons["shipped:kept"]
    assert value["ticked"] == [alike.id]
    assert "ticked" not in overlays(services, "ann", first.id, say)  # that is the visitor's
    # nor does it come where a browser asks for it
    assert selected(services, "ann", first.id, {"ticked": ids}).ids == (first.id, alike.id)
    services.executor.close()


@pytest.mark.parametrize("over", [None, 3, [], {}, {"ticked": 1}, {"ticked": [3, {}, None]}])
def test_what_a_browser_says_is_ticked_may_be_anything(services: Services, over: object) -> None:
    run = services.executor.submit("ann", spec("three"))
    assert selected(services, "ann", run.id, over) == Selection((run.id,))
    for chosen in (None, 3, [run.id], {}):
        assert selected(services, "ann", chosen, over) == Selection()
    services.executor.close()


def test_runs_are_laid_over_once_and_not_too_many(services: Services) -> None:
    for number in range(OVERLAID + 2):
        ship(services, f"kept{number}", recorded=True)
    ids = [f"shipped:kept{number}" for number in range(OVERLAID + 2)]
    ticked = {"ticked": [ids[1], ids[0], *ids]}
    assert selected(services, "ann", ids[0], ticked).ids == tuple(ids[: OVERLAID + 1])
    services.executor.close()

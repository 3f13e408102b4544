"""The list of runs: one's own, and the recorded trainings that ship."""

import asyncio
import json
from pathlib import Path

import pytest

from playground.checkpoints import Card, save
from playground.errors import UnknownRun
from playground.families import cifar_resnet
from playground.nets.build import build
from playground.records import report_to_dict
from playground.runs.executor import News
from playground.runs.local import LocalExecutor
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.specs import RunSpec, TrainSpec
from playground.ui.services import Services
from playground.ui.shelf import chosen_at_first, entries, followed, ids_of
from tests.runs.fakes import TARGET, report, spec


@pytest.fixture
def services(tmp_path: Path) -> Services:
    checkpoints = tmp_path / "checkpoints"
    checkpoints.mkdir()
    settings = Settings(runs=tmp_path / "runs", checkpoints=checkpoints)
    return Services(settings, LocalExecutor(RunStore(settings.runs), settings, TARGET, ()))


def ship(services: Services, name: str, recorded: bool) -> None:
    run = RunSpec(cifar_resnet(8), TrainSpec())
    card = Card(run, tuple("abcdefghij"), (0.5,) * 3, (0.5,) * 3)
    folder = services.settings.checkpoints
    save(folder / f"{name}.safetensors", card, build(cifar_resnet(8), 0))
    if recorded:
        lines = [json.dumps(report_to_dict(report(step))) for step in (1, 2)]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n")


def watch(services: Services, *ids: str) -> list[News]:
    async def collect() -> list[News]:
        return [news async for news in followed(services, ids, "ann")]

    return asyncio.run(collect())


def test_recorded_trainings_are_watched_like_runs_that_are_done(services: Services) -> None:
    ship(services, "kept", recorded=True)
    ship(services, "mute", recorded=False)
    assert entries(services, "ann") == [("▶ ResNet-8 · CIFAR-10", "shipped:kept")]
    assert chosen_at_first(services, "ann") == "shipped:kept"
    ((view, start, reports),) = watch(services, "shipped:kept")
    assert (view.run.state, view.run.owner, start) == ("done", "", 0)
    assert reports == [report(1), report(2)]
    for unknown in ("shipped:mute", "shipped:../kept", "shipped:"):
        with pytest.raises(UnknownRun):
            watch(services, unknown)
    services.executor.close()


def test_own_runs_come_first_and_are_laid_over(services: Services) -> None:
    ship(services, "kept", recorded=True)
    run = services.executor.submit("ann", spec("three"))
    assert entries(services, "ann")[0] == ("1 · three · CIFAR-10", run.id)
    assert entries(services, "bob") == [("▶ ResNet-8 · CIFAR-10", "shipped:kept")]
    assert chosen_at_first(services, "ann") == run.id
    seen = {news.view.run.id for news in watch(services, run.id, "shipped:kept")}
    assert seen == {run.id, "shipped:kept"}
    services.executor.close()


@pytest.mark.parametrize(
    ("chosen", "over", "ids"),
    [
        ("a", ["b", "a", "b", "c", "d"], ("a", "b", "c")),
        ("a", None, ("a",)),
        ("a", [3, {}, "b"], ("a", "b")),
        (None, ["b"], ()),
        (["a"], "b", ()),
    ],
)
def test_ids_are_taken_once_and_not_too_many(
    chosen: object, over: object, ids: tuple[str, ...]
) -> None:
    assert ids_of(chosen, over, 2) == ids

"""Trainings on a real cluster of Ray's, on this machine: a run's life, as on any backend, and what is a
cluster's own, of which processes and machines die."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest
import torch
from PIL import Image

from playground.checkpoints import LAST, read_card
from playground.errors import PlaygroundError
from playground.families import cifar_resnet
from playground.records import Conditions, TrainReport
from playground.runs import faults
from playground.runs.backends import choose
from playground.runs.backends.choose import equipped
from playground.runs.reports import curve
from playground.runs.run import Run
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.specs import RunSpec, TrainSpec
from playground.tensorfile import opened
from playground.training.run import run as train
from tests.runs.conftest import Make, until
from tests.runs.fakes import spec
from tests.runs.test_leading import (  # noqa: F401
    test_held_trainings_stand_still_and_then_go_on_without_a_gap,
)
from tests.runs.test_life import (  # noqa: F401
    state,
    test_a_flood_of_reports_arrives_whole,
    test_close_interrupts_and_the_next_server_continues,
    test_continue_resumes_from_the_checkpoint_and_keeps_the_reports,
    test_delete_ends_a_running_run_and_leaves_nothing,
    test_done_run_goes_on_for_more_epochs,
    test_pause_halts_and_resume_goes_on,
    test_paused_run_gives_up_its_place_and_takes_its_turn_again,
    test_run_goes_from_start_to_done,
    test_stop_keeps_the_checkpoint_of_the_last_step,
)

os.environ.update(
    RAY_ENABLE_AUTO_CONNECT="0",
    RAY_USAGE_STATS_ENABLED="0",
    RAY_worker_niceness="0",  # beside other tests, trainings that give way would hardly train
)
raying = pytest.importorskip(
    "playground.runs.backends.ray", reason="there is no wheel of Ray's here"
)
import ray  # noqa: E402
from ray.cluster_utils import Cluster  # noqa: E402

from playground.runs.backends.joining import places  # noqa: E402
from tests.runs import pinned  # noqa: E402

MACHINE = {
    "num_cpus": 2,
    "include_dashboard": False,
    "include_log_monitor": False,
    "no_monitor": True,
}
SOON = {
    "health_check_period_ms": 500,
    "health_check_failure_threshold": 10,
}  # a dead machine is told
T = TypeVar("T")


def patiently(start: Callable[..., T], *arguments: Any, **named: Any) -> T:
    """Ray gives a machine up whose helpers take fifteen seconds to start: on busy processors they may."""
    for _ in range(4):
        try:
            return start(*arguments, **named)
        except Exception as error:  # Ray's own is of no class
            if "timed out during startup" not in str(error):
                raise
    pytest.fail("Ray did not start")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Any]:
    """Two processors of this machine."""
    made = patiently(Cluster, True, head_node_args={**MACHINE, "_system_config": SOON})
    ray.init(made.address, log_to_driver=False, logging_level="ERROR")
    yield made
    ray.shutdown()
    made.shutdown()


@pytest.fixture
def other(cluster: Any) -> Iterator[Any]:
    """Another machine, with as many."""
    made = patiently(cluster.add_node, **MACHINE)
    yield made
    if made in cluster.worker_nodes:
        cluster.remove_node(made)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A data folder with 64 pictures of two classes."""
    random = np.random.default_rng(0)
    for name, level in (("dark", 40), ("light", 200)):
        folder = tmp_path / "data" / "dots" / name
        folder.mkdir(parents=True)
        for i in range(32):
            noise = random.integers(-40, 40, (32, 32, 3))
            Image.fromarray((level + noise).astype(np.uint8)).save(folder / f"{i}.png")
    return tmp_path / "data"


@pytest.fixture
def trained(cluster: Any, photos: Path, tmp_path: Path) -> Iterator[RunService]:
    """A service whose trainings are real ones."""
    assert cluster.address
    settings = Settings(data=photos, runs=tmp_path / "runs", workers=4, live=4, device="cpu")
    trains = raying.RayCluster({"CPU": 1.0, "GPU": 0.0}, pinned.TARGET)
    service = RunService(RunStore(settings.runs), settings, trains)
    yield service
    service.close()


def real(epochs: int = 40) -> RunSpec:
    train = TrainSpec(
        dataset="dots", size=32, epochs=epochs, batch_size=16, precision="float32", validation=0
    )
    return RunSpec(cifar_resnet(8).replace(classes=2), train, seed=3)


def weights(path: Path) -> dict[str, torch.Tensor]:
    with opened(path) as file:
        return {name: tensor.clone() for name, tensor in file.mapped().items()}


def undisturbed(run: RunSpec, data: Path, folder: Path) -> dict[str, torch.Tensor]:
    folder.mkdir()
    torch.set_num_threads(1)
    for _ in train(run, data, folder, device="cpu"):
        pass
    return weights(folder / LAST)


def saved_steps(folder: Path) -> int:
    """How far its last checkpoint is; 0 without one."""
    path = folder / LAST
    return json.loads(read_card(path).progress)["step"] if path.exists() else 0


def node_of(folder: Path) -> str:
    """Where its training is executed; nothing before it is."""
    return (folder / "node").read_text() if (folder / "node").exists() else ""


def goes_on_after(service: RunService, run: Run, folder: Path, before: int) -> None:
    """It ends as if nothing had happened; `before`: reports that it had made until then."""
    saved = saved_steps(folder)
    until(lambda: state(service, run.id) == "done", 150)
    reports = service.reports(run.id, "ann")
    later = [r.step for r in reports[before:] if isinstance(r, TrainReport)]
    told = [r.step for r in reports[:before] if isinstance(r, TrainReport)][-1]
    assert saved < later[0]
    assert min(later) <= told + 100
    assert [p.step for p in curve(reports)] == sorted({p.step for p in curve(reports)})
    assert all(r.threads == 1 for r in reports if isinstance(r, Conditions))


def test_a_training_whose_process_is_killed_ends_with_the_same_weights(
    trained: RunService, photos: Path, tmp_path: Path
) -> None:
    run = trained.submit("ann", real())
    folder = tmp_path / "runs" / run.id
    until(lambda: saved_steps(folder) > 20, 150)
    before = len(trained.reports(run.id, "ann"))
    os.kill(int((folder / "pid").read_text()), signal.SIGKILL)
    goes_on_after(trained, run, folder, before)
    kept, wanted = weights(folder / LAST), undisturbed(real(), photos, tmp_path / "alone")
    assert kept.keys() == wanted.keys()
    assert all(torch.equal(kept[name], wanted[name]) for name in wanted)


def test_when_a_machine_dies_its_run_goes_on_elsewhere(
    trained: RunService, cluster: Any, other: Any, tmp_path: Path
) -> None:
    runs = [trained.submit("ann", real()) for _ in range(2)]  # Ray spreads them
    folders = [tmp_path / "runs" / run.id for run in runs]

    def there() -> list[int]:
        return [i for i in range(2) if node_of(folders[i]) == other.node_id]

    until(lambda: any(saved_steps(folders[i]) > 20 for i in there()), 150)
    (lost,) = there()
    before = len(trained.reports(runs[lost].id, "ann"))
    cluster.remove_node(other, allow_graceful=False)
    goes_on_after(trained, runs[lost], folders[lost], before)
    assert node_of(folders[lost]) == cluster.head_node.node_id
    until(lambda: state(trained, runs[1 - lost].id) == "done", 150)
    one, two = (weights(folder / LAST) for folder in folders)
    assert all(torch.equal(one[name], two[name]) for name in two)


def test_what_breaks_a_training_is_told_and_a_fault_of_ours_is_logged(
    runs: RunService, caplog: pytest.LogCaptureFixture
) -> None:
    run = runs.submit("ann", spec("bug"))
    until(lambda: state(runs, run.id) == "failed")
    assert runs.state(run.id, "ann").run.reason == faults.BUG
    assert "ZeroDivisionError: secret detail" in caplog.text


def test_a_step_that_lasts_is_no_hindrance_to_a_stop(runs: RunService, folder: Path) -> None:
    run = runs.submit("ann", spec("naps"))
    until((folder / run.id / "asleep").exists)
    runs.stop(run.id, "ann")
    assert until(lambda: state(runs, run.id) == "stopped") < 1.0
    until(lambda: runs.state(run.id, "ann").can_continue)


def test_one_that_dies_again_and_again_is_given_up(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raying, "RESTARTS", 1)
    runs = make()
    run = runs.submit("ann", spec("killed"))
    until(lambda: state(runs, run.id) == "failed", 60)
    assert runs.state(run.id, "ann").run.reason == faults.lost(2)


@pytest.mark.usefixtures("cluster")
def test_the_cluster_says_how_many_train_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    settings, trains = equipped(Settings(backend="ray", ray_cpus=0.1), {})
    assert isinstance(trains, raying.RayCluster)
    assert (settings.workers, settings.live) == (2, 20)
    trains.close()
    assert places({"CPU": 1.5, "GPU": 0.0}) == 1
    assert places({"CPU": 1.0, "GPU": 0.5}) == 0
    with pytest.raises(PlaygroundError, match="no machine of the cluster has 3 processors"):
        equipped(Settings(backend="ray", ray_cpus=3.0), {})
    monkeypatch.setattr(choose.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(PlaygroundError, match="the backend ray needs the package ray"):
        equipped(Settings(backend="ray"), {})

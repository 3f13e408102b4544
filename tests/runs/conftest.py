import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from playground.runs.backends.backend import Backend
from playground.runs.backends.inprocess import InProcess
from playground.runs.backends.local import LocalProcesses
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Limits, Settings
from tests.runs.fakes import TARGET

Make = Callable[..., RunService]
LIMITS = Limits()
BACKENDS = {
    "test_life": ["local", "inprocess"],
    "test_leading": ["local", "inprocess"],
    "test_ray": ["ray"],
}
"""What trains, by the module that tests it."""


def until(condition: Callable[[], object], seconds: float = 30.0) -> float:
    """Wait until `condition()` is true; the seconds it took. Fails after `seconds`."""
    start = time.monotonic()
    while not condition():
        assert time.monotonic() < start + seconds, "it did not happen in time"
        time.sleep(0.005)
    return time.monotonic() - start


def clear(executor: RunService) -> None:
    """Delete everybody's runs, and wait until their workers are gone."""
    for owner in ("ann", "bob"):
        for run in executor.runs(owner):
            executor.delete(run.id, owner)
    until(lambda: not executor._pool.workers)


def backend_of(name: str, target: str = TARGET) -> Backend:
    if name == "local":
        return LocalProcesses(target, ())
    if name == "inprocess":
        return InProcess(target)
    from playground.runs.backends.ray import RayCluster

    return RayCluster({"CPU": 0.5, "GPU": 0.0}, target)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A run's life is the same on every backend; what else is tested here is of processes."""
    if "backend" in metafunc.fixturenames:
        module = metafunc.module.__name__.rpartition(".")[2]
        names = BACKENDS.get(module, ["local"])
        metafunc.parametrize("backend", names, indirect=True, scope="session")


@pytest.fixture(scope="session")
def backend(request: pytest.FixtureRequest) -> str:
    """What trains, by its name; processes, where tests of other rooms do not say."""
    name = str(getattr(request, "param", "local"))
    if name == "ray":
        request.getfixturevalue("cluster")
    return name


@pytest.fixture
def make(tmp_path: Path, backend: str) -> Iterator[Make]:
    """Executors over the folder tmp_path, closed at the end."""
    made = []

    def make(
        workers: int = 1, limits: Limits = LIMITS, target: str = TARGET, live: int | None = None
    ) -> RunService:
        """live: as many as there are workers, if none is given: the others then wait in the queue."""
        settings = Settings(
            data=Path("/data"), runs=tmp_path, workers=workers, live=live or workers, limits=limits
        )
        trains = backend_of(backend, target)
        made.append(RunService(RunStore(tmp_path), settings, trains))
        return made[-1]

    yield make
    for executor in made:
        clear(executor)
        executor.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of `runs`."""
    return tmp_path_factory.mktemp("runs")


@pytest.fixture(scope="session")
def shared(folder: Path, backend: str) -> Iterator[RunService]:
    settings = Settings(data=Path("/data"), runs=folder, workers=1, live=1)
    executor = RunService(RunStore(folder), settings, backend_of(backend))
    yield executor
    executor.close()


@pytest.fixture
def runs(shared: RunService) -> Iterator[RunService]:
    """An executor with one worker and no runs. All tests have the same one: starting it takes time."""
    yield shared
    clear(shared)

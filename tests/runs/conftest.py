import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from playground.runs.local import LocalExecutor
from playground.runs.store import RunStore
from playground.settings import Limits, Settings
from tests.runs.fakes import TARGET

Make = Callable[..., LocalExecutor]
LIMITS = Limits()


def until(condition: Callable[[], object], seconds: float = 10.0) -> float:
    """Wait until `condition()` is true; the seconds it took. Fails after `seconds`."""
    start = time.monotonic()
    while not condition():
        assert time.monotonic() < start + seconds, "it did not happen in time"
        time.sleep(0.005)
    return time.monotonic() - start


def clear(executor: LocalExecutor) -> None:
    """Delete everybody's runs, and wait until their workers are gone."""
    for owner in ("ann", "bob"):
        for run in executor.runs(owner):
            executor.delete(run.id, owner)
    until(lambda: not executor._crew.workers)


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Executors over the folder tmp_path, closed at the end."""
    made = []

    def make(
        workers: int = 1, limits: Limits = LIMITS, target: str = TARGET, live: int | None = None
    ) -> LocalExecutor:
        """live: as many as there are workers, if none is given: the others then wait in the queue."""
        settings = Settings(
            data=Path("/data"), runs=tmp_path, workers=workers, live=live or workers, limits=limits
        )
        made.append(LocalExecutor(RunStore(tmp_path), settings, target, ()))
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
def shared(folder: Path) -> Iterator[LocalExecutor]:
    settings = Settings(data=Path("/data"), runs=folder, workers=1, live=1)
    executor = LocalExecutor(RunStore(folder), settings, TARGET, ())
    yield executor
    executor.close()


@pytest.fixture
def runs(shared: LocalExecutor) -> Iterator[LocalExecutor]:
    """An executor with one worker and no runs. All tests have the same one: starting it takes time."""
    yield shared
    clear(shared)

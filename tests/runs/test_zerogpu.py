"""Trainings in calls that a GPU is lent to: with the real package, off ZeroGPU, and with a pretended host.

No test here has a GPU of ZeroGPU's.
"""

import functools
import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from playground.errors import PlaygroundError, RunError
from playground.runs import faults
from playground.runs.backends import choose
from playground.runs.backends.choose import equipped
from playground.runs.backends.local import LocalProcesses
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.training.device import resolve
from tests.runs.conftest import until
from tests.runs.fakes import LENGTH, TARGET, spec
from tests.runs.test_life import state, steps

pytest.importorskip("spaces", reason="spaces is in requirements-dev.txt")
from playground.runs.backends import zerogpu

ROOT = Path(__file__).resolve().parents[2]
Lent = Callable[..., Iterator[dict[str, Any]]]


class HostError(Exception):
    """As Gradio's, which tells them apart by a title."""

    def __init__(self, title: str) -> None:
        super().__init__("<a href=...>")
        self.title = title


def _answer(call: Lent, packed: bytes, pipe: Any) -> None:
    for message in call(*pickle.loads(packed)):
        pipe.send_bytes(pickle.dumps(message))


def forked(call: Lent, seconds: float, log: list[int]) -> Lent:
    """The call as ZeroGPU makes it: in a forked process, arguments and results pickled, and ended by force
    where it takes too long."""

    @functools.wraps(call)
    def lend(*arguments: Any) -> Iterator[dict[str, Any]]:
        fork = multiprocessing.get_context("fork")
        ours, theirs = fork.Pipe()
        process = fork.Process(target=_answer, args=(call, pickle.dumps(arguments), theirs))
        process.start()
        theirs.close()
        log.append(zerogpu.duration(*arguments))
        try:
            while True:
                if not ours.poll(seconds):
                    process.kill()
                    raise HostError("ZeroGPU worker error")
                yield pickle.loads(ours.recv_bytes())
        except EOFError:
            return
        finally:
            process.join()
            ours.close()

    return lend


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunService]:
    """Calls last about a second."""
    monkeypatch.setattr(zerogpu, "LONGEST", zerogpu.OVERHEAD + 1)
    settings = Settings(data=Path("/data"), runs=tmp_path, workers=4, live=4)
    service = RunService(RunStore(tmp_path), settings, zerogpu.ZeroGpu(TARGET))
    yield service
    service.close()


def test_a_run_is_a_row_of_calls_that_go_on_from_each_other(
    runs: RunService, tmp_path: Path
) -> None:
    with runs.attended("ann"):
        run = runs.submit("ann", spec("endless"))
        until(lambda: len(steps(runs, run.id)) > 60, 20)
        assert (tmp_path / run.id / "resumed").read_text() == "True"
        runs.stop(run.id, "ann")
        assert until(lambda: state(runs, run.id) == "stopped") < 1.0
    assert steps(runs, run.id) == list(range(1, len(steps(runs, run.id)) + 1))
    until(lambda: runs.state(run.id, "ann").can_continue)


def test_it_ends_by_itself(runs: RunService) -> None:
    with runs.attended("ann"):
        run = runs.submit("ann", spec(LENGTH, epochs=7))
        until(lambda: state(runs, run.id) == "done")
    assert steps(runs, run.id) == list(range(1, 8))


def test_it_waits_for_a_page_of_its_own_owner(
    runs: RunService, monkeypatch: pytest.MonkeyPatch
) -> None:
    with runs.attended("bob"):
        run = runs.submit("ann", spec(LENGTH, epochs=3))
        with pytest.raises(AssertionError):
            until(lambda: steps(runs, run.id), 0.6)
        with runs.attended("ann"):
            until(lambda: state(runs, run.id) == "done")
    monkeypatch.setattr(zerogpu, "ALONE_SECONDS", 0.0)
    run = runs.submit("ann", spec("three"))
    until(lambda: state(runs, run.id) == "failed")
    view = runs.state(run.id, "ann")
    assert (view.run.reason, view.can_continue) == (faults.ALONE, True)


def test_one_that_waits_can_be_stopped(runs: RunService) -> None:
    run = runs.submit("ann", spec("three"))
    runs.stop(run.id, "ann")
    assert until(lambda: state(runs, run.id) == "stopped") < 1.0


def test_calls_that_fork_and_pickle(runs: RunService, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(zerogpu, "lent", forked(zerogpu.lent, 10.0, asked))
    with runs.attended("ann"):
        run = runs.submit("ann", spec("endless"))
        until(lambda: len(steps(runs, run.id)) > 60, 20)
        broken = runs.submit("ann", spec("no data"))
        until(lambda: state(runs, broken.id) == "failed")
    assert str(runs.state(broken.id, "ann").run.reason) == "there is no CIFAR-10 here"
    assert steps(runs, run.id) == list(range(1, len(steps(runs, run.id)) + 1))
    assert set(asked) == {zerogpu.OVERHEAD + 1}


def test_a_call_that_is_ended_by_force_is_told_and_can_be_continued(
    runs: RunService, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as host:
        host.setattr(zerogpu, "lent", forked(zerogpu.lent, 0.5, []))
        with runs.attended("ann"):
            run = runs.submit("ann", spec("prepares"))
            until(lambda: state(runs, run.id) == "failed")
    view = runs.state(run.id, "ann")
    assert (view.run.reason, view.can_continue) == (faults.TAKEN_BACK, True)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("ZeroGPU quota exceeded", faults.QUOTA),
        ("ZeroGPU pending credits exceeded", faults.QUOTA),
        ("ZeroGPU illegal duration", faults.QUOTA),
        ("ZeroGPU queue timeout", faults.NO_GPU),
        ("ZeroGPU client error", faults.NO_GPU),
        ("ZeroGPU worker error", faults.TAKEN_BACK),
    ],
)
def test_the_hosts_errors_are_sentences(title: str, sentence: str) -> None:
    error = zerogpu.refused(HostError(title))
    assert isinstance(error, RunError)
    assert str(error) == str(sentence)


def test_a_call_asks_for_what_is_left_and_a_minute_at_most() -> None:
    assert zerogpu.duration({}, 3.2) == 4 + zerogpu.OVERHEAD
    assert zerogpu.duration({}, 1000.0) == 60
    assert zerogpu.expected(spec("a", epochs=None, seconds=20.0)) == 20.0
    one, two = (zerogpu.expected(spec("a", epochs=n)) for n in (1, 2))
    assert 0 < one < two == pytest.approx(2 * one)


def test_which_backend_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    settings, backend = equipped(Settings(), {})
    assert isinstance(backend, LocalProcesses)
    backend.close()
    settings, backend = equipped(Settings(backend="zerogpu"), {})
    assert isinstance(backend, zerogpu.ZeroGpu)
    assert settings.workers == settings.live
    backend.close()
    monkeypatch.setattr(choose.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(PlaygroundError, match="needs the package spaces"):
        equipped(Settings(backend="zerogpu"), {})
    with pytest.raises(
        PlaygroundError, match="must be one of auto, local, zerogpu, ray, not 'slurm'"
    ):
        Settings.from_env({"PLAYGROUND_BACKEND": "slurm"})


def test_auto_is_no_cuda_outside_a_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: True)
    monkeypatch.delenv("SPACES_ZERO_GPU", raising=False)
    assert resolve("auto").type == "cuda"
    monkeypatch.setenv("SPACES_ZERO_GPU", "1")
    assert resolve("auto").type == "cpu"


CHECK = """
import sys, app
from spaces.zero.decorator import decorated_cache
from playground.training.device import resolve
import torch
print([task.__name__ for task in decorated_cache], torch.cuda.is_available(), resolve("auto"))
app.executor.close()
"""


@pytest.mark.parametrize("there", [True, False])
def test_the_app_registers_a_function_on_zerogpu_and_imports_nothing_elsewhere(
    tmp_path: Path, there: bool
) -> None:
    host = {"SPACES_ZERO_GPU": "1", "SPACES_ZERO_DEVICE_API_URL": "http://127.0.0.1:9"}
    code = (
        CHECK
        if there
        else "import sys, app; print(bool({'ray', 'spaces'} & set(sys.modules))); app.executor.close()"
    )
    environment = {**os.environ, "PLAYGROUND_RUNS": str(tmp_path), **(host if there else {})}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    said = done.stdout.splitlines()
    assert said, done.stderr
    assert ("'lent'" in said[0] and said[0].endswith("True cpu")) if there else said[0] == "False"

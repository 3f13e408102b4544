"""What goes wrong with a run stays with that run, and is said in a sentence."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from playground.errors import RunError
from playground.runs import faults
from playground.runs.service import RunService
from playground.runs.store import RunStore
from tests.runs.conftest import Make, until
from tests.runs.fakes import spec
from tests.runs.test_life import state, steps


def alive(pid: int) -> bool:
    """Whether a process runs: neither gone nor a zombie."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def pid_of(folder: Path, run_id: str) -> int:
    return int((folder / run_id / "pid").read_text())


SENTENCES = {
    "no memory": faults.OUT_OF_MEMORY,
    "no memory for torch": faults.OUT_OF_MEMORY,
    "disk full": "The disk of this host is full",
    "no data": "there is no CIFAR-10 here",
    "killed": "killed by signal 9, most likely for lack of memory",
    "crashes": "ended by signal 11 (SIGSEGV)",
    "exits": "exit status 3",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_fault_fails_its_run_alone(
    runs: RunService, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    run = runs.submit("ann", spec(name))
    after = runs.submit("ann", spec("three"))
    until(lambda: state(runs, run.id) == "failed")
    assert str(SENTENCES[name]) in str(runs.state(run.id, "ann").run.reason)
    assert "Traceback" not in caplog.text
    assert steps(runs, run.id) == [1]
    until(lambda: state(runs, after.id) == "done")


def test_a_bug_is_logged_whole_and_not_explained_away(
    runs: RunService, caplog: pytest.LogCaptureFixture
) -> None:
    run = runs.submit("ann", spec("bug"))
    until(lambda: state(runs, run.id) == "failed")
    reason = str(runs.state(run.id, "ann").run.reason)
    assert reason == str(faults.BUG)
    assert "ZeroDivisionError: secret detail" in caplog.text
    assert "Traceback" in caplog.text
    assert run.id in caplog.text
    assert runs.state(run.id, "ann").can_continue


def test_a_training_that_does_not_exist_fails_its_runs(
    make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    runs = make(target="tests.runs.nowhere:run")
    run = runs.submit("ann", spec("three"))
    until(lambda: state(runs, run.id) == "failed")
    assert "No module named 'tests.runs.nowhere'" in caplog.text


def test_worker_killed_from_outside_while_running_and_while_paused(
    runs: RunService, folder: Path
) -> None:
    for pause in (False, True):
        run = runs.submit("ann", spec("endless"))
        until(lambda run=run: steps(runs, run.id))  # type: ignore[misc]
        if pause:
            runs.pause(run.id, "ann")
        os.kill(pid_of(folder, run.id), signal.SIGKILL)
        until(lambda run=run: state(runs, run.id) == "failed")  # type: ignore[misc]
        assert "signal 9" in str(runs.state(run.id, "ann").run.reason)
        assert not runs.state(run.id, "ann").can_continue  # it never saved


def test_disk_full_when_a_stopped_training_saves(runs: RunService) -> None:
    run = runs.submit("ann", spec("cannot save"))
    until(lambda: steps(runs, run.id))
    runs.stop(run.id, "ann")
    until(lambda: state(runs, run.id) != "running")
    view = runs.state(run.id, "ann")
    assert (view.run.state, view.run.reason) == ("failed", faults.DISK_FULL)


def test_disk_full_when_a_report_is_kept(
    runs: RunService, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    opened = Path.open

    def half_a_line(path: Path, mode: str = "r", **how: Any) -> Any:
        if mode == "a":
            with opened(path, mode, **how) as file:
                file.write('{"kind": "tr')
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(path, mode, **how)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "open", half_a_line)
        until(lambda: state(runs, run.id) == "failed")
        assert runs.state(run.id, "ann").run.reason == faults.DISK_FULL
        until(lambda: (folder / run.id / "last.safetensors").exists())
    before = steps(runs, run.id)
    runs.continue_(run.id, "ann")
    until(lambda: len(steps(runs, run.id)) > len(before))
    runs.stop(run.id, "ann")
    until(lambda: not runs._pool.workers)
    assert RunStore(folder).reports(run.id) == runs.reports(run.id, "ann")


def test_disk_full_when_a_state_is_kept(
    runs: RunService, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    run = runs.submit("ann", spec("endless"))
    full = OSError(28, "No space left on device")

    def refuse(*_: object, **__: object) -> None:
        raise full

    monkeypatch.setattr(Path, "write_text", refuse)
    runs.stop(run.id, "ann")
    until(lambda: state(runs, run.id) == "stopped")
    assert "is not on disk" in caplog.text
    with pytest.raises(RunError, match="disk of this host is full"):
        runs.submit("ann", spec("three"))
    assert len(runs.runs("ann")) == 1
    with pytest.raises(
        RunError, match="disk of this host is full: delete some runs, then try again"
    ):
        runs.rename(run.id, "ann", "other")
    assert runs.state(run.id, "ann").run.name == "endless"


def test_a_run_folder_that_vanishes_fails_its_run(runs: RunService, folder: Path) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    (folder / run.id).rename(folder / "elsewhere")  # at once, whatever is being written there
    until(lambda: state(runs, run.id) == "failed")
    assert runs.state(run.id, "ann").run.reason == faults.GONE
    until(lambda: not runs._pool.workers)
    for left in (run.id, "elsewhere"):
        shutil.rmtree(folder / left, ignore_errors=True)
    with pytest.raises(RunError, match="has been removed from the disk: delete the run"):
        runs.rename(run.id, "ann", "other")
    runs.delete(run.id, "ann")
    after = runs.submit("ann", spec("three"))
    until(lambda: state(runs, after.id) == "done")


def test_runs_start_where_the_folder_of_all_runs_vanished(make: Make, tmp_path: Path) -> None:
    runs = make()
    shutil.rmtree(tmp_path)
    run = runs.submit("ann", spec("three"))
    until(lambda: state(runs, run.id) == "done")


def test_a_run_folder_that_cannot_be_tidied_holds_nobody_up(runs: RunService, folder: Path) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    queued = runs.submit("ann", spec("three"))
    for name in (".ipynb_checkpoints", ".run.json.folder"):
        (folder / run.id / name).mkdir()
        (folder / queued.id / name).mkdir()
    runs.stop(run.id, "ann")
    until(lambda: state(runs, queued.id) == "done")
    before = steps(runs, run.id)
    runs.continue_(run.id, "ann")
    until(lambda: len(steps(runs, run.id)) > len(before))


def test_a_run_folder_that_cannot_be_read_fails_its_run_alone(
    runs: RunService, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        refused = OSError(errno.EIO, "Input/output error")

        def refuse(*_: object) -> None:
            raise refused

        disk.setattr(RunStore, "tidy", refuse)
        run = runs.submit("ann", spec("three"))
        assert run.state == "failed"
    after = runs.submit("ann", spec("three"))
    until(lambda: state(runs, after.id) == "done")


def test_a_silent_training_is_given_up(runs: RunService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.runs.supervisor.SILENT_SECONDS", 0.3)
    monkeypatch.setattr("playground.runs.supervisor.LONG_TICK", 0.05)
    run = runs.submit("ann", spec("blocks long"))
    until(lambda: state(runs, run.id) == "failed")
    assert "not been heard of" in str(runs.state(run.id, "ann").run.reason)


def test_fork_server_killed(runs: RunService, folder: Path) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    pid = pid_of(folder, run.id)
    os.kill(runs._pool.backend._process.pid, signal.SIGKILL)
    until(lambda: state(runs, run.id) == "failed")
    assert runs.state(run.id, "ann").run.reason == faults.NO_SERVER
    until(lambda: not alive(pid))  # it found nobody to report to
    runs.continue_(run.id, "ann")
    until(lambda: state(runs, run.id) == "running" and len(steps(runs, run.id)) > 3)


def test_a_worker_that_cannot_be_forked_fails_its_run_alone(make: Make) -> None:
    runs = make(workers=2, target="tests.runs.poor:run")
    first, refused, after = (runs.submit("ann", spec("endless")) for _ in range(3))
    until(lambda: state(runs, refused.id) == "failed")
    assert "exit status 1" in str(runs.state(refused.id, "ann").run.reason)
    until(lambda: len(steps(runs, first.id)) > 3 and len(steps(runs, after.id)) > 3)


@pytest.mark.parametrize("name", ["endless", "blocks long"])
def test_workers_of_a_killed_server_end_and_their_runs_continue(
    make: Make, tmp_path: Path, name: str
) -> None:
    command = [sys.executable, "-m", "tests.runs.server", str(tmp_path), name]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as server:
        assert server.stdout is not None
        run_id = server.stdout.readline().strip()
        pid = pid_of(tmp_path, run_id)
        assert alive(pid)
        if name == "blocks long":
            until((tmp_path / run_id / "asleep").exists)
        server.kill()
    assert until(lambda: not alive(pid)) < 2.5
    runs = make()
    assert state(runs, run_id) == "interrupted"
    before = steps(runs, run_id)
    assert before[0] == 1
    if name == "endless":
        runs.continue_(run_id, "ann")
        until(lambda: len(steps(runs, run_id)) > len(before))
        assert (tmp_path / run_id / "resumed").read_text() == "True"
    else:
        with pytest.raises(RunError, match="no checkpoint"):
            runs.continue_(run_id, "ann")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_all_processes_leaves_the_workers_to_save(
    make: Make, tmp_path: Path, number: signal.Signals
) -> None:
    runs = make()
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    for pid in (runs._pool.backend._process.pid, pid_of(tmp_path, run.id)):
        os.kill(pid, number)
    until(lambda: len(steps(runs, run.id)) > 5)
    runs.close()
    view = runs.state(run.id, "ann")
    assert (view.run.state, view.can_continue) == ("interrupted", True)


def test_no_process_outlives_close(make: Make, tmp_path: Path) -> None:
    runs = make()
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    server, worker = runs._pool.backend._process.pid, pid_of(tmp_path, run.id)
    runs.close()
    runs.close()
    time.sleep(0.05)
    assert not alive(server)
    assert not alive(worker)


def test_worker_gives_way_to_the_web_server(runs: RunService, folder: Path) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    pid = pid_of(folder, run.id)
    own = os.getpriority(os.PRIO_PROCESS, 0)
    until(lambda: os.getpriority(os.PRIO_PROCESS, pid) == min(19, own + 10))
    assert Path(f"/proc/{pid}/oom_score_adj").read_text().strip() == "500"

"""What a worker makes of commands and of exceptions, without a process of its own."""

import errno
import signal
import threading
from collections.abc import Generator
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import pytest

from playground.errors import DataError
from playground.message import Message
from playground.records import Report
from playground.runs import faults
from playground.runs.worker import Channel, find, relay
from tests.runs.fakes import TARGET, report, run

GO_ON = b'{"do": "resume", "threads": null}'


@pytest.fixture
def ends() -> Generator[tuple[Connection, Connection], None, None]:
    parent, worker = Pipe()
    yield parent, worker
    parent.close()
    worker.close()


def training(closed: list[bool]) -> Generator[Report, None, None]:
    try:
        for step in (1, 2, 3):
            yield report(step)
    finally:
        closed.append(True)


def test_reports_go_out_until_there_are_no_more(ends: tuple[Connection, Connection]) -> None:
    parent, worker = ends
    parent.send_bytes(GO_ON)
    assert relay(training([]), Channel(worker)) == "done"
    told = [parent.recv_bytes() for _ in range(4)]
    assert told.pop(1) == b'{"heard": "resume"}'
    assert [one.count(b'"step": %d' % step) for step, one in enumerate(told, 1)] == [1, 1, 1]
    assert not parent.poll()


def test_commands_are_heeded_after_the_next_report(ends: tuple[Connection, Connection]) -> None:
    parent, worker = ends
    for command in (b"pause", b"resume", b"pause", b"stop"):
        parent.send_bytes(b'{"do": "%s", "threads": 3}' % command)
    closed: list[bool] = []
    channel = Channel(worker)
    assert relay(training(closed), channel) == "stopped"
    assert closed
    assert channel.threads == 3
    assert b'"step": 1' in parent.recv_bytes()
    heard = [parent.recv_bytes() for _ in range(3)]
    assert heard == [b'{"heard": "pause"}', b'{"heard": "resume"}', b'{"heard": "pause"}']
    assert not parent.poll()


def test_a_parent_that_is_gone_means_stop(ends: tuple[Connection, Connection]) -> None:
    parent, worker = ends
    parent.close()
    closed: list[bool] = []
    assert relay(training(closed), Channel(worker)) == "stopped"
    assert closed


def test_the_first_step_is_told_of_once(ends: tuple[Connection, Connection]) -> None:
    parent, worker = ends
    parent.send_bytes(GO_ON)
    at: list[int] = []

    def steps() -> Generator[Report, None, None]:
        for step in (1, 2, 3):
            at.append(step)
            yield report(step)

    begun: list[int] = []
    assert relay(steps(), Channel(worker), lambda: begun.append(at[-1])) == "done"
    assert begun == [1]


@pytest.mark.parametrize("turn", [True, False])
def test_who_waits_for_a_turn_after_the_first_step_gives_memory_back(
    ends: tuple[Connection, Connection], monkeypatch: pytest.MonkeyPatch, turn: bool
) -> None:
    parent, worker = ends
    given: list[bool] = []
    monkeypatch.setattr("playground.runs.worker.PATIENCE", 0.01)
    monkeypatch.setattr("playground.runs.worker.give_back_freed_memory", lambda: given.append(True))
    if turn:
        parent.send_bytes(GO_ON)
    else:
        threading.Timer(0.5, parent.send_bytes, [GO_ON]).start()
    assert relay(training([]), Channel(worker)) == "done"
    assert len(given) == (not turn)


def test_trainings_are_found_by_name() -> None:
    assert find(TARGET) is run


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (DataError("no such set"), "no such set"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), faults.DISK_FULL),
        (OSError("IoError: No space left on device (os error 28)"), faults.DISK_FULL),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), faults.OUT_OF_MEMORY),
        (RuntimeError("CUDA out of memory. Tried to allocate 2 GiB"), faults.OUT_OF_MEMORY),
        (OSError(errno.EACCES, "Permission denied"), faults.BUG),
        (RuntimeError("mat1 and mat2 shapes cannot be multiplied"), faults.BUG),
        (KeyError("net"), faults.BUG),
    ],
)
def test_sentences_for_exceptions(error: Exception, sentence: Message | str) -> None:
    assert str(faults.of_exception(error)) == str(sentence)


def test_sentences_for_exits() -> None:
    assert "lack of memory" in str(faults.of_exit(-signal.SIGKILL))
    assert "signal 6 (SIGABRT)" in str(faults.of_exit(-signal.SIGABRT))
    assert "signal 40 (unknown)" in str(faults.of_exit(-40))
    assert "exit status 7" in str(faults.of_exit(7))

"""A training in a terminal: a signal is heeded between two reports, a second one at once."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from playground.message import Message
from playground.records import Preparing
from playground.terminal import until_signal

ROOT = Path(__file__).resolve().parent.parent
Log = list[str]


def training(log: Log, signals: int, number: signal.Signals) -> Generator[Preparing, None, None]:
    """Three reports; the signals come in the midst of the second step."""
    try:
        for step in range(3):
            for _ in range(signals if step == 1 else 0):
                os.kill(os.getpid(), number)
            log.append(f"step {step}")
            yield Preparing(Message(str(step)))
    except GeneratorExit:
        log.append("closed")
        raise


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_lets_the_step_end_and_closes_the_training(number: signal.Signals) -> None:
    log: Log = []
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt):
        list(until_signal(training(log, 1, number)))
    assert log == ["step 0", "step 1", "closed"]
    assert signal.getsignal(number) is before


def test_a_second_signal_does_not_wait() -> None:
    log: Log = []
    with pytest.raises(KeyboardInterrupt):
        list(until_signal(training(log, 2, signal.SIGINT)))
    assert log == ["step 0"]


def test_without_a_signal_nothing_is_changed() -> None:
    log: Log = []
    reports = list(until_signal(training(log, 0, signal.SIGINT)))
    assert [str(report.what) for report in reports] == ["0", "1", "2"]


IGNORED = """
import runpy, signal, sys
for number in (signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
sys.argv = ["playground", "describe", "speed:8"]
try:
    runpy.run_module("playground", run_name="__main__")
except SystemExit:
    print([signal.getsignal(n).__class__.__name__ for n in (signal.SIGINT, signal.SIGHUP)])
"""


def test_what_a_script_starts_in_the_background_ends_by_ctrl_c_and_nohup_is_heeded() -> None:
    """A shell without a terminal has SIGINT ignored in what it starts with `&`."""
    done = subprocess.run([sys.executable, "-c", IGNORED], capture_output=True, text=True, cwd=ROOT)
    handled, ignored = "builtin_function_or_method", "Handlers"
    assert done.stdout.splitlines()[-1] == str([handled, ignored]), done.stderr

"""A training in a terminal: a signal is heeded between two reports, a second one at once."""

import os
import signal
from collections.abc import Generator

import pytest

from playground.records import Preparing
from playground.terminal import until_signal

Log = list[str]


def training(log: Log, signals: int, number: signal.Signals) -> Generator[Preparing, None, None]:
    """Three reports; the signals come in the midst of the second step."""
    try:
        for step in range(3):
            for _ in range(signals if step == 1 else 0):
                os.kill(os.getpid(), number)
            log.append(f"step {step}")
            yield Preparing(str(step))
    except GeneratorExit:
        log.append("closed")
        raise


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
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
    assert [report.what for report in reports] == ["0", "1", "2"]

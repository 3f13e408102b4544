"""A training in a terminal: its reports as a progress bar, and its end by Ctrl-C."""

import contextlib
import signal
import sys
import time
from collections.abc import Generator, Iterable
from types import FrameType
from typing import TextIO, TypeVar

from playground.records import (
    Conditions,
    GanReport,
    Point,
    Preparing,
    Remark,
    Report,
    TrainReport,
    View,
)

BAR = 24  # characters
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SOON = 0.3  # seconds: what is done by then needs no bar
Found = TypeVar("Found")


def show(reports: Iterable[Report], stream: TextIO | None = None) -> None:
    """Show each report until there are no more; on a file, only a line for each epoch and the end.

    stream: None for stderr.
    """
    stream = sys.stderr if stream is None else stream
    live, epoch, shown = stream.isatty(), -1, ""
    for report in reports:
        if isinstance(report, View):
            continue
        shown = line(report)
        starts = isinstance(report, Point) and int(report.epoch) > epoch
        if isinstance(report, Point):
            epoch = int(report.epoch)
        if live:
            end = "\n" if isinstance(report, Remark) else ""
            print(f"\r{shown:<110}", end=end, file=stream, flush=True)
        elif starts or _is_told(report):
            print(shown, file=stream, flush=True)
    if shown:
        print(f"\r{shown:<110}" if live else shown, file=stream, flush=True)


def waited_for(steps: Generator[float, None, Found], stream: TextIO | None = None) -> Found:
    """What a generator returns, and meanwhile, in a terminal, a bar of the shares that it yields.

    stream: None for stderr.
    """
    stream = sys.stderr if stream is None else stream
    live, start = stream.isatty(), time.monotonic()
    while True:
        try:
            share = next(steps)
        except StopIteration as end:
            found: Found = end.value
            return found
        finally:
            if live:
                print(f"\r{'':<{BAR + 8}}\r", end="", file=stream, flush=True)
        if live and time.monotonic() - start > SOON:
            print(f"{_bar(share)} {share:4.0%}", end="", file=stream, flush=True)


def raise_on_signals() -> None:
    """Have SIGINT, SIGTERM and SIGHUP raise KeyboardInterrupt, so that a program can end in order.

    Also SIGINT where it is inherited as ignored: a shell that is no terminal's does that to what it
    starts with `&`. A SIGHUP that is ignored stays so: nohup means it.
    """
    for number in ENDING:
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def until_signal(reports: Generator[Report, None, None]) -> Generator[Report, None, None]:
    """The same reports, until SIGINT, SIGTERM or SIGHUP: then they are closed, and KeyboardInterrupt is
    raised.

    The first signal waits for the next report, as a checkpoint can only be made between two steps; a
    second one does not. For the main thread alone.
    """
    heard: list[int] = []

    def hear(number: int, _: FrameType | None) -> None:
        heard.append(number)
        if len(heard) > 1:
            raise KeyboardInterrupt

    numbers = [number for number in ENDING if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, hear) for number in numbers}
    try:
        with contextlib.closing(reports):
            for report in reports:
                yield report
                if heard:
                    raise KeyboardInterrupt
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_told(report: Report) -> bool:
    """Whether it has a line of its own, in a file too."""
    scored = isinstance(report, TrainReport) and report.validation_accuracy is not None
    return scored or isinstance(report, Conditions | Remark)


def _bar(fraction: float) -> str:
    filled = round(BAR * fraction)
    return "█" * filled + "░" * (BAR - filled)


def line(report: Preparing | Conditions | Remark | Point) -> str:
    """One report in one line."""
    if isinstance(report, Remark):
        return str(report.text)
    if isinstance(report, Conditions):
        threads = f"{report.threads} thread{'s' if report.threads > 1 else ''}"
        return f"training in {report.precision}, on {threads}. {report.note}".rstrip(". ")
    if isinstance(report, Preparing):
        part = "" if report.fraction is None else f" {report.fraction:.0%}"
        return f"{report.what}{part}"
    start = (
        f"{_bar(report.fraction)} epoch {report.epoch:5.2f} "
        f"{report.seconds:5.0f} s, {report.seconds_left:.0f} s left, "
        f"{report.images_per_second:.0f} images/s, "
    )
    if isinstance(report, GanReport):
        return f"{start}generator {report.generator_loss:.3f}, critic {report.critic_loss:.3f}"
    text = f"{start}loss {report.loss:.3f}, accuracy {report.accuracy:.1%}"
    if report.validation_accuracy is not None:
        text += f", validation {report.validation_accuracy:.1%}"
    if report.test_accuracy is not None:
        text += f", test {report.test_accuracy:.2%}"
    return text

"""A training's reports as a progress bar in a terminal."""

import sys
from collections.abc import Iterable
from typing import TextIO

from playground.records import GanReport, Point, Preparing, Report, TrainReport, View

BAR = 24  # characters


def follow(reports: Iterable[Report], stream: TextIO = sys.stderr) -> None:
    """Show each report until there are no more; on a file, only a line for each epoch and the end."""
    live, epoch, shown = stream.isatty(), -1, ""
    for report in reports:
        if isinstance(report, View):
            continue
        shown = line(report)
        starts = isinstance(report, Point) and int(report.epoch) > epoch
        if isinstance(report, Point):
            epoch = int(report.epoch)
        if live:
            print(f"\r{shown:<110}", end="", file=stream, flush=True)
        elif starts or (isinstance(report, TrainReport) and report.validation_accuracy is not None):
            print(shown, file=stream, flush=True)
    print(f"\r{shown:<110}" if live else shown, file=stream, flush=True)


def line(report: Preparing | Point) -> str:
    """One report in one line."""
    if isinstance(report, Preparing):
        part = "" if report.fraction is None else f" {report.fraction:.0%}"
        return f"{report.what}{part}"
    filled = round(BAR * report.fraction)
    start = (
        f"{'█' * filled}{'░' * (BAR - filled)} epoch {report.epoch:5.2f} "
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

"""A training's reports as a file that can be watched again: one JSON object a line."""

import json
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from playground.records import (
    Confusion,
    Preparing,
    ProbeImages,
    Report,
    Samples,
    Snapshot,
    report_to_dict,
)
from playground.runs.reports import curve, read_reports, standing

RECORDING = ".jsonl"  # beside the checkpoint that the training made
POINTS = 600  # of a curve, that a recording keeps
SNAPSHOTS = 120  # of what was shown beside it
SAMPLES = 30  # of a GAN's, each of which is many images

Some = TypeVar("Some")


def kept(
    reports: Generator[Report, None, None], path: Path, resume: bool
) -> Generator[Report, None, None]:
    """The same reports, each also written to `path`: after what is there, or in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(reports), path.open("a" if resume else "w", encoding="utf-8") as file:
        for report in reports:
            if not isinstance(report, Preparing):
                file.write(json.dumps(report_to_dict(report)) + "\n")
                file.flush()
            yield report


def record(source: Path, out: Path, images: bool) -> None:
    """Write what `kept` has kept as a recording: thinned, and without steps that were trained again.

    images: whether the data set's images may be handed on. Without them, what the network saw in
    them is left out too.
    """
    reports = read_reports(source)
    points = curve(reports)
    closing_ones = [p for p in points if getattr(p, "validation_accuracy", None) is not None]
    points = sorted({*_every(points, POINTS), *closing_ones}, key=lambda point: point.step)
    probes = [r for r in reports if images and isinstance(r, ProbeImages)][:1]
    snapshots = _every(
        standing(r for r in reports if probes and isinstance(r, Snapshot)), SNAPSHOTS
    )
    samples = _every(standing(r for r in reports if isinstance(r, Samples)), SAMPLES)
    confusions = standing(r for r in reports if isinstance(r, Confusion))
    parts = [*probes, *points, *snapshots, *samples, *confusions]
    lines = [json.dumps(_short(report_to_dict(report))) for report in parts]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _every(items: Sequence[Some], most: int) -> list[Some]:
    """At most about `most` of them, evenly spaced, the last one always among them."""
    step = -(-len(items) // most) or 1
    return [item for i, item in enumerate(items) if i % step == 0 or i == len(items) - 1]


def _short(value: object) -> object:
    """Floats to five digits."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {key: _short(entry) for key, entry in value.items()}
    return [_short(entry) for entry in value] if isinstance(value, list | tuple) else value

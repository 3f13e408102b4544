"""A recording is the training's own curve, thinned."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from playground.message import Message
from playground.records import (
    Confusion,
    Packed,
    Preparing,
    ProbeImages,
    Report,
    Samples,
    Snapshot,
    TrainReport,
)
from playground.runs.recording import POINTS, SNAPSHOTS, kept, record
from playground.runs.reports import read_reports
from tests.runs.fakes import report

PACKED = Packed((1,), "AA==")
PROBES = ProbeImages(("a",), (0,), PACKED, held_out=True)


def generator(*reports: Report) -> Generator[Report, None, None]:
    yield from reports


def snapshot(step: int) -> Snapshot:
    return Snapshot(step, step / 10, 1.0, (0,), PACKED, PACKED, 1.0)


def test_reports_pass_by_and_are_kept_in_order(tmp_path: Path) -> None:
    path = tmp_path / "new" / "reports.jsonl"
    given = [Preparing(Message("Reading")), PROBES, report(1), snapshot(1), report(2)]
    assert list(kept(generator(*given), path, resume=False)) == given
    assert read_reports(path) == given[1:]
    list(kept(generator(report(3)), path, resume=True))
    assert read_reports(path) == [*given[1:], report(3)]
    list(kept(generator(report(9)), path, resume=False))
    assert read_reports(path) == [report(9)]


def test_a_long_training_is_thinned_and_its_epochs_and_end_are_kept(tmp_path: Path) -> None:
    long = [report(step) for step in range(1, 5 * POINTS)]
    long[7] = replace(long[7], validation_accuracy=0.5)
    reports = [PROBES, *long, *map(snapshot, range(1, 3 * SNAPSHOTS))]
    list(kept(generator(*reports), tmp_path / "all", resume=False))
    record(tmp_path / "all", tmp_path / "thin", images=True)
    found = read_reports(tmp_path / "thin")
    points = [r for r in found if isinstance(r, TrainReport)]
    snapshots = [r for r in found if isinstance(r, Snapshot)]
    assert found[0] == PROBES
    assert len(points) <= POINTS + 2
    assert len(snapshots) <= SNAPSHOTS + 1
    assert long[7] in points
    assert points[-1] == long[-1]
    assert snapshots[-1] == reports[-1]
    assert points == sorted(points, key=lambda point: point.step)


def test_images_that_are_not_ours_are_not_handed_on(tmp_path: Path) -> None:
    confusion = Confusion(2, 0.2, 1.0, "test", (1,))
    reports = [PROBES, report(1), snapshot(1), report(2), snapshot(2), confusion]
    list(kept(generator(*reports), tmp_path / "all", resume=False))
    record(tmp_path / "all", tmp_path / "thin", images=False)
    assert read_reports(tmp_path / "thin") == [report(1), report(2), confusion]


def test_steps_trained_anew_are_left_out(tmp_path: Path) -> None:
    def epoch(step: int, count: int) -> list[Report]:
        return [
            replace(report(step), loss=float(count)),
            snapshot(step),
            Samples(step, step / 10, float(count), PACKED),
            Confusion(step, step / 10, 1.0, "validation", (count,)),
        ]

    tested = Confusion(3, 0.3, 1.0, "test", (9,))
    first = [PROBES, *epoch(1, 1), *epoch(2, 1), *epoch(3, 1), tested]
    list(kept(generator(*first), tmp_path / "all", resume=False))
    again = [PROBES, *epoch(2, 2), *epoch(3, 2), tested]
    list(kept(generator(*again), tmp_path / "all", resume=True))
    record(tmp_path / "all", tmp_path / "thin", images=True)
    wanted = [*epoch(1, 1), *epoch(2, 2), *epoch(3, 2), tested]
    found = read_reports(tmp_path / "thin")
    assert found[0] == PROBES
    assert sorted(map(repr, found[1:])) == sorted(map(repr, wanted))

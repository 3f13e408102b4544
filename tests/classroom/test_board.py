"""What the wall shows, over trainings that train nothing."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from playground.classroom import board as board_module
from playground.classroom.board import Board
from playground.classroom.curve import MOST, Curve
from playground.classroom.roster import Roster
from playground.message import Message
from playground.records import Preparing, TrainReport
from playground.runs.backends.inprocess import InProcess
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from tests.runs.conftest import until
from tests.runs.fakes import LENGTH, TARGET, spec


def point(step: int, accuracy: float, **more: float) -> TrainReport:
    return TrainReport(step, step / 10, float(step), 0.5, 1.0, 100.0, 0.1, 2.3, accuracy, **more)


def test_a_curve_has_few_points_and_keeps_its_mean_and_its_end() -> None:
    random.seed(1)
    values = [random.random() for _ in range(5000)]
    curve = Curve()
    for step, value in enumerate(values, 1):
        curve.take([point(step, value)])
        assert len(curve.points) < 2 * MOST
    assert len(curve.points) >= MOST
    seconds = [s for s, _ in curve.points]
    assert seconds == sorted(seconds)
    assert seconds[-1] >= 5000 - 5000 / MOST
    covered = int(seconds[-1])
    mean = sum(a for _, a in curve.points) / len(curve.points)
    assert mean == pytest.approx(sum(values[:covered]) / covered, abs=1e-3)
    assert curve.taken == 5000


def test_steps_that_were_trained_anew_take_the_place_of_the_first_ones() -> None:
    curve = Curve()
    curve.take([point(step, 0.1) for step in range(1, 11)])
    curve.take([point(step, 0.9) for step in range(6, 9)])
    assert curve.points == [(float(s), 0.1) for s in range(1, 6)] + [
        (6.0, 0.9),
        (7.0, 0.9),
        (8.0, 0.9),
    ]


def test_what_was_measured_on_test_images_counts_before_all_else() -> None:
    curve = Curve()
    curve.take([Preparing(Message("Reading")), Preparing(Message("Reading"), 0.9)])
    assert (curve.score, curve.fraction, curve.taken) == (None, 0.0, 2)
    curve.take([point(1, 0.99)])
    assert (curve.score, curve.fraction) == (None, 0.5)
    curve.take([point(2, 0.99, validation_accuracy=0.8), point(3, 0.99, validation_accuracy=0.7)])
    assert curve.score == 0.8
    curve.take([point(4, 0.99, test_accuracy=0.75)])
    assert curve.score == 0.75


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[RunService]:
    settings = Settings(data=Path("/data"), runs=tmp_path, workers=2, live=8)
    service = RunService(RunStore(tmp_path), settings, InProcess(TARGET))
    yield service
    service.clear_up()
    until(lambda: not service._pool.workers)
    service.close()


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    return Roster(tmp_path)


@pytest.fixture
def board(runs: RunService, roster: Roster, monkeypatch: pytest.MonkeyPatch) -> Board:
    monkeypatch.setattr(board_module, "FRESH", 0.0)
    return Board(runs, roster)


def ended(runs: RunService, owner: str, name: str, **train: object) -> None:
    run = runs.submit(owner, spec(name, **train))
    until(lambda: not runs.state(run.id, owner).going_on)


def score(board: Board, service: RunService, owner: str, which: int, accuracy: float) -> None:
    """As if the owner's run, counted from the newest, had been measured."""
    run = service.runs(owner)[which]
    service._store.append(run.id, point(99, 0.5, test_accuracy=accuracy))
    board._curves.pop(run.id, None)


def test_each_person_stands_once_with_his_best_run(
    runs: RunService, roster: Roster, board: Board
) -> None:
    for owner, name in (("ann", "Ann"), ("bob", "Bob"), ("cem", "Cem")):
        roster.join(owner, name, roster.code, "here")
    for owner in ("ann", "ann", "bob", "eve"):
        ended(runs, owner, "three")
    for owner, which, accuracy in (
        ("ann", 0, 0.7),
        ("ann", 1, 0.9),
        ("bob", 0, 0.8),
        ("eve", 0, 0.99),
    ):
        score(board, runs, owner, which, accuracy)
    look = board.look()
    (only,) = look["sets"]
    assert (only["data"], only["title"]) == ("cifar10", "CIFAR-10")
    told = [(row["name"], row["accuracy"], row["tested"]) for row in only["board"]]
    assert told == [("Ann", 0.9, True), ("Bob", 0.8, True)]
    assert sorted(curve["name"] for curve in only["curves"]) == ["Ann", "Bob"]
    assert look["people"] == ["Ann", "Bob", "Cem"]
    assert look["guests"] == 1  # eve has not joined: she is counted, and not named
    assert "eve" not in str(look)
    assert look["training"] == []


def test_a_score_that_comes_after_the_last_step_is_not_missed(
    runs: RunService, roster: Roster, board: Board
) -> None:
    roster.join("ann", "Ann", roster.code, "here")
    ended(runs, "ann", "three")
    (run,) = runs.runs("ann")
    runs._store.append(run.id, replace(point(99, 0.5), fraction=1.0))
    assert board.look()["sets"][0]["board"] == []
    runs._store.append(run.id, point(99, 0.5, test_accuracy=0.8))
    ((row,),) = (one["board"] for one in board.look()["sets"])
    assert row["accuracy"] == 0.8


def test_who_trains_is_told_with_how_far_he_is(
    runs: RunService, roster: Roster, board: Board
) -> None:
    roster.join("ann", "Ann", roster.code, "here")
    run = runs.submit("ann", spec("endless"))
    until(lambda: len(runs.reports(run.id, "ann")) > 3)
    (training,) = board.look()["training"]
    assert (training["name"], training["net"], training["data"]) == ("Ann", "endless", "CIFAR-10")
    assert (training["state"], training["fraction"]) == ("running", 0.5)
    runs.hold(True)
    assert board.look()["held"]
    before = board.look()["sets"][0]["curves"][0]["points"]
    runs.hold(False)
    until(lambda: len(board.look()["sets"][0]["curves"][0]["points"]) > len(before))


def test_the_liveliest_data_set_comes_first(runs: RunService, roster: Roster, board: Board) -> None:
    roster.join("ann", "Ann", roster.code, "here")
    for _ in range(3):
        ended(runs, "ann", "three", dataset="cifar10")
    assert [one["data"] for one in board.look()["sets"]] == ["cifar10"]
    runs.submit("ann", spec("endless", dataset="shapes"))
    assert [one["data"] for one in board.look()["sets"]] == ["shapes", "cifar10"]


def test_a_look_is_kept_for_a_moment_and_reads_no_report_twice(
    runs: RunService, roster: Roster, monkeypatch: pytest.MonkeyPatch
) -> None:
    roster.join("ann", "Ann", roster.code, "here")
    ended(runs, "ann", LENGTH, epochs=10)
    board, asked = Board(runs, roster), []
    real = runs.reports

    def reports(run_id: str, owner: str, start: int = 0) -> list:
        asked.append(start)
        return real(run_id, owner, start)

    monkeypatch.setattr(runs, "reports", reports)
    assert board.look()["sets"] is board.look()["sets"]
    runs.hold(True)
    roster.join("bob", "Bob", roster.code, "here")
    assert (board.look()["held"], board.look()["people"]) == (True, ["Ann", "Bob"])  # told at once
    monkeypatch.setattr(board_module, "FRESH", 0.0)
    for _ in range(3):
        board.look()
    assert asked[0] == 0
    assert asked == [0]  # nothing new, nothing read


def test_a_run_that_is_deleted_goes_from_the_wall(
    runs: RunService, roster: Roster, board: Board
) -> None:
    roster.join("ann", "Ann", roster.code, "here")
    ended(runs, "ann", "three")
    assert board.look()["sets"]
    runs.clear_up()
    assert board.look()["sets"] == []
    assert board._curves == {}

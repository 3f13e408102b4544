"""What whoever leads a class does with everybody's runs, on every backend, with fake trainings."""

import time
from pathlib import Path

import pytest

from playground.errors import LimitReached, UnknownRun
from playground.records import TrainReport
from playground.runs.run import Run
from playground.runs.service import RunService
from playground.settings import Limits
from tests.runs.conftest import Make, until
from tests.runs.fakes import spec


def steps(runs: RunService, run: Run) -> list[int]:
    reports = runs.reports(run.id, run.owner)
    return [report.step for report in reports if isinstance(report, TrainReport)]


def state(runs: RunService, run: Run) -> str:
    return runs.state(run.id, run.owner).run.state


def crowd(runs: RunService, *owners: str) -> list[Run]:
    """One endless run of each, past its first step."""
    started = [runs.submit(owner, spec("endless")) for owner in owners]
    for run in started:
        until(lambda run=run: steps(runs, run))
    return started


def test_held_trainings_stand_still_and_then_go_on_without_a_gap(make: Make) -> None:
    runs = make(workers=2)
    ann, bob = crowd(runs, "ann", "bob")
    runs.hold(True)
    runs.hold(True)  # twice is no mistake
    time.sleep(0.2)
    stood = [steps(runs, run) for run in (ann, bob)]
    time.sleep(0.3)
    assert [steps(runs, run) for run in (ann, bob)] == stood
    assert [runs.state(run.id, run.owner).held for run in (ann, bob)] == [True, True]
    assert [state(runs, run) for run in (ann, bob)] == ["running", "running"]
    runs.hold(False)
    for run, before in zip((ann, bob), stood, strict=True):
        until(lambda run=run, before=before: len(steps(runs, run)) > len(before) + 3)
        assert steps(runs, run) == list(range(1, len(steps(runs, run)) + 1))
        assert not runs.state(run.id, run.owner).held


def test_nobody_gets_past_a_halt_of_all(make: Make) -> None:
    """Not by resuming, not by starting, not by stopping another run."""
    runs = make(workers=1, live=3)
    (ann,) = crowd(runs, "ann")
    runs.hold(True)
    runs.pause(ann.id, "ann")
    runs.resume(ann.id, "ann")
    late = runs.submit("bob", spec("endless"))
    time.sleep(0.2)
    stood = steps(runs, ann)
    time.sleep(0.3)
    assert steps(runs, ann) == stood
    assert (state(runs, late), steps(runs, late)) == ("queued", [])
    runs.stop(ann.id, "ann")  # one's own run one may still end
    until(lambda: state(runs, ann) == "stopped")
    time.sleep(0.2)
    assert steps(runs, late) == []
    assert not runs.state(ann.id, "ann").held
    runs.hold(False)
    until(lambda: steps(runs, late))


def test_who_had_paused_stays_paused_when_all_go_on(make: Make) -> None:
    runs = make(workers=2)
    ann, bob = crowd(runs, "ann", "bob")
    runs.pause(ann.id, "ann")
    runs.hold(True)
    runs.hold(False)
    before = len(steps(runs, bob))
    until(lambda: len(steps(runs, bob)) > before + 3)
    assert state(runs, ann) == "paused"
    assert runs.state(ann.id, "ann").run.state == "paused"


def stands(runs: RunService, run: Run) -> bool:
    """Whether no step comes for a while."""
    before = steps(runs, run)
    time.sleep(0.3)
    return steps(runs, run) == before


def test_a_run_that_is_halted_on_its_way_to_its_first_step_gets_there_later(make: Make) -> None:
    runs = make(workers=1)
    run = runs.submit("ann", spec("endless"))
    runs.hold(True)
    runs.pause(run.id, "ann")
    runs.resume(run.id, "ann")  # that does not get it past the halt either
    time.sleep(0.3)
    until(lambda: stands(runs, run))  # a step that was on its way may arrive still
    stood = steps(runs, run)
    time.sleep(0.3)
    assert steps(runs, run) == stood
    runs.hold(False)
    until(lambda: len(steps(runs, run)) > len(stood) + 3)


def test_a_shorter_limit_ends_what_has_had_that_much_and_refuses_more(make: Make) -> None:
    runs = make()
    run = runs.submit("ann", spec("hour", epochs=None, seconds=3000))  # a step is 100 seconds
    until(lambda: len(steps(runs, run)) > 1)
    runs.allow(500, 5)
    until(lambda: state(runs, run) == "stopped")
    assert "after 500 seconds" in str(runs.state(run.id, "ann").run.reason)
    assert len(steps(runs, run)) <= 7
    with pytest.raises(LimitReached, match="choose 500 or fewer"):
        runs.submit("ann", spec("three", epochs=None, seconds=501))
    runs.allow(600, 5)
    runs.submit("ann", spec("three", epochs=None, seconds=501))


def test_runs_at_the_same_time_are_bounded_anew(make: Make) -> None:
    runs = make(workers=1, live=3)
    runs.allow(60, 1)
    runs.submit("ann", spec("endless"))
    with pytest.raises(LimitReached, match="no more than 1 of your runs"):
        runs.submit("ann", spec("endless"))
    runs.allow(60, 2)
    runs.submit("ann", spec("endless"))


@pytest.mark.parametrize(("seconds", "going"), [(0, 5), (101, 5), (100, 0), (100, 4), (-1, 1)])
def test_no_limit_goes_beyond_the_hosts(make: Make, seconds: int, going: int) -> None:
    runs = make(limits=Limits(seconds=100, going_per_owner=3))
    with pytest.raises(LimitReached):
        runs.allow(seconds, going)
    assert (runs.limits.seconds, runs.limits.going_per_owner) == (100, 3)


def test_everyones_runs_are_seen_and_cleared_up(make: Make, tmp_path: Path) -> None:
    runs = make(workers=1, live=3)
    ann = runs.submit("ann", spec("three"))
    until(lambda: state(runs, ann) == "done")
    (bob,) = crowd(runs, "bob")
    assert [run.id for run in runs.everyone()] == [bob.id, ann.id]
    runs.clear_up()
    assert runs.everyone() == []
    with pytest.raises(UnknownRun):
        runs.state(bob.id, "bob")
    until(lambda: not runs._pool.workers)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []

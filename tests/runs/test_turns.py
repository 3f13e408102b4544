"""Turns: fair between owners whatever happens, and in real processes too."""

import itertools
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from playground.runs import memory as memory_module
from playground.runs import pool as pool_module
from playground.runs import turns as turns_module
from playground.runs.backends import local
from playground.runs.turns import LONGEST, SHORTEST, Turns, turn_seconds
from playground.settings import Limits
from tests.runs.conftest import Make, until
from tests.runs.fakes import spec
from tests.runs.test_life import state, steps


@dataclass
class Counting:
    """A run that only counts what it has had."""

    owner: str
    had: float = 0.0
    done: bool = field(default=False)


def simulate(runs: list[Counting], turns: Turns, slots: int, seconds: float) -> None:
    """Turns of a second, passed on as the pool does."""
    for _ in range(int(seconds)):
        present = [run for run in runs if not run.done]
        turns.meet({run.owner for run in present})
        for run in turns.in_order(present, 1.0)[:slots]:
            turns.charge(run, 1.0)


@pytest.mark.parametrize("slots", [1, 2, 4])
def test_a_hundred_owners_with_two_hundred_runs_have_the_same(slots: int) -> None:
    rng = random.Random(0)
    runs = [Counting(f"owner {i}") for i in range(100)]
    runs += [Counting(f"owner {rng.randrange(100)}") for _ in range(100)]
    simulate(runs, Turns(), slots, 4000)
    had = Counter[str]()
    for run in runs:
        had[run.owner] += run.had
    mean = sum(had.values()) / 100
    assert all(abs(seconds - mean) <= 0.1 * mean for seconds in had.values())
    for run in runs:  # and of one owner's, none is left behind
        share = had[run.owner] / sum(other.owner == run.owner for other in runs)
        assert abs(run.had - share) <= max(1.0, 0.1 * share)


@pytest.mark.parametrize("seed", range(20))
def test_nobody_starves_through_any_history(seed: int) -> None:
    """Owners come, start more, end some, and leave: while two are both there, they get the same."""
    rng, turns = random.Random(seed), Turns()
    runs = [Counting("constant"), Counting("other")]
    for _ in range(60):
        happens = rng.random()
        if happens < 0.5:
            runs.append(Counting(rng.choice(("other", "third", "fourth"))))
        elif happens < 0.9:
            rng.choice(runs[1:]).done = True
        before = runs[0].had
        owners = {run.owner for run in runs if not run.done}
        simulate(runs, turns, 1, 60)
        assert runs[0].had - before >= 60 / len(owners) - 2


@pytest.mark.parametrize("seed", range(5))
def test_whoever_is_a_moment_ahead_waits_no_longer_than_a_round(seed: int) -> None:
    """As after a start at which all began at once, and the first got a little more than a turn."""
    rng, turns = random.Random(seed), Turns()
    runs = [Counting(f"owner {i}") for i in range(12)]
    turns.meet({run.owner for run in runs})
    for run in runs:
        turns.charge(run, 1.2 if run is runs[0] else rng.uniform(0, 0.1))
    came: dict[str, list[int]] = {run.owner: [-1] for run in runs}
    for turn in range(120):
        (run, *_) = turns.in_order(runs, 1.0)
        turns.charge(run, 1.0)
        came[run.owner].append(turn)
    gaps = [b - a for times in came.values() for a, b in itertools.pairwise(times)]
    assert max(gaps) == 12


def test_who_comes_back_has_no_debt_to_collect() -> None:
    stays, away = Counting("stays"), Counting("away")
    turns = Turns()
    simulate([stays, away], turns, 1, 10)
    simulate([stays], turns, 1, 1000)
    before = stays.had
    simulate([stays, away], turns, 1, 100)
    assert stays.had - before == pytest.approx(50, abs=1)


def test_a_round_is_short_for_a_class_and_turns_are_no_shorter_than_they_may_be() -> None:
    assert turn_seconds(1, 1) == LONGEST
    assert 30 * turn_seconds(30, 1) <= 60
    assert turn_seconds(10_000, 1) == SHORTEST
    assert turn_seconds(4, 2) == LONGEST


@pytest.fixture
def short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns_module, "SHORTEST", 0.1)
    monkeypatch.setattr(turns_module, "LONGEST", 0.2)


@pytest.mark.usefixtures("short_turns")
def test_all_move_and_one_at_a_time(make: Make) -> None:
    runs = make(workers=1, live=8)
    three = [runs.submit("ann", spec("endless")) for _ in range(3)]
    until(lambda: [runs.state(run.id, "ann").run.state for run in three] == ["running"] * 3)
    until(lambda: all(len(steps(runs, run.id)) > 30 for run in three), 20)
    counts = [len(steps(runs, run.id)) for run in three]
    assert max(counts) < 2.5 * min(counts)
    workers = [w for w in runs._pool.workers.values() if w.begun]
    assert sum(w.command == "resume" for w in workers) <= 1
    for run in three:
        assert steps(runs, run.id) == list(range(1, len(steps(runs, run.id)) + 1))


@pytest.mark.usefixtures("short_turns")
def test_five_runs_of_one_owner_get_the_share_of_one(make: Make) -> None:
    runs = make(workers=1, live=8)
    five = [runs.submit("ann", spec("endless")) for _ in range(5)]
    one = runs.submit("bob", spec("endless"))
    until(lambda: len(runs.reports(one.id, "bob")) > 100, 30)
    theirs = sum(len(steps(runs, run.id)) for run in five)
    assert 0.5 < theirs / len(runs.reports(one.id, "bob")) < 2.0
    assert (runs.state(one.id, "bob").others, runs.state(one.id, "bob").share) == (1, 0.5)
    assert runs.state(five[0].id, "ann").share == pytest.approx(0.1)


@pytest.mark.usefixtures("short_turns")
def test_a_run_that_waits_for_its_turn_can_be_paused_resumed_and_stopped(make: Make) -> None:
    runs = make(workers=1, live=8)
    one, other = runs.submit("ann", spec("endless")), runs.submit("bob", spec("endless"))
    until(lambda: steps(runs, one.id) and runs.reports(other.id, "bob"))
    runs.pause(one.id, "ann")
    count = len(runs.reports(other.id, "bob"))
    until(lambda: len(runs.reports(other.id, "bob")) > count + 10)
    halted = steps(runs, one.id)
    until(lambda: len(runs.reports(other.id, "bob")) > count + 30)
    assert steps(runs, one.id) == halted
    assert runs.state(other.id, "bob").share == 1.0
    runs.resume(one.id, "ann")
    until(lambda: len(steps(runs, one.id)) > len(halted) + 5)
    runs.stop(one.id, "ann")
    assert until(lambda: state(runs, one.id) == "stopped") < 1.0
    until(lambda: runs.state(one.id, "ann").can_continue)


@pytest.mark.usefixtures("short_turns")
def test_beyond_what_is_kept_in_memory_they_take_turns_by_way_of_the_disk(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_module, "STAY_SECONDS", 0.3)
    runs = make(workers=1, live=2)
    three = [runs.submit(owner, spec("endless")) for owner in ("ann", "ann", "ann")]
    assert [run.state for run in three] == ["running", "running", "queued"]
    until(lambda: all(len(steps(runs, run.id)) > 20 for run in three), 30)
    assert len(runs._pool.workers) <= 2
    for run in three:
        assert steps(runs, run.id) == list(range(1, len(steps(runs, run.id)) + 1))


def test_a_pause_counts_while_room_is_made(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who makes room was told to stop, and would wait in the queue."""
    monkeypatch.setattr(pool_module, "STAY_SECONDS", 0.1)
    runs = make(workers=1, live=1)
    one = runs.submit("ann", spec("endless"))
    until(lambda: len(steps(runs, one.id)) > 20)
    runs.submit("ann", spec("endless"))

    def yields() -> bool:
        with runs._lock:
            (worker,) = runs._pool.workers.values() or (None,)
            if worker is None or not worker.yields or state(runs, one.id) != "running":
                return False
            runs.pause(one.id, "ann")
            return True

    until(yields)
    assert state(runs, one.id) == "paused"
    until(lambda: all(worker.run_id != one.id for worker in runs._pool.workers.values()))
    assert state(runs, one.id) == "paused"


@pytest.mark.usefixtures("short_turns")
def test_two_that_train_at_the_same_time_share_the_cores_and_one_alone_has_all(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "core_count", lambda _: 4)
    runs = make(workers=2, live=8)
    three = [runs.submit(owner, spec("endless")) for owner in ("ann", "bob", "ann")]

    def told() -> list[str]:
        return [(tmp_path / run.id / "threads").read_text() for run in three]

    until(lambda: all((tmp_path / run.id / "threads").exists() for run in three))
    until(lambda: told() == ["2", "2", "2"])
    busy = [worker for worker in runs._pool.workers.values() if worker.command == "resume"]
    assert len(busy) == 2
    assert runs.state(three[1].id, "bob").share == 1.0
    for run in three[::2]:
        runs.stop(run.id, "ann")
    until(lambda: told()[1] == "4")
    runs.submit("ann", spec("endless"))
    until(lambda: told()[1] == "2")


@pytest.mark.usefixtures("short_turns")
def test_those_that_do_not_fit_beside_each_other_train_one_at_a_time(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_module, "training", lambda _: 600)
    monkeypatch.setattr(pool_module, "halted", lambda _: 1)
    runs = make(workers=2, live=8, limits=Limits(memory=1000))
    both = [runs.submit(owner, spec("endless")) for owner in ("ann", "bob")]
    until(lambda: all(len(runs.reports(run.id, run.owner)) > 30 for run in both), 20)
    workers = runs._pool.workers.values()
    assert sum(not worker.halted for worker in workers) <= 1


def test_one_run_alone_is_never_halted(make: Make) -> None:
    runs = make(workers=1, live=8)
    run = runs.submit("ann", spec("endless"))
    until(lambda: len(steps(runs, run.id)) > 50)
    (worker,) = runs._pool.workers.values()
    assert worker.command == "resume"
    assert runs.state(run.id, "ann").share == 1.0


def test_memory_bounds_how_many_are_kept(make: Make) -> None:
    one = memory_module.halted(spec("endless"))
    runs = make(workers=1, live=8, limits=Limits(memory=2 * one))
    states = [runs.submit("ann", spec("endless")).state for _ in range(3)]
    assert states == ["running", "running", "queued"]
    (first, *_) = runs.runs("ann")[::-1]
    runs.stop(first.id, "ann")
    until(lambda: [run.state for run in runs.runs("ann")].count("running") == 2)

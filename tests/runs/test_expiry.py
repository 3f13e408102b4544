"""Which runs are deleted by themselves, and that no clock of the host's makes more of them."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from playground.runs.expiry import DAY
from playground.runs.run import Run
from playground.runs.service import RunService
from playground.runs.states import State
from playground.runs.store import LOCK, RunStore
from playground.settings import Limits
from tests.runs.conftest import Make, until
from tests.runs.fakes import spec
from tests.runs.test_life import state, steps

ROOM = 1_000_000_000  # bytes
HOUR, YEAR = 3600.0, 365 * DAY


class Clock:
    """The host's, to be put to any time."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(time, "time", made)
    return made


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> RunStore:
    return RunStore(tmp_path_factory.mktemp("store"))


def ended(store: RunStore, owner: str = "ann", size: int = 0, how: State = "done") -> Run:
    """A run that ends now, with a file of that size."""
    run = store.create(owner, spec("net"))
    (store.path(run.id) / "last.safetensors").write_bytes(bytes(size))
    store.save(replace(run, state=how, ended=time.time()))
    return run


def names(store: RunStore) -> set[str]:
    return {run.id for run in store.everyone()}


def test_a_run_goes_once_it_was_too_old_on_two_days(store: RunStore, clock: Clock) -> None:
    old, paused = ended(store), ended(store, how="paused")
    clock.now += 29 * DAY
    young = ended(store)
    clock.now += 1.1 * DAY
    for later in (0, HOUR, DAY - 2 * HOUR):
        clock.now += later
        store.expire(30, ROOM)
        assert names(store) == {old.id, paused.id, young.id}
    clock.now += 2 * HOUR
    store.expire(30, ROOM)
    assert names(store) == {paused.id, young.id}
    assert not store.path(old.id).exists()


def test_a_clock_that_is_ahead_for_a_while_deletes_nothing(store: RunStore, clock: Clock) -> None:
    run, right = ended(store), clock.now
    for _ in range(2):
        clock.now = right + 10 * YEAR
        store.expire(30, ROOM)
        clock.now = right + HOUR
        store.expire(30, ROOM)
    clock.now = right + 31 * DAY
    store.expire(30, ROOM)  # the marks of a time that has not come yet count for nothing
    assert names(store) == {run.id}
    clock.now += DAY
    store.expire(30, ROOM)
    assert names(store) == set()


def test_a_run_that_ended_under_a_clock_put_back_is_as_old_as_its_start(
    store: RunStore, clock: Clock
) -> None:
    run, right = store.create("ann", spec("net")), clock.now
    clock.now = 5.0
    store.save(replace(run, state="done", ended=5.0))
    clock.now = right
    for _ in range(3):
        clock.now += DAY
        store.expire(30, ROOM)
    assert names(store) == {run.id}


def test_a_run_that_goes_on_after_it_was_too_old_begins_anew(store: RunStore, clock: Clock) -> None:
    run = ended(store)
    clock.now += 31 * DAY
    store.expire(30, ROOM)
    store.save(replace(run, state="stopped", ended=clock.now))  # continued, and stopped
    clock.now += 2 * DAY
    store.expire(30, ROOM)
    clock.now += 29 * DAY
    store.expire(30, ROOM)
    assert names(store) == {run.id}


def test_where_the_disk_is_too_full_the_oldest_of_whoever_has_most_goes(
    store: RunStore, clock: Clock
) -> None:
    anns = ended(store, "ann", 50_000)
    bobs = []
    for _ in range(4):
        clock.now += 1
        bobs.append(ended(store, "bob", 100_000))
    going = ended(store, "bob", 100_000, "paused")
    store.expire(30, 400_000)
    assert names(store) == {anns.id, going.id, bobs[2].id, bobs[3].id}
    store.expire(30, 1)
    assert names(store) == {going.id}


def test_a_service_keeps_to_its_limits_at_its_start_and_as_runs_come(make: Make) -> None:
    runs = make()
    first = runs.submit("ann", spec("three"))
    until(lambda: state(runs, first.id) == "done" and not runs._pool.workers)
    runs.close()
    runs = make(limits=Limits(keep_bytes=1))
    assert runs.runs("ann") == []
    second = runs.submit("ann", spec("three"))
    until(lambda: state(runs, second.id) == "done" and not runs._pool.workers)
    third = runs.submit("ann", spec("three"))
    assert [run.id for run in runs.runs("ann")] == [third.id]


def test_old_runs_are_swept_at_the_start_and_when_one_is_submitted(
    make: Make, tmp_path: Path, clock: Clock
) -> None:
    limits = Limits(runs_per_owner=1, keep_days=30)
    runs = make(limits=limits)

    def age(run: Run) -> None:
        until(lambda: state(runs, run.id) == "done" and not runs._pool.workers)
        clock.now += 31 * DAY
        runs._store.expire(30, ROOM)
        clock.now += DAY

    first = runs.submit("ann", spec("three"))
    age(first)
    second = runs.submit("ann", spec("three"))  # in the place of the first
    assert [run.id for run in runs.runs("ann")] == [second.id]
    age(second)
    runs.close()
    assert make(limits=limits).runs("ann") == []
    assert [path.name for path in tmp_path.iterdir()] == [LOCK]


@pytest.mark.parametrize("jump", [-50 * YEAR, 10 * YEAR])
def test_a_clock_that_jumps_leaves_trainings_and_what_was_saved_alone(
    runs: RunService, clock: Clock, jump: float
) -> None:
    saved = runs.submit("ann", spec("three"))
    until(lambda: state(runs, saved.id) == "done")
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    clock.now += jump
    before = len(steps(runs, run.id))
    until(lambda: len(steps(runs, run.id)) > before + 3)
    runs.pause(run.id, "ann")
    runs.resume(run.id, "ann")
    runs.stop(run.id, "ann")
    assert until(lambda: state(runs, run.id) == "stopped") < 5
    until(lambda: runs.state(run.id, "ann").can_continue)
    third = runs.submit("ann", spec("three"))
    until(lambda: state(runs, third.id) == "done")
    assert {run.id for run in runs.runs("ann")} == {saved.id, run.id, third.id}

"""When a training is looked at: what it costs, and how many looks there will be."""

import pytest

from playground.training.clock import Clock
from playground.training.snapshot_schedule import SHARE, Moment, SnapshotSchedule


def looks(
    monkeypatch: pytest.MonkeyPatch, seconds: float, step: float, cost: float, start: float = 0.0
) -> list[Moment]:
    """The moments at which a training of that many seconds, steps and looks of that cost is looked at."""
    now = [0.0]
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    clock = Clock(None, start + seconds)

    def look(moment: Moment) -> Moment:
        now[0] += cost
        return moment

    snapshot_schedule = SnapshotSchedule(look, clock, steps_per_epoch=100)
    clock.step, clock.seconds = round(start / step), start
    seen = [snapshot_schedule.first()]
    while not clock.done:
        clock.start()
        now[0] += step
        clock.stop()
        seen += snapshot_schedule.later()
    return seen


@pytest.mark.parametrize("step", [0.01, 0.15, 2.0])
@pytest.mark.parametrize("cost", [0.001, 0.02, 0.3, 5.0])
def test_looking_takes_its_share_and_no_more(
    monkeypatch: pytest.MonkeyPatch, step: float, cost: float
) -> None:
    seen = looks(monkeypatch, 300.0, step, cost)
    between = seen[1:-1]
    for count, moment in enumerate(between, 1):
        assert count * cost <= SHARE * moment.seconds + 1e-9
    if cost < 1:
        assert between


def test_first_and_last_are_always_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = looks(monkeypatch, 3.0, 0.125, cost=60.0)
    assert [(m.step, m.epoch) for m in seen] == [(0, 0.0), (24, 0.24)]


@pytest.mark.parametrize(
    ("seconds", "step", "few", "many"),
    [(8.0, 0.1, 12, 18), (60.0, 0.1, 60, 110), (3600.0, 0.5, 200, 360), (86_400.0, 9.0, 200, 560)],
)
def test_a_short_training_has_many_looks_and_a_long_one_not_too_many(
    monkeypatch: pytest.MonkeyPatch, seconds: float, step: float, few: int, many: int
) -> None:
    assert few <= len(looks(monkeypatch, seconds, step, cost=0.002)) <= many


def test_a_continuation_does_not_pay_for_what_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = looks(monkeypatch, 60.0, 0.1, cost=0.1, start=600.0)
    assert seen[0].seconds == 600.0
    between = seen[1:-1]
    assert between
    assert len(between) * 0.1 <= SHARE * 60.0
    assert all(b.seconds - a.seconds >= 9.9 for a, b in zip(seen, between, strict=False))


def test_a_watcher_that_takes_its_time_is_no_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two reports a run may be paused for minutes."""
    now = [0.0]
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    clock = Clock(None, 10.0)
    snapshot_schedule = SnapshotSchedule(lambda moment: moment, clock, 100)
    snapshot_schedule.first()
    count = 0
    while not clock.done:
        clock.start()
        now[0] += 0.1
        clock.stop()
        for _ in snapshot_schedule.later():
            now[0] += 600
            count += 1
    assert count >= 19

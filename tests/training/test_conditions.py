"""What a training computes in is settled once, written down, and gone by again: equal bit by bit."""

import itertools
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from playground.checkpoints import LAST
from playground.checkpoints.weights import load, save
from playground.codec import from_dict
from playground.data.images import Dataset
from playground.gans import GANS
from playground.message import NOTHING
from playground.records import Conditions
from playground.specs import THOUSANDTHS, GanSpec, GanTrainSpec, Phase, Record, RunSpec
from playground.training import conditions, precision, save_timer
from playground.training.clock import Clock
from playground.training.conditions import (
    LENGTHENED,
    NO_BFLOAT16,
    UNRECORDED,
    Settled,
    fewer_cores,
)
from playground.training.precision import Decisions
from tests.training.test_classify import run_spec
from tests.training.trainings import same, train, trainer

CPU = torch.device("cpu")
KINDS = ("classifier", *GANS)


def spec_of(kind: str, **changes: Any) -> RunSpec:
    if kind == "classifier":
        return run_spec(**{"precision": "auto", "epochs": 2, **changes})
    net = GanSpec("tiny", kind, 3, 5, (8, 6, 4))
    train = GanTrainSpec(dataset="shapes", epochs=2, seconds=None, batch_size=32)
    return RunSpec(net, train.replace(**changes), 3)


def trained(run: RunSpec, data: Dataset, folder: Path, **options: Any) -> list[Any]:
    return list(train(run, data, folder, **options))


def record_in(folder: Path) -> Record:
    return from_dict(Record, json.loads(load(folder / LAST).card.progress)["record"])


@pytest.fixture
def busy() -> Iterator[None]:
    """Another thread that wants the processor while the test runs."""
    over = threading.Event()

    matrix = torch.ones(128, 128)  # drawing one would take numbers from the training's generator

    def burn() -> None:
        while not over.is_set():
            matrix @ matrix

    burning = threading.Thread(target=burn)
    burning.start()
    yield
    over.set()
    burning.join()


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("kind", KINDS)
def test_twice_by_epochs_is_the_same_also_on_a_busy_machine(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """In auto, whatever a second trial would say."""
    monkeypatch.setattr(precision, "has_bfloat16", lambda _: True)
    decisions = Decisions(tmp_path)
    for name, worth in (("one", 1e9), ("two", 0.0)):
        monkeypatch.setattr(precision, "WORTH", worth)
        trained(spec_of(kind), colours, tmp_path / name, decisions=decisions)
    assert record_in(tmp_path / "one").phases[0].precision == "bfloat16"
    assert same(tmp_path / "one", tmp_path / "two")


@pytest.mark.parametrize("kind", KINDS)
def test_a_timed_training_is_repeated_by_its_record(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Its repetition is slowed down, so that by its own time it would go another way."""
    run = spec_of(kind, epochs=None, seconds=2.0, precision="float32")
    trained(run, colours, tmp_path / "one")
    record = record_in(tmp_path / "one")
    assert record.is_whole
    assert len(record.pace) > 3
    steps = json.loads(load(tmp_path / "one" / LAST).card.progress)["step"]
    assert steps == record.pace[-1][0]
    start = Clock.start

    def slowly(clock: Clock) -> None:
        start(clock)
        time.sleep(0.005)

    monkeypatch.setattr(Clock, "start", slowly)
    reports = trained(replace(run, record=record), colours, tmp_path / "two")
    assert same(tmp_path / "one", tmp_path / "two")
    assert reports[-1].fraction == 1.0
    assert record_in(tmp_path / "two") == record


def test_a_repetition_that_is_broken_off_goes_on_by_its_record(
    colours: Dataset, tmp_path: Path
) -> None:
    run = spec_of("classifier", epochs=None, seconds=1.0, precision="float32")
    trained(run, colours, tmp_path / "one")
    again = replace(run, record=record_in(tmp_path / "one"))
    training = train(again, colours, tmp_path / "two")
    while not getattr(next(training), "fraction", 0.0) > 0.3:
        pass
    training.close()
    trained(again, colours, tmp_path / "two", resume=True)
    assert same(tmp_path / "one", tmp_path / "two")
    assert record_in(tmp_path / "two") == again.record


def test_what_is_made_longer_goes_on_by_its_own_time() -> None:
    clock = Clock(None, 20.0)
    clock.restore(30, 10.0, ((10, 500), (30, THOUSANDTHS)))
    assert clock.fraction == 0.5
    assert clock.pace[-1] == (30, 500)
    record = Record((Phase(0, "float32", 1),), ((10, 500), (30, THOUSANDTHS)))
    run = replace(spec_of("dcgan", epochs=None, seconds=10.0), record=record)
    assert run.longer(10).record == replace(record, pace=())
    assert run.longer(10).train.seconds == 20


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("precision_", ["float32", "bfloat16"])
def test_it_goes_on_in_the_precision_it_began_in(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, precision_: str
) -> None:
    monkeypatch.setattr(precision, "has_bfloat16", lambda _: True)
    monkeypatch.setattr(conditions, "has_bfloat16", lambda _: True)
    monkeypatch.setattr(precision, "WORTH", 1e9 if precision_ == "bfloat16" else 0.0)
    trained(spec_of(kind), colours, tmp_path)
    monkeypatch.setattr(precision, "WORTH", 0.0 if precision_ == "bfloat16" else 1e9)
    reports = trained(spec_of(kind).longer(1), colours, tmp_path, resume=True, watched=True)
    (told,) = [report for report in reports if isinstance(report, Conditions)]
    assert (told.precision, str(told.note)) == (precision_, "")
    assert [phase.precision for phase in record_in(tmp_path).phases] == [precision_]


@pytest.mark.parametrize("kind", KINDS)
def test_what_recorded_nothing_goes_on_in_float32_and_says_so(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(precision, "has_bfloat16", lambda _: True)
    monkeypatch.setattr(precision, "WORTH", 1e9)
    trained(spec_of(kind, precision="float32"), colours, tmp_path)
    card, net, state = load(tmp_path / LAST)
    progress = {k: v for k, v in json.loads(card.progress).items() if k != "record"}
    save(tmp_path / LAST, replace(card, progress=json.dumps(progress)), net, state)
    run = spec_of(kind, precision="float32").longer(1)
    reports = trained(run, colours, tmp_path, resume=True, watched=True)
    (told,) = [report for report in reports if isinstance(report, Conditions)]
    assert (told.precision, told.note) == ("float32", UNRECORDED)


@pytest.mark.parametrize("kind", KINDS)
def test_a_repetition_of_what_was_made_longer_says_that_it_differs(
    colours: Dataset, tmp_path: Path, kind: str
) -> None:
    run = spec_of(kind, epochs=1, precision="float32")
    trained(run, colours, tmp_path / "one")
    assert not record_in(tmp_path / "one").lengthened
    trained(run.longer(1), colours, tmp_path / "one", resume=True)
    again = replace(run.longer(1), record=record_in(tmp_path / "one"))
    reports = trained(again, colours, tmp_path / "two", watched=True)
    (told,) = [report for report in reports if isinstance(report, Conditions)]
    assert told.note == LENGTHENED


def test_so_does_one_of_what_was_counted_in_epochs_and_then_in_seconds(
    colours: Dataset, tmp_path: Path
) -> None:
    trained(spec_of("classifier", epochs=1, precision="float32"), colours, tmp_path)
    timed = spec_of("classifier", epochs=None, seconds=1.0, precision="float32")
    trained(timed, colours, tmp_path, resume=True)
    again = trainer(replace(timed, record=record_in(tmp_path)), colours)
    assert again.conditions.note == LENGTHENED


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of threads that torch is told to have, on a machine with two cores."""
    told = [1]
    monkeypatch.setattr(torch, "get_num_threads", lambda: told[-1])
    monkeypatch.setattr(torch, "set_num_threads", told.append)
    monkeypatch.setattr(conditions, "core_count", lambda _: 2)
    return told


def settled(*phases: Phase) -> tuple[Settled, Clock]:
    clock = Clock(100, None)
    run = replace(spec_of("classifier"), record=Record(phases))
    under = Settled(run, CPU, clock)
    under.begin({}, lambda _: pytest.fail("there is nothing to try"), Decisions())
    return under, clock


def test_threads_are_those_of_the_record_where_they_changed_too(here: list[int]) -> None:
    phases = (Phase(0, "float32", 2), Phase(5, "float32", 1))
    under, clock = settled(*phases)
    for step in range(10):
        clock.step = step
        under.prepare()
        assert here[-1] == (2 if step < 5 else 1)
    assert under.record().phases == phases
    assert under.report().note == NOTHING


def test_threads_are_those_that_are_given_and_each_change_is_written_down(here: list[int]) -> None:
    clock, given = Clock(100, None), [2]
    run = spec_of("classifier", precision="float32")
    under = Settled(run, CPU, clock, lambda: given[-1])
    under.begin({}, lambda _: pytest.fail("there is nothing to try"), Decisions())
    for step in range(10):
        clock.step = step
        if step == 5:
            given.append(1)
        assert under.prepare() == (step == 5)
        assert here[-1] == (2 if step < 5 else 1)
    phases = (Phase(0, "float32", 2), Phase(5, "float32", 1))
    assert under.record().phases == phases
    again = Settled(replace(run, record=Record(phases)), CPU, Clock(100, None), lambda: 7)
    again.begin({}, lambda _: pytest.fail("there is nothing to try"), Decisions())
    assert not again.prepare()  # it repeats what was given then
    assert again.record().phases == phases[:1]


def test_what_goes_on_computes_on_the_threads_that_it_is_given_now(
    colours: Dataset, tmp_path: Path, here: list[int]
) -> None:
    run = spec_of("classifier", epochs=1, precision="float32")
    trained(run, colours, tmp_path, threads=lambda: 1)
    reports = trained(
        run.longer(1), colours, tmp_path, resume=True, watched=True, threads=lambda: 2
    )
    (told,) = [report for report in reports if isinstance(report, Conditions)]
    assert (told.threads, here[-1]) == (2, 2)
    steps = told.step
    assert record_in(tmp_path).phases == (Phase(0, "float32", 1), Phase(steps, "float32", 2))


def test_fewer_cores_than_recorded_are_told(here: list[int]) -> None:
    under, _ = settled(Phase(0, "float32", 8))
    assert here[-1] == 2
    assert under.report() == Conditions(0, "float32", 2, fewer_cores(8, 2))
    assert under.record().phases == (Phase(0, "float32", 2),)


@pytest.mark.usefixtures("here")
def test_no_bfloat16_where_it_is_recorded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditions, "has_bfloat16", lambda _: False)
    under, _ = settled(Phase(0, "bfloat16", 1))
    assert under.report() == Conditions(0, "float32", 1, NO_BFLOAT16)


@pytest.mark.parametrize(("takes", "apart"), [(0.1, 10), (2.0, 42)])
def test_a_crash_costs_ten_seconds_or_a_twentieth_of_the_time_goes_into_saving(
    monkeypatch: pytest.MonkeyPatch, takes: float, apart: float
) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    timer, saved = save_timer.SaveTimer(), []
    while now[0] < 150:
        if timer.is_due():
            saved.append(now[0])
            with timer.saving():
                now[0] += takes
        now[0] += 0.1
    assert saved[0] < 10
    assert {round(b - a) for a, b in itertools.pairwise(saved)} == {apart}

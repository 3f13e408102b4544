"""TensorBoard's own reader finds in the files what the reports said."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from playground.families import cifar_resnet
from playground.message import Message
from playground.records import GanReport, Preparing, Report
from playground.runs.events import logged
from playground.specs import GanSpec, GanTrainSpec, RunSpec, TrainSpec
from tests.runs.fakes import report

RUN = RunSpec(cifar_resnet(8), TrainSpec())


def generator(*reports: Report) -> Generator[Report, None, None]:
    yield from reports


def read(folder: Path) -> EventAccumulator:
    return EventAccumulator(str(folder)).Reload()


def points(read: EventAccumulator, tag: str) -> list[tuple[int, float]]:
    return [(event.step, round(event.value, 5)) for event in read.Scalars(tag)]


def test_every_number_of_a_report_is_written_under_its_step(tmp_path: Path) -> None:
    first = replace(report(1), gradient_norms=(0.5, 1.5))
    last = replace(report(7), loss=1.25, validation_accuracy=0.75, test_accuracy=0.625)
    given = [Preparing(Message("Reading")), first, last]
    assert list(logged(generator(*given), RUN, tmp_path)) == given
    found = read(tmp_path)
    assert points(found, "loss/training") == [(1, 2.3), (7, 1.25)]
    assert points(found, "accuracy/validation") == [(7, 0.75)]
    assert points(found, "accuracy/test") == [(7, 0.625)]
    assert points(found, "gradient norm/conv1") == [(1, 0.5)]
    text = found.Tensors("run/text_summary")[0].tensor_proto.string_val[0].decode()
    assert '"name": "ResNet-8' in text


def test_a_gan_is_written_too(tmp_path: Path) -> None:
    gan = RunSpec(GanSpec("DCGAN"), GanTrainSpec())
    list(logged(generator(GanReport(3, 0.1, 2.0, 0.2, 8.0, 90.0, 1.5, 0.25)), gan, tmp_path))
    found = read(tmp_path)
    assert points(found, "loss/generator") == [(3, 1.5)]
    assert points(found, "loss/critic") == [(3, 0.25)]


def test_steps_trained_anew_replace_the_old_ones(tmp_path: Path) -> None:
    list(logged(generator(report(1), report(2), report(3)), RUN, tmp_path))
    list(logged(generator(replace(report(2), loss=9.0), report(3)), RUN, tmp_path))
    assert points(read(tmp_path), "loss/training")[-2:] == [(2, 9.0), (3, 2.3)]
    assert [step for step, _ in points(read(tmp_path), "loss/training")] == [1, 2, 3]


def test_what_stops_the_log_stops_the_training(tmp_path: Path) -> None:
    closed = []

    def training() -> Generator[Report, None, None]:
        try:
            while True:
                yield report(1)
        finally:
            closed.append(True)

    reports = logged(training(), RUN, tmp_path)
    next(reports)
    reports.close()
    assert closed == [True]

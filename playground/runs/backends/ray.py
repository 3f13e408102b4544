"""Trainings on a cluster of Ray's.

Each is an actor somewhere in it, which Ray places, and starts elsewhere when its process or its machine
dies: it then goes on from the last checkpoint of the run's folder, which all machines share. Whose turn it
is, the service says, as on one machine: an actor that is not asked to advance does nothing.

Only the backend "ray" imports this, and so Ray.
"""

import logging
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

import ray
from ray.exceptions import RayError

from playground.checkpoints import LAST
from playground.cores import Threads, own_choice
from playground.errors import RunError
from playground.records import Report
from playground.runs import faults
from playground.runs.backends.backend import Order
from playground.runs.backends.inprocess import InProcess
from playground.runs.backends.local import TRAINING
from playground.runs.backends.messages import DONE, Told, broken, heard, told
from playground.runs.worker import Stopping, Training, find
from playground.specs import RunSpec

LOOK = 0.1  # seconds between two looks whether the run was told to stop
RESTARTS = 3  # of one training, after which its fault is taken for its own
ORDERS = "orders"  # what is heard while it trains

_log = logging.getLogger(__name__)


class RayCluster(InProcess):
    """A `Backend`. needs: what a training takes of a machine, of what Ray calls "CPU" and "GPU"."""

    def __init__(self, needs: Mapping[str, float], target: str = TRAINING) -> None:
        super().__init__(target)
        self._trainees: dict[int, Any] = {}
        self._make = ray.remote(
            num_cpus=needs["CPU"],
            num_gpus=needs["GPU"],
            max_restarts=RESTARTS,
            max_task_retries=-1,
            scheduling_strategy="SPREAD",
            concurrency_groups={ORDERS: 1},
        )(Trainee)

    def kill(self, number: int) -> None:
        super().kill(number)
        trainee = self._trainees.pop(number, None)
        if trainee is not None:
            ray.kill(trainee)

    def training(self, order: Order) -> Training:
        def train(
            _s: RunSpec, _d: Path, _f: Path, _r: bool, _device: str, stopping: Stopping, _t: Threads
        ) -> Generator[Report, None, None]:
            self._trainees[order["number"]] = trainee = self._make.remote(order)
            try:
                yield from _reports(trainee, stopping)
            except RayError as error:
                if order["number"] in self._trainees:  # not killed from here
                    _log.warning("the training in %s is lost: %s", order["folder"], error)
                raise RunError(faults.lost(RESTARTS + 1)) from error
            finally:
                self._trainees.pop(order["number"], None)
                ray.kill(trainee)

        return train


class Trainee:
    """The actor: one training, from its last checkpoint on if it has one. It raises nothing: what ends a
    training is told."""

    def __init__(self, order: Order) -> None:
        self._told_to_stop = False
        self._reports = _begun(order, lambda: self._told_to_stop)

    def advance(self) -> Told:
        """Train up to the next report."""
        try:
            report = next(self._reports, None)
        except Exception as error:
            return broken(error)
        return DONE if report is None else told(report)

    def end(self) -> Told:
        """End here, and save."""
        try:
            self._reports.close()
        except Exception as error:
            return broken(error)
        return DONE

    @ray.method(concurrency_group=ORDERS)  # type: ignore[untyped-decorator, unused-ignore]
    def stop(self) -> None:
        """Break off the step at hand, if it is a long one. Heard while another call goes on."""
        self._told_to_stop = True


def _begun(order: Order, stopping: Stopping) -> Generator[Report, None, None]:
    folder = Path(order["folder"])
    spec, resume = RunSpec.from_dict(order["spec"]), (folder / LAST).exists()
    train = find(order["target"])
    heeded = stopping, own_choice
    yield from train(spec, Path(order["data"]), folder, resume, order["device"], *heeded)


def _reports(trainee: Any, stopping: Stopping) -> Generator[Report, None, None]:
    """All of its reports, as they come. Closing this has it save."""
    try:
        while True:
            report = heard(_answer(trainee.advance.remote(), trainee, stopping))
            if report is None:
                return
            yield report
    finally:
        heard(_answer(trainee.end.remote(), trainee, stopping))


def _answer(asked: Any, trainee: Any, stopping: Stopping) -> Told:
    """What it tells, once it does."""
    hurried = False
    while not ray.wait([asked], timeout=LOOK)[0]:
        if not hurried and stopping():
            trainee.stop.remote()
            hurried = True
    answer: Told = ray.get(asked)
    return answer

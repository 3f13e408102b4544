"""What a training is for: the part of it that differs from one kind to the next."""

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from torch import Tensor, nn

from playground.checkpoints.weights import Loaded
from playground.data.catalog import DatasetInfo
from playground.message import Message
from playground.records import Confusion, Point, Preparing, View
from playground.specs import Precision
from playground.training.precision import Trial
from playground.training.score import Score
from playground.training.snapshot_schedule import Moment

Scoring = Generator[Preparing, None, Score]


class Domain(NamedTuple):
    """What a network knows of the images it is for, as `checkpoints.Card` has it."""

    classes: tuple[str, ...]
    mean: tuple[float, ...]
    std: tuple[float, ...]


class Told(NamedTuple):
    """What a report is made of. standing: the fields that every kind has. means: of `measures`, since the
    report before. validation, test: what was scored just now."""

    standing: Mapping[str, Any]
    means: Mapping[str, float]
    validation: Score | None
    test: Score | None


class Objective(ABC):
    """The networks, their optimisers, and what a step of theirs is; everything else is the Trainer's.

    measures: names of what each step measures, which are fields of its reports.
    steps_per_epoch: need not be whole. images_per_step: of the data set.
    target: the accuracy on held-out images at which the training ends, 0..1.
    """

    measures: tuple[str, ...]
    info: DatasetInfo
    domain: Domain
    steps_per_epoch: float
    images_per_step: int
    target: float | None = None

    @abstractmethod
    def nets(self) -> Sequence[nn.Module]:
        """The networks that learn."""

    @abstractmethod
    def kind(self) -> dict[str, Any]:
        """What the speed of a step depends on, in JSON's types, beside the machine."""

    @abstractmethod
    def trial(self) -> Trial:
        """By which the faster precision is found."""

    @abstractmethod
    def step(self, step: int, fraction: float, precision: Precision) -> Tensor:
        """One update, number `step` from 0, when `fraction` of the training is done, 0..1.

        All that is random in it follows from the seed and the step alone. Returns what it measured:
        float32 (measures,), on the device.
        """

    @abstractmethod
    def diverged(self, measured: Sequence[float]) -> Message:
        """Take in what the next step measured: what is wrong, in words, or "" while it is not lost."""

    @abstractmethod
    def is_sound(self, step: int) -> bool:
        """Whether the weights are worth keeping, before that step. Changes nothing."""

    @abstractmethod
    def report(self, told: Told) -> Point:
        """A point of its curves."""

    @abstractmethod
    def look(self, moment: Moment) -> View:
        """What can be seen of it now. Leaves everything as it was found."""

    @abstractmethod
    def net(self) -> nn.Module:
        """What a checkpoint is of."""

    @abstractmethod
    def state(self) -> dict[str, Tensor]:
        """What `restore` needs beside `net`."""

    @abstractmethod
    def restore(self, loaded: Loaded, step: int, fraction: float) -> None:
        """Go on from a checkpoint, written before that step, at that part of the training."""

    def opening(self) -> Iterator[View]:
        """What is shown before the first look."""
        yield from ()

    def validate(self) -> Scoring | None:
        """Score the images that are held out; None if there are none."""
        return None

    def test(self) -> Scoring | None:
        """Score the test images; None if nothing is to be scored."""
        return None

    def confusion(self, moment: Moment, on: str, score: Score) -> Iterator[Confusion]:
        """How a score is shown: `on` the "validation" or the "test" images."""
        yield from ()

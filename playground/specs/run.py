"""What a training run is made of, and what a checkpoint's header carries."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from playground.codec import from_dict, to_dict
from playground.errors import SpecError
from playground.gans import GANS
from playground.specs.gan import GanSpec
from playground.specs.knobs import knobs
from playground.specs.net import NetSpec
from playground.specs.ranges import Range
from playground.specs.record import Record
from playground.specs.training import GanTrainSpec, TrainSpec

SEED = Range(0, 2**31 - 1)
Result = TypeVar("Result")


@dataclass(frozen=True)
class RunSpec:
    """A network, how it is trained, and the seed: everything that a run is made of.

    record: of an earlier training, which this one repeats.
    """

    net: NetSpec | GanSpec
    train: TrainSpec | GanTrainSpec
    seed: int = 0
    record: Record | None = None

    def __post_init__(self) -> None:
        SEED.check("seed", self.seed)
        self.either(lambda *_: None, lambda *_: None)  # it is one of both

    @property
    def classifier(self) -> tuple[NetSpec, TrainSpec] | None:
        """The network and its training, unless this is of a GAN."""
        if isinstance(self.net, NetSpec) and isinstance(self.train, TrainSpec):
            return self.net, self.train
        return None

    @property
    def gan(self) -> tuple[GanSpec, GanTrainSpec] | None:
        """The pair and its training, unless this is of a classifier."""
        if isinstance(self.net, GanSpec) and isinstance(self.train, GanTrainSpec):
            return self.net, self.train
        return None

    def either(
        self,
        classifier: Callable[[NetSpec, TrainSpec], Result],
        gan: Callable[[GanSpec, GanTrainSpec], Result],
    ) -> Result:
        """What the function for its kind makes of the network and its training."""
        if self.classifier:
            return classifier(*self.classifier)
        if self.gan:
            return gan(*self.gan)
        raise SpecError("a classifier needs a TrainSpec and a GAN needs a GanTrainSpec")

    @property
    def settings(self) -> dict[str, Any]:
        """What the knobs of its training are set to, by their fields: those that have an effect."""
        values = {field: getattr(self.train, field) for field in knobs(type(self.train))}
        optimiser = values["optimiser"]
        if self.gan:
            kind, generator = GANS[self.net.kind], self.gan[0].generator
            optimiser = optimiser or kind.optimiser
            for field, known in knobs(GanTrainSpec).items():
                if not known.applies(kind, optimiser, generator):
                    del values[field]
        set_to = {**values, "optimiser": optimiser}
        return {field: value for field, value in set_to.items() if value is not None}

    def longer(self, more: int) -> "RunSpec":
        """The same run, `more` epochs longer, or seconds where it counts those."""
        if not more:
            return self
        field = "epochs" if self.train.epochs is not None else "seconds"
        length = (getattr(self.train, field) or 0) + more
        record = self.record and dataclasses.replace(self.record, pace=())
        return dataclasses.replace(self, train=self.train.replace(**{field: length}), record=record)

    def to_dict(self) -> dict[str, Any]:
        return to_dict(self)

    @classmethod
    def from_dict(cls, data: object) -> "RunSpec":
        return from_dict(cls, data, "run")

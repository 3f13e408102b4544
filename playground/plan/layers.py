"""What a plan is made of: a network of stages, a stage of units, a unit of layers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from playground.message import Message
from playground.specs import NetSpec

Shape = tuple[int, int, int]  # (C, H, W)
Kind = Literal[
    "conv", "transposed", "bn", "relu", "leaky", "tanh", "maxpool", "dropout", "pad", "add",
    "globalpool", "linear",
]  # fmt: skip
IN_PLACE: tuple[Kind, ...] = ("relu", "leaky", "add")
Path = Literal["none", "identity", "padding", "projection"]


class Layer(NamedTuple):
    """One operation. Counts are for one image.

    params: learnt numbers, biases and BN's affine pair included, BN's running statistics not.
    macs: multiply-adds of convolutions and linear layers (1512.03385, table 1, counts these alone).
    field: side of the receptive field, in input pixels. jump: input pixels between two neighbours.
    """

    name: str
    kind: Kind
    kernel: int
    stride: int
    padding: int
    bias: bool
    inp: Shape
    out: Shape
    params: int
    macs: int
    field: int
    jump: int

    @property
    def label(self) -> str:
        """The last part of its name."""
        return self.name.rpartition(".")[2]

    @property
    def activations(self) -> int:
        """Numbers this layer adds to memory: its output, but for layers that work in place."""
        if self.kind in IN_PLACE:
            return 0
        channels, height, width = self.out
        return channels * height * width


class Unit(NamedTuple):
    """A block, or the layers of a stem, a transition or a head, which are its branch.

    after: the addition of branch and shortcut, and what follows it.
    """

    name: str
    branch: tuple[Layer, ...]
    after: tuple[Layer, ...]
    path: Path
    shortcut: tuple[Layer, ...]
    inp: Shape
    out: Shape
    is_block: bool

    @property
    def label(self) -> str:
        """The last part of its name."""
        return self.name.rpartition(".")[2]

    @property
    def layers(self) -> tuple[Layer, ...]:
        """All but the shortcut's, in order."""
        return self.branch + self.after

    @property
    def all_layers(self) -> tuple[Layer, ...]:
        return self.layers + self.shortcut


class StagePlan(NamedTuple):
    """name: the submodule's. title: the ResNet paper's (conv1, conv2_x ...), or, of a WRN, whose paper
    speaks of groups, its number (group 1 ...)."""

    name: str
    title: str | Message
    units: tuple[Unit, ...]
    inp: Shape
    out: Shape
    params: int
    macs: int
    activations: int
    field: int

    @property
    def blocks(self) -> tuple[Unit, ...]:
        """The units that are blocks, without a transition."""
        return tuple(unit for unit in self.units if unit.is_block)

    @property
    def layers(self) -> Iterator[Layer]:
        for unit in self.units:
            yield from unit.all_layers


class Failure(NamedTuple):
    """Where a network stops being possible: the stage's name and title, and why."""

    stage: str
    title: str
    reason: Message


class Stages:
    """What is counted and walked through alike of all that is made of stages."""

    stages: tuple[StagePlan, ...]

    @property
    def params(self) -> int:
        return sum(stage.params for stage in self.stages)

    @property
    def macs(self) -> int:
        return sum(stage.macs for stage in self.stages)

    @property
    def activations(self) -> int:
        return sum(stage.activations for stage in self.stages)

    @property
    def layers(self) -> Iterator[Layer]:
        for stage in self.stages:
            yield from stage.layers


@dataclass(frozen=True)
class NetPlan(Stages):
    """All stages of a network for one image size; with a failure, those before it."""

    spec: NetSpec
    image: Shape
    stages: tuple[StagePlan, ...]
    failure: Failure | None

    @property
    def maps(self) -> Shape:
        """Shape of the last feature maps f_k, the ones CAM weighs (1512.04150, equation 1)."""
        return next(layer.inp for layer in self.layers if layer.kind == "globalpool")

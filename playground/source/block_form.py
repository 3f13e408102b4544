"""What the blocks of a network have in common: its class needs arguments only where they differ."""

from typing import NamedTuple

from playground.plan import NetPlan, Path
from playground.specs import NetSpec


class Variant(NamedTuple):
    """A block as far as it may differ from its neighbours: channels, stride and shortcut."""

    inp: int
    out: int
    stride: int
    path: Path


class BlockForm(NamedTuple):
    """The one class that all blocks of a network are of, and the variants it has to serve."""

    spec: NetSpec
    variants: frozenset[Variant]

    @classmethod
    def of(cls, whole: NetPlan) -> "BlockForm":
        blocks = (unit for stage in whole.stages[1:-1] for unit in stage.blocks)
        variants = frozenset(
            Variant(unit.inp[0], unit.out[0], max(x.stride for x in unit.layers), unit.path)
            for unit in blocks
        )
        return cls(whole.spec, variants)

    @property
    def single(self) -> bool:
        """Whether every stage has just one block."""
        return all(stage.blocks == 1 for stage in self.spec.stages)

    @property
    def network(self) -> str:
        """Name of the network's class."""
        if self.spec.shortcut == "none":
            return "PlainNet"
        return "WideResNet" if self.spec.order == "pre" else "ResNet"

    @property
    def block(self) -> str:
        """Name of the block's class."""
        spec = self.spec
        if spec.shortcut == "none":
            return "PlainBlock"
        if spec.order == "pre":
            return "WideBlock" if spec.block.expansion == 1 else "PreActBlock"
        known = {((3, 3), 1): "BasicBlock", ((1, 3, 1), 4): "Bottleneck"}
        shape = (spec.block.kernels, spec.block.expansion)
        return known.get(shape, "ResidualBlock") if spec.order == "post" else "ResidualBlock"

    @property
    def paths(self) -> frozenset[Path]:
        return frozenset(variant.path for variant in self.variants)

    @property
    def takes_inp(self) -> bool:
        """Whether a block may be given another number of channels than it gives back."""
        return any(variant.inp != variant.out for variant in self.variants)

    @property
    def takes_stride(self) -> bool:
        return any(variant.stride > 1 for variant in self.variants)

    @property
    def takes_dropout(self) -> bool:
        return self.spec.dropout > 0 and len(self.spec.block.kernels) > 1

    @property
    def out(self) -> str:
        """A block's output channels, as an expression."""
        return widened(self.spec.block.expansion, "width")

    @property
    def inp(self) -> str:
        """A block's input channels, as an expression."""
        return "inp" if self.takes_inp else self.out

    @property
    def changes(self) -> str | None:
        """When a block has a projection, as a condition; None if all have one."""
        if "identity" not in self.paths:
            return None
        variants = tuple(self.variants)
        wanted = [variant.path == "projection" for variant in variants]
        if [variant.inp != variant.out for variant in variants] == wanted:
            return f"inp != {self.out}"
        if [variant.stride > 1 for variant in variants] == wanted:
            return "stride != 1"
        return f"stride != 1 or inp != {self.out}"


def widened(expansion: int, width: str) -> str:
    return width if expansion == 1 else f"{expansion} * {width}"

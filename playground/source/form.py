"""What the blocks of a network have in common: its class needs arguments only where they differ."""

from typing import NamedTuple

from playground.plan import NetPlan, Path, Unit
from playground.specs import NetSpec


class Form(NamedTuple):
    """The one class that all blocks of a network are of."""

    spec: NetSpec
    blocks: tuple[Unit, ...]
    single: bool  # every stage has just one block

    @classmethod
    def of(cls, whole: NetPlan) -> "Form":
        stages = whole.stages[1:-1]
        blocks = tuple(unit for stage in stages for unit in stage.blocks)
        return cls(whole.spec, blocks, len(blocks) == len(stages))

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
        return frozenset(unit.path for unit in self.blocks)

    @property
    def takes_inp(self) -> bool:
        """Whether a block may be given another number of channels than it gives back."""
        return any(unit.inp[0] != unit.out[0] for unit in self.blocks)

    @property
    def takes_stride(self) -> bool:
        return any(stride(unit) > 1 for unit in self.blocks)

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
        conditions = {
            f"inp != {self.out}": [unit.inp[0] != unit.out[0] for unit in self.blocks],
            "stride != 1": [stride(unit) > 1 for unit in self.blocks],
        }
        wanted = [unit.path == "projection" for unit in self.blocks]
        exact = [text for text, values in conditions.items() if values == wanted]
        return exact[0] if exact else f"stride != 1 or inp != {self.out}"


def stride(unit: Unit) -> int:
    """By how much a block makes the map smaller."""
    return max(layer.stride for layer in unit.layers)


def widened(expansion: int, width: str) -> str:
    return width if expansion == 1 else f"{expansion} * {width}"

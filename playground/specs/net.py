"""A classifier: a ResNet of either stem, a plain net, a Wide ResNet and the speed network are points of
one space, `NetSpec`; `families` holds the papers' names for them.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from playground.codec import check_choices, from_dict, to_dict
from playground.errors import SpecError
from playground.specs.knobs import check_knobs, knob
from playground.specs.ranges import IMAGE_CHANNELS, WIDTH, Range, check_name

CLASSES = Range(2, 1000)
BLOCKS = Range(1, 1000)
STAGES = Range(1, 8)
STRIDE = Range(1, 4)
EXPANSION = Range(1, 8)
DROPOUT = Range(0.0, 0.9, 0.05)
BLOCK_KERNELS = (1, 3, 5, 7)
BLOCK_CONVOLUTIONS = Range(1, 4)
CONVOLUTIONS = 1300  # in all blocks: ResNet-1202 has 1,200 (1512.03385, table 6)

Order = Literal["post", "pre", "branch"]
Shortcut = Literal["none", "A", "B", "C"]


@dataclass(frozen=True)
class Stem:
    """The layers before the first stage.

    kernel 7 (ImageNet) or 3 (CIFAR) is padded to keep the size; kernel 2 is the speed network's
    unpadded whitening convolution, whose filters come from the training images and stay fixed.
    pool adds a 3x3 max-pool of stride 2 (1512.03385, table 1, conv2_x).
    """

    kernel: Literal[2, 3, 7] = 3
    width: int = 16
    stride: int = 1
    pool: bool = False

    @property
    def fixed(self) -> bool:
        """Whether its filters are not trained."""
        return self.kernel == 2

    def __post_init__(self) -> None:
        check_choices(self)
        WIDTH.check("stem width", self.width)
        STRIDE.check("stem stride", self.stride)


@dataclass(frozen=True)
class Stage:
    """Blocks of one width; the first one takes the stride. Its output has width x expansion channels."""

    width: int
    blocks: int
    stride: int = 1

    def __post_init__(self) -> None:
        WIDTH.check("stage width", self.width)
        BLOCKS.check("blocks", self.blocks)
        STRIDE.check("stride", self.stride)


@dataclass(frozen=True)
class Block:
    """The convolutions of one block, by kernel size: (3, 3) basic, (1, 3, 1) bottleneck, B(3,1) ...

    The last convolution has width x expansion channels. stride_on says which convolution takes the
    stage's stride: the first of all (as the FLOPs of 1512.03385, table 1, imply), or the first that
    is wider than 1x1 (what torchvision does, and most code since).
    """

    kernels: tuple[int, ...] = (3, 3)
    expansion: int = 1
    stride_on: Literal["spatial", "first"] = "spatial"

    def __post_init__(self) -> None:
        check_choices(self)
        BLOCK_CONVOLUTIONS.check("convolutions in a block", len(self.kernels))
        EXPANSION.check("expansion", self.expansion)
        wrong = [k for k in self.kernels if k not in BLOCK_KERNELS]
        if wrong:
            raise SpecError(
                "a block's kernels must be among {allowed}: {kernel} is not",
                allowed=BLOCK_KERNELS,
                kernel=wrong[0],
            )

    @property
    def strided(self) -> int:
        """Index of the convolution that takes the stage's stride."""
        if self.stride_on == "spatial":
            return next((i for i, k in enumerate(self.kernels) if k > 1), 0)
        return 0


@dataclass(frozen=True)
class NetSpec:
    """One residual or plain classifier.

    order: "post" conv-BN-ReLU with a ReLU after the addition (1512.03385); "pre" BN-ReLU-conv
        (1605.07146); "branch" conv-BN-ReLU inside the branch and nothing after the addition.
    shortcut: "none" (plain net), "A" zero-padding where the shape changes, "B" projection there,
        "C" projection everywhere (1512.03385, section 4.1).
    transition: how a stage changes the shape: in its first "block", or before its blocks by a 3x3
        convolution and a max-pool as large as the stride ("pool").
    dropout: probability, between the convolutions of a block (1605.07146, section 2.4).
    pool: over the whole map before the classifier.
    """

    kind: ClassVar[str] = "classifier"  # as a GanSpec's says which of the GANs it is

    name: str
    stem: Stem
    stages: tuple[Stage, ...]
    block: Block = Block()
    order: Order = "post"
    shortcut: Shortcut = "B"
    transition: Literal["block", "pool"] = "block"
    dropout: float = knob(
        0.0, "share of the values dropped between a block's convolutions", DROPOUT
    )
    pool: Literal["average", "max"] = "average"
    classes: int = 10
    image_channels: int = 3

    def __post_init__(self) -> None:
        check_knobs(self)
        check_name(self.name)
        STAGES.check("the number of stages", len(self.stages))
        if self.convolutions > CONVOLUTIONS:
            raise SpecError(
                "{network} has {layers:,} convolutions in its blocks, and a network has at most "
                "{most:,} here: choose fewer blocks",
                network=self.name,
                layers=self.convolutions,
                most=CONVOLUTIONS,
            )
        CLASSES.check("classes", self.classes)
        IMAGE_CHANNELS.check("image channels", self.image_channels)

    @property
    def convolutions(self) -> int:
        """In all blocks together, shortcuts left out."""
        return sum(stage.blocks for stage in self.stages) * len(self.block.kernels)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready fields; `from_dict` gives an equal spec."""
        return to_dict(self)

    @classmethod
    def from_dict(cls, data: object) -> "NetSpec":
        """Raises SpecError naming the field that is missing, unknown or out of bounds."""
        return from_dict(cls, data, "network")

    def replace(self, **changes: Any) -> "NetSpec":
        """A copy with some fields changed, validated again."""
        return dataclasses.replace(self, **changes)

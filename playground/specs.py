"""What a thing IS, as frozen dataclasses that are validated when made. No torch.

A ResNet of either stem, a plain net, a Wide ResNet and the speed network are points of one space,
`NetSpec`; `families` holds the papers' names for them. `RunSpec` is what a training run is made of,
and what a checkpoint's header carries.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from playground.codec import check_choices, from_dict, to_dict
from playground.errors import SpecError
from playground.gans import GANS, GanOptimiser


class Range(NamedTuple):
    """Inclusive bounds of a number, and the step of its slider."""

    low: float
    high: float
    step: float = 1

    def check(self, name: str, value: float) -> None:
        """Raise SpecError, naming the field, unless `value` lies within the bounds."""
        if not self.low <= value <= self.high:
            raise SpecError(f"{name} must lie between {self.low} and {self.high}: {value} does not")


IMAGE_SIZE = Range(1, 1024)
PICTURE_SIZE = Range(32, 224)
CLASSES = Range(2, 1000)
WIDTH = Range(1, 8192)
BLOCKS = Range(1, 1000)
STAGES = Range(1, 8)
STRIDE = Range(1, 4)
EXPANSION = Range(1, 8)
DROPOUT = Range(0.0, 0.9, 0.05)
IMAGE_CHANNELS = Range(1, 4)
NAME_LENGTH = 60
BLOCK_KERNELS = (1, 3, 5, 7)
BLOCK_CONVOLUTIONS = Range(1, 4)
CONVOLUTIONS = 1300  # in all blocks: ResNet-1202 has 1,200 (1512.03385, table 6)

Order = Literal["post", "pre", "branch"]
Shortcut = Literal["none", "A", "B", "C"]
Optimiser = Literal["sgd", "muon", "adamw"]
Precision = Literal["float32", "bfloat16"]
PrecisionChoice = Literal["auto", "float32", "bfloat16"]
Schedule = Literal["onecycle", "linear", "cosine", "multistep", "constant"]


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
            allowed = ", ".join(map(str, BLOCK_KERNELS))
            raise SpecError(f"a block's kernels must be among {allowed}: {wrong[0]} is not")

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

    name: str
    stem: Stem
    stages: tuple[Stage, ...]
    block: Block = Block()
    order: Order = "post"
    shortcut: Shortcut = "B"
    transition: Literal["block", "pool"] = "block"
    dropout: float = 0.0
    pool: Literal["average", "max"] = "average"
    classes: int = 10
    image_channels: int = 3

    def __post_init__(self) -> None:
        check_choices(self)
        if not 1 <= len(self.name) <= NAME_LENGTH or not self.name.isprintable():
            raise SpecError(f"a name must have 1 to {NAME_LENGTH} printable characters")
        STAGES.check("the number of stages", len(self.stages))
        layers = sum(stage.blocks for stage in self.stages) * len(self.block.kernels)
        if layers > CONVOLUTIONS:
            raise SpecError(
                f"{self.name} has {layers:,} convolutions in its blocks, and a network has at most "
                f"{CONVOLUTIONS:,} here: choose fewer blocks"
            )
        DROPOUT.check("dropout", self.dropout)
        CLASSES.check("classes", self.classes)
        IMAGE_CHANNELS.check("image channels", self.image_channels)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready fields; `from_dict` gives an equal spec."""
        return to_dict(self)

    @classmethod
    def from_dict(cls, data: object) -> "NetSpec":
        """Raises SpecError naming the field that is missing, unknown or out of bounds."""
        return from_dict(cls, data, "network")

    def replace(self, **changes: Any) -> "NetSpec":
        """A copy with some fields changed, validated anew."""
        return dataclasses.replace(self, **changes)


GAN_IMAGE_SIZES = (32, 64)
LATENT = Range(2, 512)


@dataclass(frozen=True)
class GanSpec:
    """A generator and its opponent: a discriminator (DCGAN, 1511.06434) or a critic (WGAN, 1701.07875).

    kind: one of `gans.GANS`. widths: channels from the 4x4 map outwards; each further one doubles the
    map, so 32x32 images take three and 64x64 take four. latent: length of z, drawn from a standard
    normal.
    """

    name: str
    kind: str = "dcgan"
    image_channels: int = 1
    latent: int = 100
    widths: tuple[int, ...] = (256, 128, 64)

    def __post_init__(self) -> None:
        if not 1 <= len(self.name) <= NAME_LENGTH or not self.name.isprintable():
            raise SpecError(f"a name must have 1 to {NAME_LENGTH} printable characters")
        if self.kind not in GANS:
            raise SpecError(f"no GAN is called {self.kind!r}: try {', '.join(GANS)}")
        IMAGE_CHANNELS.check("image channels", self.image_channels)
        LATENT.check("latent", self.latent)
        for width in self.widths:
            WIDTH.check("width", width)
        if self.image_size not in GAN_IMAGE_SIZES:
            raise SpecError(f"a GAN takes 3 widths (32x32) or 4 (64x64), not {len(self.widths)}")

    @property
    def image_size(self) -> int:
        """Side of the square images, in pixels: 4 doubled once per width."""
        return 4 << len(self.widths)

    def to_dict(self) -> dict[str, Any]:
        return to_dict(self)

    @classmethod
    def from_dict(cls, data: object) -> "GanSpec":
        return from_dict(cls, data, "GAN")


EPOCHS = Range(1, 1000)
SECONDS = Range(1, 86_400)
BATCH_SIZE = Range(2, 2048)
LEARNING_RATE = Range(1e-6, 10.0)
MILESTONES = Range(0, 20)
SEED = Range(0, 2**31 - 1)


@dataclass(frozen=True)
class TrainSpec:
    """How a classifier is trained.

    Ends after `epochs`, or after `seconds` of training (then the schedule runs over time, not
    steps), or before that as soon as `target` is reached, an accuracy on the validation images.
    precision: of convolutions and matrix products; "auto" is the faster one where it is trained.
    optimiser: "sgd" (momentum, Nesterov's or the plain one), "adamw", or "muon" (matrices by Muon,
    the rest by SGD). lr is the peak of the schedule; the multistep one multiplies it by `drop` at
    each of `milestones`, fractions of the whole. validation: this many training images are held out
    of training, and every choice is made by them alone: they are scored after each epoch and at the
    end. The test set is scored once, at the end. size: side in pixels to which a folder's pictures are
    scaled and cropped; None for a data set whose images have their own.
    """

    dataset: str = "cifar10"
    epochs: int | None = 10
    seconds: float | None = None
    target: float | None = None
    batch_size: int = 128
    optimiser: Optimiser = "sgd"
    lr: float = 0.1
    momentum: float = 0.9
    nesterov: bool = True
    weight_decay: float = 5e-4
    schedule: Schedule = "onecycle"
    milestones: tuple[float, ...] = (0.3, 0.6, 0.8)
    drop: float = 0.2
    label_smoothing: float = 0.0
    crop: int = 4
    flip: bool = True
    cutout: int = 0
    validation: int = 0
    precision: PrecisionChoice = "auto"
    size: int | None = None

    def __post_init__(self) -> None:
        check_choices(self)
        _check_training(self)
        Range(0.0, 0.999).check("momentum", self.momentum)
        Range(0.0, 1.0).check("weight decay", self.weight_decay)
        MILESTONES.check("the number of milestones", len(self.milestones))
        for milestone in self.milestones:
            Range(0.0, 1.0).check("a milestone", milestone)
        Range(0.001, 1.0).check("drop", self.drop)
        Range(0.0, 0.9).check("label smoothing", self.label_smoothing)
        Range(0, 16).check("crop padding", self.crop)
        Range(0, 32).check("cutout", self.cutout)
        Range(0, 20_000).check("validation images", self.validation)
        if self.target is not None:
            Range(0.0, 1.0).check("target accuracy", self.target)
            if not self.validation:
                raise SpecError(
                    "a target accuracy is measured on validation images: hold out at least one"
                )

    def replace(self, **changes: Any) -> "TrainSpec":
        """A copy with some fields changed, validated anew."""
        return dataclasses.replace(self, **changes)


@dataclass(frozen=True)
class GanTrainSpec:
    """How a GAN is trained.

    optimiser: None for that of the kind's paper; SGD's momentum is beta1, RMSprop has none. critic_steps:
    updates of the critic for one of the generator's (1701.07875, algorithm 1). clip: bounds the weights of
    a critic that is clipped; penalty: the weight of a gradient penalty (1704.00028, equation 3).
    smoothing: a discriminator is told that real images are real to this part less (1606.03498, section
    3.4). averaging: the generator that is kept is a moving average with this decay. precision, size:
    as in TrainSpec. flip: half of the real images are mirrored. augment: the opponent sees all images
    changed at random (2006.10738), which keeps it from learning a small data set by heart.
    """

    dataset: str = "fashion-mnist"
    epochs: int | None = None
    seconds: float | None = 300.0
    batch_size: int = 128
    optimiser: GanOptimiser | None = None
    lr: float = 2e-4
    beta1: float = 0.5
    beta2: float = 0.999
    critic_steps: int = 1
    clip: float = 0.01
    penalty: float = 10.0
    smoothing: float = 0.1
    averaging: float = 0.999
    precision: PrecisionChoice = "auto"
    flip: bool = False
    augment: bool = False
    size: int | None = None

    def __post_init__(self) -> None:
        check_choices(self)
        _check_training(self)
        Range(0.0, 0.999).check("beta1", self.beta1)
        Range(0.0, 0.9999).check("beta2", self.beta2)
        Range(0.0, 1000.0).check("penalty", self.penalty)
        Range(0.0, 0.5).check("smoothing", self.smoothing)
        Range(0.0, 0.9999).check("averaging", self.averaging)
        Range(1, 20).check("critic steps", self.critic_steps)
        Range(1e-4, 1.0).check("clip", self.clip)

    def replace(self, **changes: Any) -> "GanTrainSpec":
        """A copy with some fields changed, validated anew."""
        return dataclasses.replace(self, **changes)


def _check_training(train: TrainSpec | GanTrainSpec) -> None:
    """What holds for both kinds."""
    if (train.epochs is None) == (train.seconds is None):
        raise SpecError("training ends after epochs or after seconds: give exactly one of them")
    if train.epochs is not None:
        EPOCHS.check("epochs", train.epochs)
    if train.seconds is not None:
        SECONDS.check("seconds", train.seconds)
    BATCH_SIZE.check("batch size", train.batch_size)
    LEARNING_RATE.check("learning rate", train.lr)
    if train.size is not None:
        PICTURE_SIZE.check("size", train.size)


THREADS = Range(1, 4096)
THOUSANDTHS = 1000


@dataclass(frozen=True)
class Phase:
    """From `step` on, a training computed in this precision, on so many threads."""

    step: int
    precision: Precision
    threads: int

    def __post_init__(self) -> None:
        check_choices(self)
        THREADS.check("threads", self.threads)


@dataclass(frozen=True)
class Record:
    """How a training went, as far as its spec leaves that open: whoever goes the same way ends with the
    same weights, bit by bit, on one machine.

    phases: one from step 0 on, and one wherever precision or threads changed. pace: of a timed training,
    (step, thousandth) wherever another thousandth of its time had passed; steps rise. lengthened:
    whether it was made longer after so many epochs: its schedule then ran twice, and a repetition's
    will run once.
    """

    phases: tuple[Phase, ...]
    pace: tuple[tuple[int, ...], ...] = ()
    lengthened: bool = False

    def __post_init__(self) -> None:
        if not self.phases or self.phases[0].step != 0:
            raise SpecError("a record begins with step 0")
        if any(len(pair) != 2 or not 0 <= pair[1] <= THOUSANDTHS for pair in self.pace):
            raise SpecError("a record's pace is made of steps and thousandths of the time")
        for places in ([phase.step for phase in self.phases], [pair[0] for pair in self.pace]):
            if places != sorted(places):
                raise SpecError("the steps of a record must rise")

    def at(self, step: int) -> Phase:
        """What step number `step`, from 0, was computed in."""
        return next(phase for phase in reversed(self.phases) if phase.step <= step)

    @property
    def is_whole(self) -> bool:
        """Whether its pace leads to the end of the training."""
        return bool(self.pace) and self.pace[-1][1] == THOUSANDTHS


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
        if isinstance(self.net, NetSpec) is not isinstance(self.train, TrainSpec):
            raise SpecError("a classifier needs a TrainSpec and a GAN needs a GanTrainSpec")

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

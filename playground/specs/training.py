"""How a network is trained: a classifier, or a GAN."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from playground.codec import check_choices
from playground.errors import SpecError
from playground.gans import GanOptimiser
from playground.specs.ranges import Range

Optimiser = Literal["sgd", "muon", "adamw"]
PrecisionChoice = Literal["auto", "float32", "bfloat16"]
Fit = Literal["pad", "resize"]
Schedule = Literal["onecycle", "linear", "cosine", "multistep", "constant"]

PICTURE_SIZE = Range(32, 224)
EPOCHS = Range(1, 1000)
SECONDS = Range(1, 86_400)
BATCH_SIZE = Range(2, 2048)
LEARNING_RATE = Range(1e-6, 10.0)
MILESTONES = Range(0, 20)


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

    optimiser: None for that of the kind's paper; SGD's momentum is beta1, RMSprop has none. critic_lr:
    None for lr, which is then both networks'. critic_steps: updates of the critic for one of the
    generator's (1701.07875, algorithm 1). clip: bounds the weights of a critic that is clipped; penalty:
    the weight of a gradient penalty (1704.00028, equation 3). smoothing: a discriminator is told that
    real images are real to this part less (1606.03498, section 3.4). averaging: the generator that is
    kept is a moving average with this decay. precision, size: as in TrainSpec. flip: half of the real
    images are mirrored. augment: the opponent sees all images changed at random (2006.10738), which keeps
    it from learning a small data set by heart. fit: images of less than 32 pixels get a black border to
    that, or are made as large as the network's at once.
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
    critic_lr: float | None = None
    fit: Fit = "pad"

    def __post_init__(self) -> None:
        check_choices(self)
        _check_training(self)
        if self.critic_lr is not None:
            LEARNING_RATE.check("the critic's learning rate", self.critic_lr)
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

"""How a network is trained: a classifier, or a GAN."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from playground.errors import SpecError
from playground.gans import GanOptimiser
from playground.specs.knobs import check_knobs, knob
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
SHARE = Range(0.0, 1.0)
PRECISION_HELP = "of convolutions and matrix products; auto is the faster one here"
SIZE_HELP = "side to which a folder's pictures are scaled and cropped, 32 to 224 pixels"
FIT_HELP = "whether images of less than 32 pixels are framed in black, or enlarged"


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
    epochs: int | None = knob(10, "passes over the training images", EPOCHS)
    seconds: float | None = knob(None, "of training, instead of epochs", SECONDS)
    batch_size: int = knob(128, "images in a step", BATCH_SIZE, page=True)
    optimiser: Optimiser = knob("sgd", "which moves the weights", page=True)
    lr: float = knob(
        0.1, "peak of the learning rate", LEARNING_RATE, name="learning rate", page=True
    )
    momentum: float = knob(0.9, "of SGD and of Muon", Range(0.0, 0.999))
    nesterov: bool = knob(True, "whether SGD's momentum is Nesterov's")
    weight_decay: float = knob(
        5e-4, "of all weights, added to the gradient (decoupled in adamw)", SHARE, page=True
    )
    schedule: Schedule = knob(
        "onecycle", "of the learning rate, over the whole training", page=True
    )
    milestones: tuple[float, ...] = knob(
        (0.3, 0.6, 0.8), "of multistep: where the rate drops, as parts of the whole, 0..1", SHARE,
        name="a milestone",
    )  # fmt: skip
    drop: float = knob(0.2, "of multistep: what the rate is multiplied by there", Range(0.001, 1.0))
    label_smoothing: float = knob(
        0.0, "share of each label that is spread over all classes", Range(0.0, 0.9), page=True
    )
    crop: int = knob(
        4, "pixels by which images are shifted at most", Range(0, 16), name="crop padding"
    )
    flip: bool = knob(True, "whether half of the images are mirrored, left to right")
    jitter: float = knob(
        0.0, "by which share of its side the part of an image that is enlarged may be smaller",
        Range(0.0, 0.9), name="scale jitter", page=True,
    )  # fmt: skip
    cutout: int = knob(0, "side of the square that is covered, in pixels", Range(0, 32), page=True)
    validation: int = knob(
        0, "training images held out, by which the best is chosen", Range(0, 20_000),
        name="validation images",
    )  # fmt: skip
    target: float | None = knob(
        None, "accuracy on the held-out images, 0..1, at which to end before the time", SHARE,
        name="target accuracy", page=True,
    )  # fmt: skip
    precision: PrecisionChoice = knob("auto", PRECISION_HELP)
    size: int | None = knob(None, SIZE_HELP, PICTURE_SIZE)

    def __post_init__(self) -> None:
        _check_end(self)
        check_knobs(self)
        MILESTONES.check("the number of milestones", len(self.milestones))
        if self.target is not None and not self.validation:
            raise SpecError(
                "a target accuracy is measured on validation images: hold out at least one"
            )

    def replace(self, **changes: Any) -> "TrainSpec":
        """A copy with some fields changed, validated again."""
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
    epochs: int | None = knob(None, "passes over the training images", EPOCHS)
    seconds: float | None = knob(300.0, "of training, instead of epochs", SECONDS)
    batch_size: int = knob(128, "images in a step", BATCH_SIZE, page=True)
    optimiser: GanOptimiser | None = knob(
        None, "which moves the weights; without it, that of the kind's paper", page=True
    )
    lr: float = knob(2e-4, "of the learning rate", LEARNING_RATE, name="learning rate", page=True)
    beta1: float = knob(
        0.5,
        "of Adam; the momentum of SGD",
        Range(0.0, 0.999),
        page=True,
        optimisers=("adam", "sgd"),
    )
    beta2: float = knob(0.999, "of Adam", Range(0.0, 0.9999), page=True, optimisers=("adam",))
    critic_steps: int = knob(
        1, "updates of the critic for one of the generator's", Range(1, 20), page=True
    )
    clip: float = knob(
        0.01, "largest weight of a WGAN's critic", Range(1e-4, 1.0), page=True,
        of=lambda kind: kind.clips,
    )  # fmt: skip
    penalty: float = knob(
        10.0, "weight of a WGAN-GP's gradient penalty", Range(0.0, 1000.0), page=True,
        of=lambda kind: kind.penalised,
    )  # fmt: skip
    smoothing: float = knob(
        0.1, "how much less than real a DCGAN's discriminator is told that real images are, 0..0.5",
        Range(0.0, 0.5), page=True, of=lambda kind: kind.labelled,
    )  # fmt: skip
    averaging: float = knob(
        0.999, "decay of the moving average of the generator that is kept; 0 keeps the last one",
        Range(0.0, 0.9999), page=True,
    )  # fmt: skip
    precision: PrecisionChoice = knob("auto", PRECISION_HELP)
    flip: bool = knob(
        False, "whether half of the real images are mirrored, left to right", page=True
    )
    augment: bool = knob(
        False,
        "whether the opponent sees all images changed at random: for small data sets",
        page=True,
    )
    size: int | None = knob(None, SIZE_HELP, PICTURE_SIZE)
    critic_lr: float | None = knob(
        None, "the critic's learning rate; without it, the generator's", LEARNING_RATE,
        name="the critic's learning rate", page=True,
    )  # fmt: skip
    fit: Fit = knob("pad", FIT_HELP, page=True)

    def __post_init__(self) -> None:
        _check_end(self)
        check_knobs(self)

    def replace(self, **changes: Any) -> "GanTrainSpec":
        """A copy with some fields changed, validated again."""
        return dataclasses.replace(self, **changes)


def _check_end(train: TrainSpec | GanTrainSpec) -> None:
    if (train.epochs is None) == (train.seconds is None):
        raise SpecError("training ends after epochs or after seconds: give exactly one of them")

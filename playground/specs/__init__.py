"""What a thing IS, as frozen dataclasses that are validated when made. No torch.

`RunSpec` is what a training run is made of, a network and how it is trained, and what a checkpoint's
header carries.
"""

from playground.specs.difference import Difference, difference
from playground.specs.gan import GAN_IMAGE_SIZES, LATENT, SEED_MAP, GanSpec, GeneratorKind
from playground.specs.knobs import Knob, kind_of, knob, knobs, values_of
from playground.specs.net import (
    BLOCK_KERNELS,
    CLASSES,
    DROPOUT,
    STAGES,
    Block,
    NetSpec,
    Order,
    Shortcut,
    Stage,
    Stem,
)
from playground.specs.ranges import IMAGE_SIZE, NAME_LENGTH, WIDTH, Range
from playground.specs.record import THOUSANDTHS, Phase, Precision, Record
from playground.specs.run import SEED, RunSpec
from playground.specs.training import (
    BATCH_SIZE,
    EPOCHS,
    PICTURE_SIZE,
    SECONDS,
    Fit,
    GanTrainSpec,
    Optimiser,
    PrecisionChoice,
    Schedule,
    TrainSpec,
)

__all__ = [
    "BATCH_SIZE",
    "BLOCK_KERNELS",
    "CLASSES",
    "DROPOUT",
    "EPOCHS",
    "GAN_IMAGE_SIZES",
    "IMAGE_SIZE",
    "LATENT",
    "NAME_LENGTH",
    "PICTURE_SIZE",
    "SECONDS",
    "SEED",
    "SEED_MAP",
    "STAGES",
    "THOUSANDTHS",
    "WIDTH",
    "Block",
    "Difference",
    "Fit",
    "GanSpec",
    "GanTrainSpec",
    "GeneratorKind",
    "Knob",
    "NetSpec",
    "Optimiser",
    "Order",
    "Phase",
    "Precision",
    "PrecisionChoice",
    "Range",
    "Record",
    "RunSpec",
    "Schedule",
    "Shortcut",
    "Stage",
    "Stem",
    "TrainSpec",
    "difference",
    "kind_of",
    "knob",
    "knobs",
    "values_of",
]

"""What passes between rooms: reports of a training, heatmaps, boxes.

numpy and the standard library only.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Preparing:
    """Before the first step: what is being done ("Reading CIFAR-10"), and how far it is (0..1) if known."""

    what: str
    fraction: float | None = None


@dataclass(frozen=True)
class TrainReport:
    """Where the training of a classifier stands.

    seconds: of training so far, without pauses and scoring. fraction: of the whole, 0..1.
    loss and accuracy: mean over the training images since the report before, as augmented.
    validation_*: on images held out of training, where the report closes an epoch and there are any.
    test_*: on the test set, in the last report only.
    gradient_norms: Euclidean norm of the loss's gradient per stage, in the plan's order.
    """

    step: int
    epoch: float
    seconds: float
    fraction: float
    seconds_left: float
    images_per_second: float
    lr: float
    loss: float
    accuracy: float
    validation_loss: float | None = None
    validation_accuracy: float | None = None
    test_loss: float | None = None
    test_accuracy: float | None = None
    gradient_norms: tuple[float, ...] = ()


@dataclass(frozen=True)
class GanReport:
    """Where the training of a GAN stands. Losses are means since the report before.

    critic_loss is the discriminator's for a DCGAN, and minus the Wasserstein estimate for a WGAN.
    """

    step: int
    epoch: float
    seconds: float
    fraction: float
    seconds_left: float
    images_per_second: float
    generator_loss: float
    critic_loss: float


Report = Preparing | TrainReport | GanReport
_KINDS: dict[str, type[Preparing] | type[TrainReport] | type[GanReport]] = {
    "preparing": Preparing,
    "train": TrainReport,
    "gan": GanReport,
}


def report_to_dict(report: Report) -> dict[str, Any]:
    """A report as JSON-ready fields with its kind; empty fields are left out."""
    kind = next(name for name, cls in _KINDS.items() if isinstance(report, cls))
    fields = {k: v for k, v in dataclasses.asdict(report).items() if v is not None and v != ()}
    return {"kind": kind, **fields}


def report_from_dict(data: dict[str, Any]) -> Report:
    """The report that `report_to_dict` wrote. Raises KeyError or TypeError for anything else."""
    fields = dict(data)
    cls = _KINDS[fields.pop("kind")]
    if "gradient_norms" in fields:
        fields["gradient_norms"] = tuple(fields["gradient_norms"])
    return cls(**fields)


@dataclass(frozen=True)
class Prediction:
    """One class, by its index and name, with its logit and its probability (0..1)."""

    index: int
    name: str
    logit: float
    probability: float


@dataclass(frozen=True)
class Heatmap:
    """Class activation map of one class: float32 (h, w), at the network's own resolution, unscaled.

    Its mean plus `bias` is the logit, for a network that ends in average pooling and one linear
    layer (1512.04150, equation 2).
    """

    index: int
    values: NDArray[np.float32]
    bias: float


@dataclass(frozen=True)
class Box:
    """A box in pixels, right and bottom excluded: left <= x < right, top <= y < bottom."""

    left: int
    top: int
    right: int
    bottom: int

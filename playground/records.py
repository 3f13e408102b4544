"""What passes between rooms: reports of a training, feature maps.

numpy and the standard library only.
"""

import base64
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.codec import Measured, check_one_of, from_dict, to_dict
from playground.message import NOTHING, Message


@dataclass(frozen=True)
class Preparing:
    """Between steps: what is being done ("Reading CIFAR-10"), and how far it is (0..1) if known."""

    what: Message
    fraction: float | None = None


@dataclass(frozen=True)
class Conditions:
    """What a training computes in from `step` on: "float32" or "bfloat16", and how many threads.

    note: a sentence, where that is not what it began in; else empty.
    """

    step: int
    precision: str
    threads: int
    note: Message = NOTHING


@dataclass(frozen=True)
class Remark:
    """A sentence about the whole training, which stays in sight: what was left out of its data."""

    text: Message


@dataclass(frozen=True)
class _Moment:
    """Of a training. seconds: trained so far, without pauses and scoring. fraction: of the whole, 0..1."""

    step: int
    epoch: Measured
    seconds: Measured
    fraction: Measured
    seconds_left: Measured
    images_per_second: Measured


@dataclass(frozen=True)
class TrainReport(_Moment):
    """Where the training of a classifier stands.

    loss and accuracy: mean over the training images since the report before, as augmented.
    validation_*: on images held out of training, where the report closes an epoch and there are any.
    test_*: on the test set, in the last report (of each part, if it was trained longer later).
    gradient_norms: Euclidean norm of the loss's gradient per stage, in the plan's order.
    """

    lr: Measured
    loss: Measured
    accuracy: Measured
    validation_loss: Measured | None = None
    validation_accuracy: Measured | None = None
    test_loss: Measured | None = None
    test_accuracy: Measured | None = None
    gradient_norms: tuple[Measured, ...] = ()


@dataclass(frozen=True)
class GanReport(_Moment):
    """Where the training of a GAN stands. Losses are means since the report before.

    critic_loss is the discriminator's for a DCGAN, and for a WGAN minus the estimate of the
    Wasserstein distance, which is one up to a constant factor (1701.07875, section 4.2).
    real_score, fake_score: of a discriminator, the means of D(x) and D(G(z)), 0..1.
    estimate: of the distance that the kind makes small, in the papers' units, from terms without smoothing
    or penalty: log 2 - loss / 2 for the Jensen-Shannon divergence (1701.07875, section 4.2), the difference
    of the critic's means for Wasserstein's.
    critic_gradient: Euclidean norm of the critic's last gradient. at_bound: of a critic that is clipped,
    the share of its weights that stand at the bound. diversity: how far apart the samples of the last
    look are, as a share of how far apart the data's images are.
    """

    generator_loss: Measured
    critic_loss: Measured
    real_score: Measured | None = None
    fake_score: Measured | None = None
    estimate: Measured | None = None
    critic_gradient: Measured | None = None
    at_bound: Measured | None = None
    diversity: Measured | None = None


@dataclass(frozen=True)
class Packed:
    """A uint8 array as text, so that it fits into a line of JSON: its shape, its bytes in base64."""

    shape: tuple[int, ...]
    text: str

    @classmethod
    def of(cls, array: NDArray[np.uint8]) -> "Packed":
        return cls(array.shape, base64.b64encode(array.tobytes()).decode())

    def array(self) -> NDArray[np.uint8]:
        """Raises ValueError if the text does not fit the shape."""
        return np.frombuffer(base64.b64decode(self.text), np.uint8).reshape(self.shape)


@dataclass(frozen=True)
class ProbeImages:
    """The images that a classifier is shown again and again as it learns. They come before the rest.

    images: (N, H, W, C). labels: N indices into classes. held_out: whether it never trains on them.
    """

    classes: tuple[str, ...]
    labels: tuple[int, ...]
    images: Packed
    held_out: bool


@dataclass(frozen=True)
class Snapshot:
    """What a classifier makes of the probes at one moment.

    predicted: N classes. probabilities: (N, classes), 255 for 1. maps: (N, h, w), the class
    activation map of each image's true class, 0 for no evidence or evidence against, 255 for `scale`.
    filters: (K, kh, kw, C), the first convolution's kernels, 128 for 0, 1 and 255 for minus and plus
    the largest weight of all.
    """

    step: int
    epoch: float
    seconds: float
    predicted: tuple[int, ...]
    probabilities: Packed
    maps: Packed
    scale: float
    filters: Packed | None = None


@dataclass(frozen=True)
class Confusion:
    """How often the images of each class (rows) were taken for which class (columns), row by row.

    on: the images that are held out of training ("validation", whenever an epoch ends), or "test".
    """

    step: int
    epoch: float
    seconds: float
    on: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Histogram:
    """How many values lie in each of some bins, all equally wide, from minus `reach` to `reach`."""

    counts: tuple[int, ...]
    reach: Measured


@dataclass(frozen=True)
class Samples:
    """What a GAN makes of the same latent vectors at one moment: (N, S, S, C).

    weights: of the critic, where it is a WGAN's.
    """

    step: int
    epoch: float
    seconds: float
    images: Packed
    weights: Histogram | None = None


Point = TrainReport | GanReport
"""A point of a training's curves."""
View = ProbeImages | Snapshot | Confusion | Samples
"""What is shown of a training beside its curves."""
Report = Preparing | Conditions | Remark | Point | View
_KINDS: dict[str, type[Report]] = {
    "preparing": Preparing,
    "conditions": Conditions,
    "remark": Remark,
    "train": TrainReport,
    "gan": GanReport,
    "specimens": ProbeImages,
    "sight": Snapshot,
    "confusion": Confusion,
    "samples": Samples,
}


def report_to_dict(report: Report) -> dict[str, Any]:
    """A report as JSON-ready fields with its kind; empty fields are left out."""
    kind = next(name for name, cls in _KINDS.items() if type(report) is cls)
    fields = {k: v for k, v in to_dict(report).items() if v not in (None, [], "")}
    return {"kind": kind, **fields}


def report_from_dict(data: object) -> Report:
    """The report that `report_to_dict` wrote. Raises SpecError for anything else."""
    fields = dict(data) if isinstance(data, dict) else {}
    kind = fields.pop("kind", None)
    check_one_of(_KINDS, kind, "report.kind")
    return from_dict(_KINDS[kind], fields, kind)


@dataclass(frozen=True)
class FeatureMaps:
    """What one stage makes of one image: its strongest channels, by mean absolute activation.

    stage: the submodule's name. shape: (C, H, W) of all that it gives, spread: the standard deviation
    over that, not finite if it has outgrown float32. channels: indices, strongest first. maps:
    float32 (n, H, W), theirs, unscaled.
    """

    stage: str
    shape: tuple[int, int, int]
    spread: float
    channels: tuple[int, ...]
    maps: NDArray[np.float32]

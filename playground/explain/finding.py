"""A photo and a network to the evidence for every class, from one forward pass."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from playground.checkpoints import SUFFIX
from playground.checkpoints.weights import load_classifier
from playground.data.catalog import side_of
from playground.errors import CheckpointError, LimitReached
from playground.explain.cam import Explanation, explain
from playground.explain.heads import load_head
from playground.explain.inputs import prepared
from playground.images import Crop, letterboxed, resize_to
from playground.message import Count
from playground.nets import foreign
from playground.nets.explainable import MAPS, Explainable, Field, Mapping
from playground.numerals import byte_text
from playground.settings import Limits


class Finding(NamedTuple):
    """What was seen of a photo, and what speaks for each class in it. Arrays are numpy's.

    seen: uint8 (S, S, 3), the square that the network got. crop: where that lies in the photo, in
    pixels. logits, probabilities: float32 (classes,). maps: float32 (classes, h, w), positive for
    the class and negative against it. bias: float32 (classes,). field: what the maps' cells see. adds:
    whether a map's mean plus its bias is its logit.
    """

    subject: Explainable
    seen: NDArray[np.uint8]
    crop: Crop
    logits: NDArray[np.float32]
    probabilities: NDArray[np.float32]
    maps: NDArray[np.float32]
    bias: NDArray[np.float32]
    field: Field

    @property
    def adds(self) -> bool:
        return self.subject.net.adds

    @property
    def order(self) -> list[int]:
        """All classes, the likeliest first."""
        return np.argsort(-self.logits, kind="stable").tolist()  # type: ignore[no-any-return]


def opened(path: Path) -> Explainable:
    """The network in a checkpoint of ours, with a head that was taught, or of weights that others made.

    Raises CheckpointError for a file that holds no classifier.
    """
    return foreign.load(path) or (load_head(path) if path.suffix == SUFFIX else None) or _own(path)


class Looking(NamedTuple):
    """A photo before a network, which is ready to look.

    net: with the strides it should have. batch: float32 (1, C, S, S), normalised. seen, crop: as in
    Finding.
    """

    subject: Explainable
    net: Mapping
    batch: Tensor
    seen: NDArray[np.uint8]
    crop: Crop


def before(
    photo: NDArray[np.uint8],
    subject: Explainable,
    scale: int,
    unstrided: int,
    limits: Limits,
    whole: bool = False,
) -> Looking:
    """What is needed to look, without looking yet; arguments and errors are those of `look_at`.

    whole: all of the photo is seen, within a grey square, in place of a square out of its middle.
    """
    net = subject.net.finer(unstrided) if unstrided else subject.net
    size = subject.size * scale
    check_cost(net, size, limits)
    square, crop = (letterboxed if whole else resize_to)(photo, size)
    batch, seen = prepared(square, subject.mean, subject.std)
    return Looking(subject, net, batch, seen, crop)


def look_at(
    photo: NDArray[np.uint8], subject: Explainable, scale: int, unstrided: int, limits: Limits
) -> Finding:
    """The evidence for every class, from one forward pass.

    photo: uint8 (H, W, 3). scale: the input's side, in sides of the training images. unstrided: this
    many strides, from the end, are left out. Raises PlanError or SpecError if the network cannot do
    that, LimitReached if the host does not allow its size, CheckpointError if its weights have diverged.
    """
    return look(before(photo, subject, scale, unstrided, limits), limits)


def look(looking: Looking, limits: Limits) -> Finding:
    """The same of what is ready."""
    subject, net, batch, seen, crop = looking
    found = explain(net, batch)
    _check(found, subject.name, len(seen), limits)
    return Finding(
        subject,
        seen,
        crop,
        found.logits[0].numpy(),
        found.logits[0].softmax(0).numpy(),
        found.maps[0].numpy(),
        found.bias.numpy(),
        net.fields(len(seen))[MAPS],
    )


def check_cost(net: Mapping, size: int, limits: Limits) -> None:
    """Raise LimitReached if the network, or one image of that size, is more than the host allows."""
    params = sum(parameter.numel() for parameter in net.parameters())
    if params > limits.look_params:
        raise LimitReached(
            "this network has {params} parameters, and {allowed} are allowed here: choose a "
            "smaller one",
            params=Count(params),
            allowed=Count(limits.look_params),
        )
    needed = 4 * net.activations(size)  # float32
    if needed > limits.look_bytes:
        raise LimitReached(
            "at {size}×{size} pixels this network’s maps take {bytes}, and {most} are allowed here: "
            "choose a smaller input or a coarser map",
            size=size,
            bytes=byte_text(needed),
            most=byte_text(limits.look_bytes),
        )
    macs = net.macs(size)
    if macs > limits.look_macs:
        raise LimitReached(
            "at {size}×{size} pixels this network needs {macs} multiply-adds, and {allowed} are "
            "allowed here: choose a smaller input or a coarser map",
            size=size,
            macs=Count(macs),
            allowed=Count(limits.look_macs),
        )


def diverged(name: str) -> CheckpointError:
    """For a network that is asked and gives no numbers."""
    return CheckpointError(
        "{network} gives no finite numbers: its training diverged, so train it again with a "
        "lower learning rate",
        network=name,
    )


def _check(found: Explanation, name: str, size: int, limits: Limits) -> None:
    if not bool(found.logits.isfinite().all() and found.maps.isfinite().all()):
        raise diverged(name)
    cells = found.maps[0].numel()
    if cells > limits.look_cells:
        raise LimitReached(
            "at {size}×{size} pixels the maps of all classes have {cells} cells, and {allowed} are "
            "allowed here: choose a smaller input or a coarser map",
            size=size,
            cells=Count(cells),
            allowed=Count(limits.look_cells),
        )


def _own(path: Path) -> Explainable:
    card, net = load_classifier(path)
    train = card.run.train
    size, key = side_of(train), train.dataset
    return Explainable(
        net, net.spec.name, card.classes, size, card.mean, card.std, key, run=card.run
    )

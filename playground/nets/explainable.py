"""What can be looked into: a network that ends in feature maps, a global pooling and one linear layer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from torch import Tensor, nn

from playground.specs import RunSpec

MAPS = "maps"
"""The stage that the classifier sees: what comes out of `features`."""
Step = Callable[[Tensor], Tensor]


class Field(NamedTuple):
    """What the cells of a map see of the image, in its pixels along a side; the images' edges cut it off.

    side: of a cell's receptive field. jump: from one cell's to the next one's. start: the middle of the
    first cell's, from the image's edge.
    """

    side: int
    jump: int
    start: float


class Mapping(Protocol):
    """A classifier in two halves: images to feature maps, and those to logits.

    linear: the last layer. adds: whether the pooling is the mean, so that a map's mean plus the bias
    is the logit. `macs`: multiply-adds of one square image of that side; raises PlanError if it
    cannot be taken. `activations`: numbers that its layers put out meanwhile, which a gradient
    needs all at once. `fields`: of each stage's maps, for an image of that side. `finer`: the same
    weights, shared, without the last `count` strides. `steps`: what `features` does one after the
    other, by the names of the stages that come out; the last is MAPS.
    """

    @property
    def linear(self) -> nn.Linear: ...
    @property
    def adds(self) -> bool: ...
    def features(self, x: Tensor, /) -> Tensor: ...
    def classify(self, maps: Tensor, /) -> Tensor: ...
    def macs(self, size: int, /) -> int: ...
    def activations(self, size: int, /) -> int: ...
    def fields(self, size: int, /) -> dict[str, Field]: ...
    def finer(self, count: int, /) -> "Mapping": ...
    def steps(self) -> dict[str, Step]: ...
    def modules(self) -> Iterator[nn.Module]: ...
    def parameters(self) -> Iterator[nn.Parameter]: ...


@dataclass(frozen=True)
class Explainable:
    """A network in eval mode, and what is needed to show it an image and to read its answer.

    size: the side of the square images that it was trained on. mean, std: per channel, of images on a
    0..1 scale; it takes (image - mean) / std. classes: the names of its logits. dataset: the key of
    the data set whose images it was trained on, if it is one of ours. imagenet: whether its classes
    are ImageNet's 1,000, in their order. run: what made it, if that is known here.
    """

    net: Mapping
    name: str
    classes: tuple[str, ...]
    size: int
    mean: tuple[float, ...]
    std: tuple[float, ...]
    dataset: str = ""
    imagenet: bool = False
    run: RunSpec | None = None

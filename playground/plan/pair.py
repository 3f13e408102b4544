"""A GAN's pair, layer by layer: what `nets.gan` makes of a GanSpec, in pure integers.

A stage is what turns one map into the next, and has one unit; stages and layers have the names of the
submodules that they become. A generator has no receptive field: its input is no image.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from playground.gans import GANS
from playground.message import Message
from playground.plan.layers import Kind, Layer, Shape, StagePlan, Stages, Unit
from playground.plan.walk import Walk
from playground.specs import SEED_MAP, GanSpec

KERNEL = 4  # of every convolution, which doubles or halves the map
HIDDEN = 3  # layers of an MLP before its last one


@dataclass(frozen=True)
class HalfPlan(Stages):
    """One of the two networks; counts are for one image."""

    name: Literal["generator", "critic"]
    inp: Shape
    stages: tuple[StagePlan, ...]

    @property
    def out(self) -> Shape:
        return self.stages[-1].out


class PairPlan(NamedTuple):
    """A GAN's two networks."""

    spec: GanSpec
    generator: HalfPlan
    critic: HalfPlan

    @property
    def halves(self) -> tuple[HalfPlan, HalfPlan]:
        return self.generator, self.critic


def pair_plan(spec: GanSpec) -> PairPlan:
    """Both networks of a GAN, every layer with its shapes and counts."""
    grown = _perceptron(spec) if spec.generator == "mlp" else _growing(spec)
    z, image = (spec.latent, 1, 1), (spec.image_channels, spec.image_size, spec.image_size)
    return PairPlan(
        spec,
        HalfPlan("generator", z, tuple(grown)),
        HalfPlan("critic", image, tuple(_shrinking(spec))),
    )


def _growing(spec: GanSpec) -> Iterator[StagePlan]:
    """z (latent,) -> 4x4 -> 8x8 -> ... -> image."""
    widths, bias = spec.grown_widths, spec.biases or not spec.generator_norm
    first: Shape = (widths[0], SEED_MAP, SEED_MAP)
    project = _linear("project", spec.latent, first, widths[0] if bias else 0)
    yield _stage("project", "project", [project, *_after(spec, "", first, "relu")])
    inp = first
    for i, width in enumerate(widths[1:]):
        conv = _doubling(f"grow.{i}.0", inp, width, bias)
        inp = conv.out
        layers = [conv, *_after(spec, f"grow.{i}.", inp, "relu")]
        yield _stage(f"grow.{i}", Message("conv {number}", number=i + 1), layers)
    paint = _doubling("paint", inp, spec.image_channels, bias=True)
    tanh = _flat("tanh", "tanh", paint.out)
    yield _stage("paint", Message("conv {number}", number=len(widths)), [paint, tanh])


def _after(spec: GanSpec, stage: str, shape: Shape, last: Kind) -> Iterator[Layer]:
    """What follows a convolution of the generator; the first stage's layers are no module's children."""
    if spec.generator_norm:
        yield _flat(f"{stage}1" if stage else "bn", "bn", shape, 2 * shape[0])
    place = 2 if spec.generator_norm else 1
    yield _flat(f"{stage}{place}" if stage else "relu", last, shape)


def _perceptron(spec: GanSpec) -> Iterator[StagePlan]:
    """Four linear layers (1701.07875, figure 7; its authors' code)."""
    units, image = spec.constant_width, (spec.image_channels, spec.image_size, spec.image_size)
    hidden: Shape = (units, 1, 1)
    for i in range(HIDDEN):
        name, inp = ("project", spec.latent) if i == 0 else (f"grow.{2 * (i - 1)}", units)
        relu = "relu" if i == 0 else f"grow.{2 * i - 1}"
        layers = [_linear(name, inp, hidden, units), _flat(relu, "relu", hidden)]
        yield _stage(name, Message("linear {number}", number=i + 1), layers)
    numbers = image[0] * image[1] * image[2]
    last = _linear("paint.0", units, image, numbers)
    yield _stage(
        "paint", Message("linear {number}", number=HIDDEN + 1), [last, _flat("tanh", "tanh", image)]
    )


def _shrinking(spec: GanSpec) -> Iterator[StagePlan]:
    """Image -> ... -> 8x8 -> 4x4 -> one number."""
    walk = Walk((spec.image_channels, spec.image_size, spec.image_size))
    norm, window = GANS[spec.kind].critic_norm, (KERNEL, 2, 1)
    widths = spec.widths[::-1]
    see = walk.windowed("see", "conv", widths[0], window, bias=True)
    yield _stage("see", Message("conv {number}", number=1), [see, walk.flat("leaky", "leaky")])
    for i, width in enumerate(widths[1:]):
        name, bias = f"shrink.{i}", spec.biases or not norm
        layers = [walk.windowed(f"{name}.0", "conv", width, window, bias=bias)]
        if norm:
            layers.append(walk.bn(f"{name}.1"))
        layers.append(walk.flat(f"{name}.{len(layers)}", "leaky"))
        yield _stage(name, Message("conv {number}", number=i + 2), layers)
    channels, side, _ = walk.shape
    numbers = channels * side * side
    field = walk.field + (side - 1) * walk.jump
    judge = Layer(
        "judge", "linear", 1, 1, 0, True, walk.shape, (1, 1, 1), numbers + 1, numbers, field, walk.jump
    )  # fmt: skip
    yield _stage("judge", "score", [judge])


def _linear(name: str, inp: int, out: Shape, biases: int) -> Layer:
    """From a vector of `inp` numbers to a map, with so many biases."""
    weights = inp * out[0] * out[1] * out[2]
    return Layer(
        name, "linear", 1, 1, 0, biases > 0, (inp, 1, 1), out, weights + biases, weights, 0, 0
    )


def _doubling(name: str, inp: Shape, channels: int, bias: bool) -> Layer:
    """A transposed convolution: each number of the input is spread over 4x4 of the output's."""
    weights = inp[0] * channels * KERNEL**2
    out = (channels, 2 * inp[1], 2 * inp[2])
    params, macs = weights + (channels if bias else 0), weights * inp[1] * inp[2]
    return Layer(name, "transposed", KERNEL, 2, 1, bias, inp, out, params, macs, 0, 0)


def _flat(name: str, kind: Kind, shape: Shape, params: int = 0) -> Layer:
    return Layer(name, kind, 0, 1, 0, False, shape, shape, params, 0, 0, 0)


def _stage(name: str, title: str | Message, layers: Sequence[Layer]) -> StagePlan:
    inp, out = layers[0].inp, layers[-1].out
    unit = Unit(name, tuple(layers), (), "none", (), inp, out, is_block=False)
    return StagePlan(
        name,
        title,
        (unit,),
        inp,
        out,
        sum(layer.params for layer in layers),
        sum(layer.macs for layer in layers),
        sum(layer.activations for layer in layers),
        layers[-1].field,
    )

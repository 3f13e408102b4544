"""NetSpec + image size -> every layer's shape, parameters, multiply-adds and receptive field.

Pure integers, no torch. The shapes table, the diagram, the torch module, the exported source and
the CAM tab's list of stages are all read from here, so they cannot disagree.

A network is a list of stages (stem, stage1 ... stageN, head); a stage is a list of units (a block,
or the layers of stem, transition or head); a unit has a main path and, if it is a block, a shortcut.
The name of a stage, unit or layer is the name of the submodule that `nets.build` makes of it.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from playground.errors import PlanError
from playground.specs import IMAGE_SIZE, NetSpec, Stage

Shape = tuple[int, int, int]  # (C, H, W)
Kind = Literal[
    "conv", "bn", "relu", "maxpool", "dropout", "pad", "add", "globalpool", "linear", "scale"
]
Path = Literal["none", "identity", "padding", "projection"]


class Layer(NamedTuple):
    """One operation. Counts are for one image.

    params: learnt numbers, biases and BN's affine pair included, BN's running statistics not.
    macs: multiply-adds of convolutions and linear layers (1512.03385, table 1, counts these alone).
    field: side of the receptive field, in input pixels. jump: input pixels between two neighbours.
    """

    name: str
    kind: Kind
    kernel: int
    stride: int
    padding: int
    bias: bool
    inp: Shape
    out: Shape
    params: int
    macs: int
    field: int
    jump: int

    @property
    def activations(self) -> int:
        """Numbers this layer adds to memory: its output, but for layers that work in place."""
        if self.kind in ("relu", "add", "scale"):
            return 0
        channels, height, width = self.out
        return channels * height * width


class Unit(NamedTuple):
    """A block (with its shortcut), or the layers of a stem, a transition or a head in order."""

    name: str
    layers: tuple[Layer, ...]
    path: Path
    shortcut: tuple[Layer, ...]
    inp: Shape
    out: Shape

    @property
    def all_layers(self) -> tuple[Layer, ...]:
        return self.layers + self.shortcut


class StagePlan(NamedTuple):
    """name: the submodule's. title: the paper's (conv1, conv2_x ...; group 1 ...)."""

    name: str
    title: str
    units: tuple[Unit, ...]
    inp: Shape
    out: Shape
    params: int
    macs: int
    activations: int
    field: int

    @property
    def blocks(self) -> tuple[Unit, ...]:
        """The units that are blocks, without a transition."""
        return tuple(unit for unit in self.units if unit.name.rpartition(".")[2].isdigit())

    @property
    def layers(self) -> Iterator[Layer]:
        for unit in self.units:
            yield from unit.all_layers


class Failure(NamedTuple):
    """Where a network stops being possible: the stage's name and title, and why."""

    stage: str
    title: str
    reason: str


class NetPlan(NamedTuple):
    """All stages of a network for one image size; with a failure, those before it."""

    spec: NetSpec
    image: Shape
    stages: tuple[StagePlan, ...]
    failure: Failure | None

    @property
    def params(self) -> int:
        return sum(stage.params for stage in self.stages)

    @property
    def macs(self) -> int:
        return sum(stage.macs for stage in self.stages)

    @property
    def activations(self) -> int:
        return sum(stage.activations for stage in self.stages)

    @property
    def layers(self) -> Iterator[Layer]:
        for stage in self.stages:
            yield from stage.layers

    @property
    def maps(self) -> Shape:
        """Shape of the last feature maps f_k, the ones CAM weighs (1512.04150, equation 1)."""
        return next(layer.inp for layer in self.layers if layer.kind == "globalpool")


def plan(spec: NetSpec, size: int) -> NetPlan:
    """The plan of a network for square images of `size` pixels.

    Raises PlanError, naming the stage and the reason, if the network cannot take that size.
    """
    whole = outline(spec, size)
    if whole.failure:
        _, title, reason = whole.failure
        raise PlanError(f"{spec.name} cannot take {size}×{size} images: {title}: {reason}")
    return whole


def outline(spec: NetSpec, size: int) -> NetPlan:
    """Like `plan`, but an impossible network gives the stages up to the one that fails, and why."""
    IMAGE_SIZE.check("image size", size)
    walk = _Walk((spec.image_channels, size, size))
    stages: list[StagePlan] = []
    failure = None
    for name, title, stage in _parts(spec):
        try:
            stages.append(_stage(spec, walk, name, title, stage))
        except _Impossible as reason:
            failure = Failure(name, title, str(reason))
            break
    return NetPlan(spec, (spec.image_channels, size, size), tuple(stages), failure)


def smallest_image(spec: NetSpec) -> int:
    """Side of the smallest square image the network can take, in pixels."""
    low, high = int(IMAGE_SIZE.low), int(IMAGE_SIZE.high)
    if outline(spec, high).failure:
        raise PlanError(f"{spec.name} cannot take images of any size")
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if outline(spec, middle).failure else (low, middle)
    return low


def output_size(size: int, kernel: int, stride: int, padding: int) -> int:
    """Side of a convolution's or pooling's output: ⌊(size + 2·padding − kernel) / stride⌋ + 1."""
    return (size + 2 * padding - kernel) // stride + 1


def _parts(spec: NetSpec) -> Iterator[tuple[str, str, Stage | None]]:
    """(name, title, stage) of the stem, each stage and the head."""
    yield "stem", "conv1", None
    for i, stage in enumerate(spec.stages, 1):
        yield f"stage{i}", (f"conv{i + 1}_x" if spec.order == "post" else f"group {i}"), stage
    yield "head", "classifier", None


class _Impossible(Exception):
    """The layer at hand cannot be: the message says why."""


class _Walk:
    """Where we are on the way through the network: shape, receptive field and jump."""

    def __init__(self, shape: Shape, field: int = 1, jump: int = 1) -> None:
        self.shape, self.field, self.jump = shape, field, jump

    def fork(self) -> "_Walk":
        return _Walk(self.shape, self.field, self.jump)

    def windowed(
        self, name: str, kind: Kind, channels: int, window: tuple[int, int, int], bias: bool = False
    ) -> Layer:
        """A convolution or a max-pool with window (kernel, stride, padding)."""
        kernel, stride, padding = window
        inp = self.shape
        size = output_size(inp[1], kernel, stride, padding)
        if size < 1:
            raise _Impossible(
                f"a {kernel}×{kernel} window does not fit into a {inp[1]}×{inp[2]} map"
            )
        if stride > 1 and inp[1] == 1:
            raise _Impossible(f"stride {stride} has nothing to halve: the map is already 1×1")
        self.shape = out = (channels, size, size)
        self.field += (kernel - 1) * self.jump
        self.jump *= stride
        weights = channels * inp[0] * kernel * kernel if kind == "conv" else 0
        params = weights + (channels if bias else 0)
        macs = weights * size * size
        return Layer(
            name, kind, kernel, stride, padding, bias, inp, out, params, macs, self.field, self.jump
        )

    def conv(self, name: str, channels: int, kernel: int, stride: int = 1) -> Layer:
        """A convolution without bias, padded to keep the size at stride 1."""
        return self.windowed(name, "conv", channels, (kernel, stride, (kernel - 1) // 2))

    def flat(self, name: str, kind: Kind, params: int = 0) -> Layer:
        """A layer that leaves the shape as it is."""
        shape = self.shape
        return Layer(
            name, kind, 0, 1, 0, False, shape, shape, params, 0, self.field, self.jump
        )  # fmt: skip

    def bn(self, name: str) -> Layer:
        return self.flat(name, "bn", 2 * self.shape[0])


def _stage(spec: NetSpec, walk: _Walk, name: str, title: str, stage: Stage | None) -> StagePlan:
    inp = walk.shape
    if name == "stem":
        units = [_unit("stem", _stem(spec, walk), inp)]
    elif stage is None:
        units = [_unit("head", _head(spec, walk), inp)]
    else:
        units = list(_stage_units(spec, walk, name, stage))
    layers = [layer for unit in units for layer in unit.all_layers]
    return StagePlan(
        name,
        title,
        tuple(units),
        inp,
        walk.shape,
        sum(layer.params for layer in layers),
        sum(layer.macs for layer in layers),
        sum(layer.activations for layer in layers),
        walk.field,
    )


def _unit(name: str, layers: list[Layer], inp: Shape) -> Unit:
    return Unit(name, tuple(layers), "none", (), inp, layers[-1].out)


def _stem(spec: NetSpec, walk: _Walk) -> list[Layer]:
    stem = spec.stem
    if stem.kernel == 2:  # whitening: unpadded, with a bias, no BN after it
        window = (2, stem.stride, 0)
        layers = [walk.windowed("stem.conv", "conv", stem.width, window, bias=True)]
        layers.append(walk.flat("stem.relu", "relu"))
    else:
        layers = [walk.conv("stem.conv", stem.width, stem.kernel, stem.stride)]
        if spec.order != "pre":
            layers += [walk.bn("stem.bn"), walk.flat("stem.relu", "relu")]
    if stem.pool:
        layers.append(walk.windowed("stem.pool", "maxpool", stem.width, (3, 2, 1)))
    return layers


def _head(spec: NetSpec, walk: _Walk) -> list[Layer]:
    layers = []
    if spec.order == "pre":
        layers += [walk.bn("head.bn"), walk.flat("head.relu", "relu")]
    channels, height, _ = inp = walk.shape
    walk.field += (height - 1) * walk.jump
    walk.shape = (channels, 1, 1)
    layers.append(
        Layer(
            "head.pool", "globalpool", height, 1, 0, False,
            inp, walk.shape, 0, 0, walk.field, walk.jump,
        )
    )  # fmt: skip
    walk.shape = (spec.classes, 1, 1)
    weights = channels * spec.classes
    layers.append(
        Layer(
            "head.fc", "linear", 1, 1, 0, True, (channels, 1, 1), walk.shape,
            weights + spec.classes, weights, walk.field, walk.jump,
        )
    )  # fmt: skip
    if spec.logit_scale != 1.0:
        layers.append(walk.flat("head.scale", "scale"))
    return layers


def _stage_units(spec: NetSpec, walk: _Walk, name: str, stage: Stage) -> Iterator[Unit]:
    stride = stage.stride
    if spec.transition == "pool":
        inp = walk.shape
        yield _unit(f"{name}.transition", _transition(walk, f"{name}.transition", stage), inp)
        stride = 1
    for i in range(stage.blocks):
        yield _block(spec, walk, f"{name}.{i}", stage.width, stride if i == 0 else 1)


def _transition(walk: _Walk, name: str, stage: Stage) -> list[Layer]:
    layers = [walk.conv(f"{name}.conv", stage.width, 3)]
    if stage.stride > 1:
        window = (stage.stride, stage.stride, 0)
        layers.append(walk.windowed(f"{name}.pool", "maxpool", stage.width, window))
    return [*layers, walk.bn(f"{name}.bn"), walk.flat(f"{name}.relu", "relu")]


def _block(spec: NetSpec, walk: _Walk, name: str, width: int, stride: int) -> Unit:
    start = walk.fork()
    layers = list(_branch(spec, walk, name, width, stride))
    path = _path(spec, start.shape, walk.shape)
    shortcut: list[Layer] = []
    if path == "projection":
        shortcut.append(start.conv(f"{name}.shortcut.conv", walk.shape[0], 1, stride))
        if spec.order != "pre":
            shortcut.append(start.bn(f"{name}.shortcut.bn"))
    elif path == "padding":
        window = (1, stride, 0)
        shortcut.append(start.windowed(f"{name}.shortcut", "pad", walk.shape[0], window))
    if path != "none":
        layers.append(walk.flat(f"{name}.add", "add"))
    if spec.order == "post":
        layers.append(walk.flat(f"{name}.relu", "relu"))
    inp = shortcut[0].inp if shortcut else layers[0].inp
    return Unit(name, tuple(layers), path, tuple(shortcut), inp, walk.shape)


def _branch(spec: NetSpec, walk: _Walk, name: str, width: int, stride: int) -> Iterator[Layer]:
    """The convolutions of a block with what stands before, between and after them, bar the addition."""
    block = spec.block
    last = len(block.kernels)
    for i, kernel in enumerate(block.kernels, 1):
        channels = width * block.expansion if i == last else width
        step = stride if i - 1 == block.strided else 1
        if spec.order == "pre":
            yield walk.bn(f"{name}.bn{i}")
            yield walk.flat(f"{name}.relu{i}", "relu")
            if i > 1 and spec.dropout:
                yield walk.flat(f"{name}.drop{i - 1}", "dropout")
            yield walk.conv(f"{name}.conv{i}", channels, kernel, step)
        else:
            yield walk.conv(f"{name}.conv{i}", channels, kernel, step)
            yield walk.bn(f"{name}.bn{i}")
            if i < last or spec.order == "branch":
                yield walk.flat(f"{name}.relu{i}", "relu")
            if i < last and spec.dropout:
                yield walk.flat(f"{name}.drop{i}", "dropout")


def _path(spec: NetSpec, inp: Shape, out: Shape) -> Path:
    if spec.shortcut == "none":
        return "none"
    if spec.shortcut == "C":
        return "projection"
    if inp == out:
        return "identity"
    if spec.shortcut == "B":
        return "projection"
    if out[0] < inp[0]:
        raise _Impossible(
            f"shortcut A can only add channels, and {inp[0]} would become {out[0]}: use B"
        )
    return "padding"

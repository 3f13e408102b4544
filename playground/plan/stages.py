"""The stages of a network, each walked through from its first layer to its last."""

from collections.abc import Iterator

from playground.plan.layers import Layer, Path, Shape, StagePlan, Unit
from playground.plan.walk import Impossible, Walk
from playground.specs import NetSpec, Stage


def parts(spec: NetSpec) -> Iterator[tuple[str, str, Stage | None]]:
    """(name, title, stage) of the stem, each stage and the head."""
    yield "stem", "conv1", None
    for i, stage in enumerate(spec.stages, 1):
        yield f"stage{i}", (f"conv{i + 1}_x" if spec.order == "post" else f"group {i}"), stage
    yield "head", "classifier", None


def walk_stage(spec: NetSpec, walk: Walk, name: str, title: str, stage: Stage | None) -> StagePlan:
    """One stage, from where the walk stands. Raises Impossible at a layer that cannot be."""
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
    return Unit(name, tuple(layers), (), "none", (), inp, layers[-1].out, is_block=False)


def _stem(spec: NetSpec, walk: Walk) -> list[Layer]:
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


def _head(spec: NetSpec, walk: Walk) -> list[Layer]:
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
    return layers


def _stage_units(spec: NetSpec, walk: Walk, name: str, stage: Stage) -> Iterator[Unit]:
    stride = stage.stride
    if spec.transition == "pool":
        inp = walk.shape
        yield _unit(f"{name}.transition", _transition(walk, f"{name}.transition", stage), inp)
        stride = 1
    for i in range(stage.blocks):
        yield _block(spec, walk, f"{name}.{i}", stage.width, stride if i == 0 else 1)


def _transition(walk: Walk, name: str, stage: Stage) -> list[Layer]:
    layers = [walk.conv(f"{name}.conv", stage.width, 3)]
    if stage.stride > 1:
        window = (stage.stride, stage.stride, 0)
        layers.append(walk.windowed(f"{name}.pool", "maxpool", stage.width, window))
    return [*layers, walk.bn(f"{name}.bn"), walk.flat(f"{name}.relu", "relu")]


def _block(spec: NetSpec, walk: Walk, name: str, width: int, stride: int) -> Unit:
    start = walk.fork()
    branch = tuple(_branch(spec, walk, name, width, stride))
    path = _path(spec, start.shape, walk.shape)
    shortcut: list[Layer] = []
    if path == "projection":
        shortcut.append(start.conv(f"{name}.shortcut.conv", walk.shape[0], 1, stride))
        if spec.order != "pre":
            shortcut.append(start.bn(f"{name}.shortcut.bn"))
    elif path == "padding":
        window = (1, stride, 0)
        shortcut.append(start.windowed(f"{name}.shortcut", "pad", walk.shape[0], window))
    after = [walk.flat(f"{name}.add", "add")] if path != "none" else []
    if spec.order == "post":
        after.append(walk.flat(f"{name}.relu", "relu"))
    inp = shortcut[0].inp if shortcut else branch[0].inp
    return Unit(name, branch, tuple(after), path, tuple(shortcut), inp, walk.shape, is_block=True)


def _branch(spec: NetSpec, walk: Walk, name: str, width: int, stride: int) -> Iterator[Layer]:
    """The convolutions of a block with what stands before, between and after them, bar the addition."""
    block = spec.block
    last, strided = len(block.kernels), block.strided
    for i, kernel in enumerate(block.kernels, 1):
        channels = width * block.expansion if i == last else width
        step = stride if i - 1 == strided else 1
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
        raise Impossible(
            "shortcut A can only add channels, and {before} would become {after}: use B",
            before=inp[0],
            after=out[0],
        )
    return "padding"

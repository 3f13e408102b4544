"""The networks of the papers, as functions of what they call depth, widening factor and so on.

1512.03385  He et al., Deep Residual Learning for Image Recognition
1605.07146  Zagoruyko & Komodakis, Wide Residual Networks
"""

from bisect import bisect
from typing import Literal

from playground.errors import DepthError
from playground.message import Message, Term
from playground.specs import Block, NetSpec, Range, Shortcut, Stage, Stem

WIDEN_FACTOR = Range(1, 64)
DEPTH = Range(4, 1300)
SPEED_WIDTH = Range(8, 256, 8)

BASIC = Block((3, 3))
BOTTLENECK = Block((1, 3, 1), expansion=4)
WRN_BLOCKS = (
    (3, 3), (3, 1), (1, 3), (1, 3, 1), (3, 1, 1), (3, 1, 3), (3,), (3, 3, 3), (3, 3, 3, 3)
)  # 1605.07146, tables 2 and 3  # fmt: skip

RESNETS: dict[int, tuple[Block, tuple[int, ...]]] = {
    18: (BASIC, (2, 2, 2, 2)),
    34: (BASIC, (3, 4, 6, 3)),
    50: (BOTTLENECK, (3, 4, 6, 3)),
    101: (BOTTLENECK, (3, 4, 23, 3)),
    152: (BOTTLENECK, (3, 8, 36, 3)),
}  # 1512.03385, table 1

CIFAR_DEPTHS = (20, 32, 44, 56, 110, 1202)  # 1512.03385, table 6
WRN_DEPTHS = (10, 16, 22, 28, 40)

GROUPS = 3  # of blocks, in the networks for CIFAR
# What a depth counts beside the blocks' convolutions: what it is, and how many layers.
CIFAR_EXTRA = ("the first convolution and the classifier", 2)  # 1512.03385, section 4.2
WRN_EXTRA = ("the first convolution and a projection for each group", 1 + GROUPS)


def resnet(
    depth: int,
    *,
    classes: int = 1000,
    stem: Literal["imagenet", "cifar"] = "imagenet",
    shortcut: Shortcut = "B",
) -> NetSpec:
    """ResNet-18/34/50/101/152 of 1512.03385, table 1; stem "cifar" is the 3x3 one for 32x32 images.

    Raises DepthError for any other depth.
    """
    if depth not in RESNETS:
        raise _no_such_resnet(depth)
    block, blocks = RESNETS[depth]
    stages = tuple(Stage(64 * 2**i, n, 1 if i == 0 else 2) for i, n in enumerate(blocks))
    first = Stem(7, 64, 2, pool=True) if stem == "imagenet" else Stem(3, 64)
    kind = "Plain" if shortcut == "none" else "ResNet"
    small = "" if stem == "imagenet" else " (3×3 stem)"
    name = f"{kind}-{depth}{small}"
    return NetSpec(name, first, stages, block, shortcut=shortcut, classes=classes)


def cifar_resnet(
    depth: int, *, classes: int = 10, shortcut: Shortcut = "A", block: Block = BASIC
) -> NetSpec:
    """ResNet-20/32/44/56/110/1202 for CIFAR: 16-32-64 channels, n blocks each (1512.03385, section 4.2).

    The depth counts convolutions and the classifier: 2·3n + 2 for basic blocks. Raises SpecError
    otherwise, with the nearest depths that fit.
    """
    blocks = _blocks_for(depth, len(block.kernels), CIFAR_EXTRA)
    kind = "Plain" if shortcut == "none" else "ResNet"
    name = f"{kind}-{depth}"
    return NetSpec(
        name, Stem(3, 16), _three_stages(16, blocks), block, shortcut=shortcut, classes=classes
    )


def plain(depth: int, *, classes: int | None = None) -> NetSpec:
    """The plain twin: 18 and 34 of 1512.03385, table 1; 6n+2 layers of its section 4.2 otherwise."""
    if depth in (18, 34):
        return resnet(depth, classes=1000 if classes is None else classes, shortcut="none")
    return cifar_resnet(depth, classes=10 if classes is None else classes, shortcut="none")


def wide_resnet(
    depth: int,
    widen_factor: int,
    *,
    classes: int = 10,
    dropout: float = 0.0,
    kernels: tuple[int, ...] = (3, 3),
) -> NetSpec:
    """WRN-d-k of 1605.07146, table 1: 16k-32k-64k channels, pre-activation, projection shortcuts.

    The depth counts the stem, a projection for each group (with k = 1, the first has none) and l
    convolutions in each of 3N blocks: 3lN + 4, which is 6N + 4 for B(3,3). Raises SpecError otherwise,
    with the nearest depths that fit.
    """
    blocks = _blocks_for(depth, len(kernels), WRN_EXTRA)
    WIDEN_FACTOR.check("widening factor", widen_factor)
    form = "" if kernels == (3, 3) else f" B({','.join(map(str, kernels))})"
    stages = _three_stages(16 * widen_factor, blocks)
    return NetSpec(
        f"WRN-{depth}-{widen_factor}{form}",
        Stem(3, 16),
        stages,
        Block(kernels),
        order="pre",
        dropout=dropout,
        classes=classes,
    )


def speed_resnet(width: int = 32, *, classes: int = 10) -> NetSpec:
    """A network for training in a minute: whitening stem, three pooled stages of one residual block.

    After the speed records on CIFAR-10: Page's ResNet-9 and Jordan's airbench (2404.00498). The width
    is one for some minutes on two cores; 64 takes an hour.
    """
    SPEED_WIDTH.check("width", width)
    stages = tuple(Stage(width * 2**i, 1, 2) for i in range(3))
    return NetSpec(
        f"Speed-{width}",
        Stem(2, 24),
        stages,
        Block((3,)),
        order="branch",
        shortcut="B",
        transition="pool",
        pool="max",
        classes=classes,
    )


def finer(spec: NetSpec, stages: int) -> NetSpec:
    """The same network with its last `stages` stages un-strided, for a finer CAM (1512.04150, section 3).

    The weights keep their shapes, so a trained network can be loaded into it, unless a block has a
    projection for its stride alone.
    """
    Range(0, len(spec.stages)).check("un-strided stages", stages)
    kept = len(spec.stages) - stages
    changed = tuple(
        stage if i < kept else Stage(stage.width, stage.blocks, 1)
        for i, stage in enumerate(spec.stages)
    )
    return spec.replace(stages=changed)


def legal_depths(convolutions: int, extra: int, near: int) -> tuple[int, ...]:
    """The depths 3·l·n + extra next to `near`, both within DEPTH: one below it, one above."""
    step = GROUPS * convolutions
    most = (int(DEPTH.high) - extra) // step
    below = min(max(1, (near - extra) // step), most - 1)
    return (step * below + extra, step * (below + 1) + extra)


def _three_stages(width: int, blocks: int) -> tuple[Stage, ...]:
    return tuple(Stage(width * 2**i, blocks, 1 if i == 0 else 2) for i in range(GROUPS))


def _blocks_for(depth: int, convolutions: int, beside: tuple[str, int]) -> int:
    """Blocks of each group. beside: what else the depth counts, and how many layers that is."""
    DEPTH.check("depth", depth)
    what, extra = beside
    step = GROUPS * convolutions
    if depth <= extra or (depth - extra) % step:
        low, high = legal_depths(convolutions, extra, depth)
        why = Message(
            "{groups} groups of n blocks of {convolutions} make {step}n, and {what} make {extra} more",
            groups=GROUPS,
            convolutions=_convolutions(convolutions),
            step=step,
            what=Term(what),
            extra=extra,
        )
        raise DepthError(
            "depth must be {step}n+{extra}: {depth} is not, try {low} or {high}",
            (low, high),
            why,
            step=step,
            extra=extra,
            depth=depth,
            low=low,
            high=high,
        )
    return (depth - extra) // step


def _convolutions(count: int) -> Message:
    if count == 1:
        return Message("1 convolution")
    return Message("{count} convolutions", count=count)


def _no_such_resnet(depth: int) -> DepthError:
    known = list(RESNETS)
    above = min(max(1, bisect(known, depth)), len(known) - 1)
    low, high = known[above - 1 : above + 1]
    why = Message(
        "the depth counts the blocks' convolutions, the first one and the classifier: {low} and {high}",
        low=_sum(low),
        high=_sum(high),
    )
    return DepthError(
        "a ResNet with four stages has a depth of {known}: {depth} is not one",
        (low, high),
        why,
        known=known,
        depth=depth,
    )


def _sum(depth: int) -> str:
    """Of what a depth is the sum: "34 = 2·(3+4+6+3) + 2"."""
    block, blocks = RESNETS[depth]
    counted = f"{len(block.kernels)}·({'+'.join(map(str, blocks))})"
    return " ".join((str(depth), "=", counted, "+ 2"))

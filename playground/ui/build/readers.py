"""The values of Build's controls to a NetSpec, and a NetSpec to values that give it again."""

from collections.abc import Callable, Iterator

from playground.errors import SpecError
from playground.families import (
    BASIC,
    BOTTLENECK,
    RESNETS,
    WRN_BLOCKS,
    cifar_resnet,
    finer,
    plain,
    resnet,
    speed_resnet,
    wide_resnet,
)
from playground.specs import NetSpec
from playground.ui.build import custom
from playground.ui.build.custom import Values
from playground.ui.shared.payload import choice, real, whole

STEMS = ("imagenet", "cifar")
SHORTCUTS = ("A", "B", "C")
CIFAR_BLOCKS = {"basic": BASIC, "bottleneck": BOTTLENECK}
SLIDER_WIDEN = 20  # the slider's end; wider ones are free building
FINER = (0, 1, 2)  # last stages that may be un-strided


def block_text(kernels: tuple[int, ...]) -> str:
    """(3, 1) -> "B(3,1)", as 1605.07146 writes it."""
    return f"B({','.join(map(str, kernels))})"


WIDE_BLOCKS = {block_text(kernels): kernels for kernels in WRN_BLOCKS}

DEFAULTS: Values = {  # every control of Build, in the order in which handlers are given them
    "family": "wide_resnet",
    "wide_depth": 16,
    "widen_factor": 1,
    "wide_block": "B(3,3)",
    "dropout": 0,
    "cifar_depth": 20,
    "cifar_block": "basic",
    "cifar_shortcut": "A",
    "resnet_depth": 18,
    "resnet_stem": "imagenet",
    "resnet_shortcut": "B",
    "plain_depth": 20,
    "speed_width": speed_resnet().stages[0].width,
    **custom.write(custom.own(wide_resnet(16, 1))),
    "finer": 0,
    "size": 32,
}

CONTROLS: dict[str, tuple[str, ...]] = {  # each family's own
    "wide_resnet": ("wide_depth", "widen_factor", "wide_block", "dropout"),
    "cifar_resnet": ("cifar_depth", "cifar_block", "cifar_shortcut"),
    "resnet": ("resnet_depth", "resnet_stem", "resnet_shortcut"),
    "plain": ("plain_depth",),
    "speed": ("speed_width",),
    "custom": (
        "name", "stem", "stem_width", "stages", "kernels", "expansion", "order", "shortcut",
        "transition", "own_dropout", "image_channels", "stride_on",
    ),
}  # fmt: skip
SHARED = ("classes", "pool", "finer", "size")
FAMILIES = tuple(CONTROLS)


def read(values: Values) -> tuple[NetSpec, int]:
    """A network and its image size. values: one for each key of DEFAULTS, of whatever type.

    Raises SpecError, naming the field.
    """
    family = values["family"]
    if not isinstance(family, str) or family not in FAMILIES:
        raise SpecError("choose one of the families: {families}", families=FAMILIES)
    size = whole(values["size"], "image size")
    if family == "custom":
        return custom.read(values), size
    spec = _READERS[family](values, whole(values["classes"], "classes"))
    spec = spec.replace(pool=choice(values["pool"], custom.POOLS, "pool"))
    return finer(spec, choice(values["finer"], FINER, "un-strided stages")), size


def write(spec: NetSpec, size: int) -> Values:
    """Values of which `read` makes this very network: its family's if it has one, else "Your own"."""
    own = {**DEFAULTS, **custom.write(spec), "size": size, "family": "custom"}
    for guess in _guesses(spec):
        values = {**own, **guess}
        try:
            if read(values)[0] == spec:
                return values
        except SpecError:
            continue
    return own


def _guesses(spec: NetSpec) -> Iterator[Values]:
    """The family controls that might give this network."""
    blocks = tuple(stage.blocks for stage in spec.stages)
    layers, first = len(spec.block.kernels), spec.stages[0].width
    strides = [stage.stride for stage in spec.stages]
    unstrided = next(
        (n for n, stride in enumerate(reversed(strides[1:])) if stride > 1), len(strides) - 1
    )
    shared: Values = {"finer": min(unstrided, max(FINER))}
    small: Values = {
        "plain_depth": 2 + 3 * layers * blocks[0],
        "cifar_depth": 2 + 3 * layers * blocks[0],
    }
    if spec.order == "pre" and first <= 16 * SLIDER_WIDEN:
        yield {
            **shared,
            "family": "wide_resnet",
            "wide_depth": 4 + 3 * layers * blocks[0],
            "widen_factor": first // 16,
            "wide_block": block_text(spec.block.kernels),
            "dropout": spec.dropout,
        }
    for name, block in CIFAR_BLOCKS.items():
        if block == spec.block:
            chosen: Values = {"cifar_block": name, "cifar_shortcut": spec.shortcut}
            yield {**shared, "family": "cifar_resnet", **small, **chosen}
    stem = "imagenet" if spec.stem.kernel == 7 else "cifar"
    for depth, known in RESNETS.items():
        if known == (spec.block, blocks):
            chosen = {"resnet_depth": depth, "resnet_stem": stem, "resnet_shortcut": spec.shortcut}
            yield {**shared, "family": "resnet", **chosen}
            yield {**shared, "family": "plain", "plain_depth": depth}
    yield {**shared, "family": "plain", **small}
    yield {**shared, "family": "speed", "speed_width": first}


def _wide(values: Values, classes: int) -> NetSpec:
    return wide_resnet(
        whole(values["wide_depth"], "depth"),
        whole(values["widen_factor"], "widening factor"),
        classes=classes,
        dropout=real(values["dropout"], "dropout"),
        kernels=WIDE_BLOCKS[choice(values["wide_block"], WIDE_BLOCKS, "block")],
    )


def _cifar(values: Values, classes: int) -> NetSpec:
    return cifar_resnet(
        whole(values["cifar_depth"], "depth"),
        classes=classes,
        shortcut=choice(values["cifar_shortcut"], SHORTCUTS, "shortcut"),
        block=CIFAR_BLOCKS[choice(values["cifar_block"], CIFAR_BLOCKS, "block")],
    )


def _resnet(values: Values, classes: int) -> NetSpec:
    return resnet(
        whole(values["resnet_depth"], "depth"),
        classes=classes,
        stem=choice(values["resnet_stem"], STEMS, "stem"),
        shortcut=choice(values["resnet_shortcut"], SHORTCUTS, "shortcut"),
    )


def _plain(values: Values, classes: int) -> NetSpec:
    return plain(whole(values["plain_depth"], "depth"), classes=classes)


def _speed(values: Values, classes: int) -> NetSpec:
    return speed_resnet(whole(values["speed_width"], "width"), classes=classes)


_READERS: dict[str, Callable[[Values, int], NetSpec]] = {
    "wide_resnet": _wide,
    "cifar_resnet": _cifar,
    "resnet": _resnet,
    "plain": _plain,
    "speed": _speed,
}

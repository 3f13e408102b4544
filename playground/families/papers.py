"""The families, a record each."""

from playground.families import networks
from playground.families.family import Family, FamilyKnob
from playground.specs import DROPOUT, NetSpec

SHORTCUTS = {option: option for option in ("A", "B", "C")}
SLIDER_WIDEN = 20  # the slider's end; wider ones are free building


def _depth(spec: NetSpec) -> int:
    """As 1512.03385 counts it."""
    return spec.convolutions + networks.CIFAR_EXTRA[1]


def _shortcut(key: str, default: str) -> FamilyKnob:
    return FamilyKnob(key, "shortcut", default, lambda spec: spec.shortcut, choices=SHORTCUTS)


_WIDE = Family(
    networks.wide_resnet,
    (
        FamilyKnob(
            "wide_depth", "depth", 16, lambda spec: spec.convolutions + networks.WRN_EXTRA[1],
            offered=networks.WRN_DEPTHS, typed=True,
        ),
        FamilyKnob(
            "widen_factor", "widen_factor", 1, lambda spec: spec.stages[0].width // 16,
            bounds=networks.WIDEN_FACTOR._replace(high=SLIDER_WIDEN), name="widening factor",
        ),
        FamilyKnob(
            "wide_block", "kernels", "B(3,3)", lambda spec: spec.block.kernels,
            choices={f"B({','.join(map(str, kernels))})": kernels for kernels in networks.WRN_BLOCKS},
            typed=True, name="block",
        ),
        FamilyKnob("dropout", "dropout", 0.0, lambda spec: spec.dropout, bounds=DROPOUT),
    ),
    presets=("16,1", "16,2", "28,10", "40,4"),
    example="28,10",
    named=2,
    params={  # 1605.07146, table 4
        "40,1": "0.6", "40,2": "2.2", "40,4": "8.9", "40,8": "35.7", "28,10": "36.5",
        "28,12": "52.5", "22,8": "17.2", "22,10": "26.8", "16,8": "11.0", "16,10": "17.1",
    },
)  # fmt: skip

_CIFAR = Family(
    networks.cifar_resnet,
    (
        FamilyKnob("cifar_depth", "depth", 20, _depth, offered=networks.CIFAR_DEPTHS, typed=True),
        FamilyKnob(
            "cifar_block", "block", "basic", lambda spec: spec.block,
            choices={"basic": networks.BASIC, "bottleneck": networks.BOTTLENECK},
        ),
        _shortcut("cifar_shortcut", "A"),
    ),
    presets=("20", "56", "110", "1202"),
    example="56",
    params={  # 1512.03385, table 6
        "20": "0.27", "32": "0.46", "44": "0.66", "56": "0.85", "110": "1.7", "1202": "19.4",
    },
)  # fmt: skip

_RESNET = Family(
    networks.resnet,
    (
        FamilyKnob("resnet_depth", "depth", 18, _depth, offered=tuple(networks.RESNETS)),
        FamilyKnob(
            "resnet_stem", "stem", "imagenet",
            lambda spec: "imagenet" if spec.stem.kernel == 7 else "cifar",
            choices={stem: stem for stem in ("imagenet", "cifar")},
        ),
        _shortcut("resnet_shortcut", "B"),
    ),
    presets=tuple(map(str, networks.RESNETS)),
    example="50",
    macs={"18": "1.8", "34": "3.6", "50": "3.8", "101": "7.6", "152": "11.3"},  # 1512.03385, table 1
)  # fmt: skip

_PLAIN = Family(
    networks.plain,
    (
        FamilyKnob(
            "plain_depth", "depth", 20, _depth, offered=(18, 34, 20, 32, 44, 56, 110), typed=True
        ),
    ),
    presets=("20", "56", "18", "34"),
    example="34",
)

_SPEED = Family(
    networks.speed_resnet,
    (
        FamilyKnob(
            "speed_width", "width", 32, lambda spec: spec.stages[0].width, bounds=networks.SPEED_WIDTH
        ),
    ),
    presets=("32", "64"),
    example="32",
    bare=True,
)  # fmt: skip

FAMILIES: dict[str, Family] = {
    "wide_resnet": _WIDE,
    "cifar_resnet": _CIFAR,
    "resnet": _RESNET,
    "plain": _PLAIN,
    "speed": _SPEED,
}

"""The papers' families of networks: names for points in NetSpec's space."""

from playground.families.family import Builder, Family, FamilyKnob, Value
from playground.families.names import FINER, called, forms, member, name_of, named, presets
from playground.families.networks import (
    BASIC,
    BOTTLENECK,
    CIFAR_DEPTHS,
    DEPTH,
    RESNETS,
    WRN_BLOCKS,
    WRN_DEPTHS,
    cifar_resnet,
    finer,
    legal_depths,
    plain,
    resnet,
    speed_resnet,
    wide_resnet,
)
from playground.families.papers import FAMILIES

__all__ = [
    "BASIC", "BOTTLENECK", "CIFAR_DEPTHS", "DEPTH", "FAMILIES", "FINER", "RESNETS", "WRN_BLOCKS",
    "WRN_DEPTHS", "Builder", "Family", "FamilyKnob", "Value", "called", "cifar_resnet", "finer", "forms",
    "legal_depths", "member", "name_of", "named", "plain", "presets", "resnet", "speed_resnet",
    "wide_resnet",
]  # fmt: skip

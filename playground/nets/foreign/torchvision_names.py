"""The weights of torchvision's ResNets, which are timm's too, under our names.

    conv1, bn1                  stem.conv, stem.bn
    layer1.0.conv1, .bn1 ...    stage1.0.conv1, .bn1 ...
    layer2.0.downsample.0, .1   stage2.0.shortcut.conv, .bn
    fc                          head.fc

Both put a stage's stride on the 3x3 convolution, so the same weights give the same logits.
"""

import re
from collections.abc import Mapping

from torch import Tensor

NAMES = (
    (r"^(conv|bn)1\.", r"stem.\1."),
    (r"^layer(\d+)\.", r"stage\1."),
    (r"\.downsample\.0\.", ".shortcut.conv."),
    (r"\.downsample\.1\.", ".shortcut.bn."),
    (r"^fc\.", "head.fc."),
)


def from_torchvision(state_dict: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The same tensors by the names of a ResidualNet's. What has no name of theirs keeps its own."""
    return {_our_name(name): tensor for name, tensor in state_dict.items()}


def _our_name(name: str) -> str:
    for theirs, ours in NAMES:
        name = re.sub(theirs, ours, name)
    return name

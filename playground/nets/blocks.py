"""The parts of a residual network. What they are made of, layer by layer, is read from the plan.

Every layer is a submodule under the last part of its plan's name, so that hooks, CAM and the table
speak of the same things.
"""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from playground.plan import Layer, Unit
from playground.specs import NetSpec


def every(x: Tensor, stride: int) -> Tensor:
    """Every `stride`-th pixel, rows and columns: (B, C, H, W) -> (B, C, H/s, W/s).

    A mean over one pixel each. A slice is the same and its gradient is not: that has its channels first
    whatever x has, and all that stands before the slice then works on two layouts at once.
    """
    return F.avg_pool2d(x, 1, stride)


class ZeroPad(nn.Module):
    """Shortcut A: every `stride`-th pixel, and zeros for the channels that are new (1512.03385, 3.3)."""

    def __init__(self, channels: int, stride: int) -> None:
        super().__init__()
        self.channels, self.stride = channels, stride

    def forward(self, x: Tensor) -> Tensor:
        x = every(x, self.stride)
        return F.pad(x, (0, 0, 0, 0, 0, self.channels - x.shape[1]))

    def extra_repr(self) -> str:
        return f"channels={self.channels}, stride={self.stride}"


class Strided1x1(nn.Conv2d):
    """A 1x1 convolution with a stride: of every `stride`-th pixel, which is all that it sees.

    Written as torch would do it by itself, its gradient makes oneDNN write beyond its memory where there
    is only AVX2, the channels lie last, and fewer than eight come in (torch 2.14): the process crashes.
    """

    def forward(self, x: Tensor) -> Tensor:
        x = every(x, self.stride[0])
        return F.conv2d(x, self.weight, self.bias)  # (B, C', H/s, W/s)


class GlobalPool(nn.Module):
    """Mean or maximum over the map: (B, C, H, W) -> (B, C)."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def forward(self, x: Tensor) -> Tensor:
        return x.mean((2, 3)) if self.kind == "average" else x.amax((2, 3))

    def extra_repr(self) -> str:
        return self.kind


class Add(nn.Module):
    """Branch plus shortcut, of one shape."""

    def forward(self, branch: Tensor, shortcut: Tensor) -> Tensor:
        return branch + shortcut


def make_layer(layer: Layer, spec: NetSpec) -> nn.Module:
    """The module of one row of the plan."""
    channels = layer.inp[0]
    if layer.kind == "conv":
        kind = Strided1x1 if layer.kernel == 1 and layer.stride > 1 else nn.Conv2d
        return kind(
            channels, layer.out[0], layer.kernel, layer.stride, layer.padding, bias=layer.bias
        )
    if layer.kind == "maxpool":
        return nn.MaxPool2d(layer.kernel, layer.stride, layer.padding)
    if layer.kind == "linear":
        return nn.Linear(channels, layer.out[0], bias=layer.bias)
    makers: dict[str, Callable[[], nn.Module]] = {
        "bn": lambda: nn.BatchNorm2d(channels),
        "relu": lambda: nn.ReLU(inplace=True),
        "dropout": lambda: nn.Dropout(spec.dropout),
        "pad": lambda: ZeroPad(layer.out[0], layer.stride),
        "globalpool": lambda: GlobalPool(spec.pool),
        "add": Add,
    }
    return makers[layer.kind]()


def sequence(layers: tuple[Layer, ...], spec: NetSpec) -> nn.Sequential:
    """Layers one after another, each under its label."""
    result = nn.Sequential()
    for layer in layers:
        result.add_module(layer.label, make_layer(layer, spec))
    return result


class Block(nn.Module):
    """One block: its branch, its shortcut, their sum.

    post    x -> conv-BN-ReLU-...-conv-BN, + shortcut(x), ReLU       (1512.03385, figure 2)
    pre     a = ReLU(BN(x)); a -> conv-BN-ReLU-conv, + x (1605.07146, section 2), or + projection(a),
            as in its authors' code
    branch  x -> conv-BN-ReLU-..., + shortcut(x)
    """

    def __init__(self, unit: Unit, spec: NetSpec) -> None:
        super().__init__()
        self.path = unit.path
        self.order = spec.order
        self.branch_names = [layer.label for layer in unit.branch]
        for layer in unit.layers:
            self.add_module(layer.label, make_layer(layer, spec))
        if unit.path == "projection":
            self.add_module("shortcut", sequence(unit.shortcut, spec))
        elif unit.path == "padding":
            self.add_module("shortcut", make_layer(unit.shortcut[0], spec))

    def forward(self, x: Tensor) -> Tensor:
        # (B, C, H, W) -> (B, C', H/s, W/s)
        out, entry = x, x
        for i, name in enumerate(self.branch_names):
            out = self.get_submodule(name)(out)
            if self.order == "pre" and i == 1 and self.path == "projection":
                entry = out  # the projection shares the first BN-ReLU
        if self.path != "none":
            skip = entry if self.path == "identity" else self.get_submodule("shortcut")(entry)
            out = self.get_submodule("add")(out, skip)
        return self.get_submodule("relu")(out) if self.order == "post" else out


def initialise(net: nn.Module, spec: NetSpec) -> None:
    """He initialisation for convolutions, fan out (1502.01852, section 2.2); BN starts as identity.

    The speed network's convolutions pass on as many channels as they can (Jordan's airbench). The
    classifier starts uniform within 1/sqrt(K), or, behind a max-pool, whose K features are some times
    larger than means, within 1/K.
    """
    for module in net.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
            if spec.order == "branch" and module.kernel_size[0] % 2:
                nn.init.dirac_(module.weight[: module.in_channels])
        elif isinstance(module, nn.Linear):
            bound = module.in_features ** (-0.5 if spec.pool == "average" else -1.0)
            nn.init.uniform_(module.weight, -bound, bound)
            nn.init.zeros_(module.bias)


@torch.no_grad()
def whiten(conv: nn.Conv2d, images: Tensor) -> None:
    """Set a stem's 2x2 convolution so that its outputs on `images` are uncorrelated.

    The filters are the eigenvectors of the patches' covariance over the root of their eigenvalues
    (first half) and their negatives (second half), as ReLU would lose one sign. They and the bias are
    then kept fixed, which spares the next layer a gradient. images: normalised float32 (N, C, H, W), a
    few thousand shuffled ones, small.
    """
    half = conv.out_channels // 2
    patches = F.unfold(images.contiguous(), conv.kernel_size[0])  # (N, P, L)
    flat = patches.transpose(1, 2).reshape(-1, patches.shape[1]).double()  # (N·L, P)
    flat = flat[:: max(1, len(flat) // 200_000)]
    values, vectors = torch.linalg.eigh(flat.T @ flat / len(flat))
    order = values.argsort(descending=True)[:half]
    filters = (vectors[:, order] / (values[order] + 5e-4).sqrt()).T  # (half, P)
    filters = filters.reshape(-1, *conv.weight.shape[1:]).to(conv.weight)
    count = len(filters)
    conv.weight.zero_()
    conv.weight[:count] = filters
    conv.weight[half : half + count] = -filters
    conv.requires_grad_(False)

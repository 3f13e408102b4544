"""Channels last: what goes through a network has them so, and so have the gradients that come back.

A gradient of another layout is not wrong, and what it then meets takes up to fifteen times as long.
"""

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.utils._python_dispatch import TorchDispatchMode

from playground.families import named, resnet
from playground.nets.blocks import every
from playground.nets.build import build
from playground.nets.gan import Discriminator
from playground.specs import GanSpec

NETS = {
    "padding": named("cifar_resnet:8"),
    "projection": named("wide_resnet:10,1"),
    "post": resnet(18, classes=10, stem="cifar"),
    "branch": named("speed:8"),
}
LAST = torch.channels_last


class Layouts(TorchDispatchMode):
    """Operations that were given maps (B, C, H, W) whose channels do not lie last."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.seen = 0

    def __torch_dispatch__(
        self, function: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        if any(kind in str(function) for kind in ("relu", "threshold", "norm", "pool", "add.")):
            maps = [x for x in args if isinstance(x, Tensor) and x.ndim == 4]
            self.seen += bool(maps)
            if not all(x.is_contiguous(memory_format=LAST) for x in maps):
                self.found.append(f"{function} {[(x.shape, x.stride()) for x in maps]}")
        return function(*args, **(kwargs or {}))


def _odd_ones(net: nn.Module, way: Callable[[Tensor], Tensor]) -> list[str]:
    net.to(memory_format=LAST)  # type: ignore[call-overload]
    images = torch.randn(3, 3, 32, 32).contiguous(memory_format=LAST)
    with Layouts() as layouts:
        way(images).square().sum().backward()
    assert layouts.seen
    return layouts.found


@pytest.mark.parametrize("name", NETS)
def test_a_classifier_has_its_channels_last_in_both_directions(name: str) -> None:
    """Up to the pooling: a mean's gradient has them first, of maps that are small by then."""
    net = build(NETS[name], 0).train()
    assert _odd_ones(net, net.features) == []


@pytest.mark.parametrize("kind", ["dcgan", "wgan", "wgan_gp"])
def test_so_has_what_judges_images(kind: str) -> None:
    spec = GanSpec("pair", kind=kind, widths=(32, 16, 8), image_channels=3)
    net = Discriminator(spec).train()
    assert _odd_ones(net, net) == []


@pytest.mark.parametrize(
    ("height", "width", "stride"), [(8, 8, 2), (7, 5, 2), (9, 1, 3), (4, 6, 1)]
)
def test_every_other_pixel_is_what_a_slice_has(height: int, width: int, stride: int) -> None:
    x = torch.randn(2, 3, height, width)
    for dtype in (torch.float32, torch.bfloat16):
        cast = x.to(dtype)
        assert torch.equal(every(cast, stride), cast[:, :, ::stride, ::stride])

"""The same weights give the same logits as torchvision's networks."""

import pytest
import torch
import torchvision
from torch import nn

from playground.families import RESNETS, resnet
from playground.nets.build import build
from playground.nets.foreign.torchvision_names import from_torchvision

CLASSES = 7


def theirs(depth: int) -> nn.Module:
    """torchvision's network."""
    torch.manual_seed(depth)
    return awake(getattr(torchvision.models, f"resnet{depth}")(weights=None, num_classes=CLASSES))


def awake(net: nn.Module) -> nn.Module:
    """In eval mode, with batch normalisations that have seen something."""
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.0)
            nn.init.normal_(module.bias, std=0.1)
            module.running_mean.normal_(std=0.1)
            module.running_var.uniform_(0.5, 1.5)
    return net.eval()


@pytest.mark.parametrize("depth", RESNETS)
def test_logits_are_torchvisions(depth: int) -> None:
    """In double precision: in single, a sum in another order is another number on some processors."""
    net, spec = theirs(depth).double(), resnet(depth, classes=CLASSES)
    with torch.device("meta"):
        ours = build(spec)
    ours.load_state_dict(from_torchvision(net.state_dict()), strict=True, assign=True)
    images = torch.randn(2, 3, 64, 64, dtype=torch.float64)
    with torch.no_grad():
        expected, logits = net(images), ours.eval()(images)
    assert expected.std() > 0.1
    torch.testing.assert_close(logits, expected, rtol=1e-5, atol=1e-5)

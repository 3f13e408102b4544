"""The same weights give the same logits as torchvision's networks."""

import pytest
import torch
import torchvision
from torch import Tensor, nn

from playground.errors import CheckpointError
from playground.families import RESNETS, resnet
from playground.nets.build import build
from playground.nets.torchvision_names import from_torchvision

CLASSES = 7


def theirs(depth: int) -> nn.Module:
    """torchvision's network, with batch normalisations that have seen something."""
    torch.manual_seed(depth)
    net = getattr(torchvision.models, f"resnet{depth}")(weights=None, num_classes=CLASSES)
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.0)
            nn.init.normal_(module.bias, std=0.1)
            module.running_mean.normal_(std=0.1)
            module.running_var.uniform_(0.5, 1.5)
    return net.eval()


@pytest.mark.parametrize("depth", RESNETS)
def test_logits_are_torchvisions(depth: int) -> None:
    net, spec = theirs(depth), resnet(depth, classes=CLASSES)
    with torch.device("meta"):
        ours = build(spec)
    ours.load_state_dict(from_torchvision(net.state_dict(), spec), strict=True, assign=True)
    images = torch.randn(2, 3, 64, 64)
    with torch.no_grad():
        expected, logits = net(images), ours.eval()(images)
    assert expected.std() > 0.1
    torch.testing.assert_close(logits, expected, rtol=1e-5, atol=1e-5)


def weights(depth: int = 18) -> dict[str, Tensor]:
    with torch.device("meta"):
        return getattr(torchvision.models, f"resnet{depth}")(weights=None).state_dict()


def test_the_weights_are_those_of_the_network_asked_for() -> None:
    with pytest.raises(CheckpointError, match=r"not the weights of ResNet-18: they have stage1\.2"):
        from_torchvision(weights(34), resnet(18))
    with pytest.raises(
        CheckpointError, match=r"head\.fc\.weight is \(1000, 512\), not \(10, 512\)"
    ):
        from_torchvision(weights(18), resnet(18, classes=10))
    cut = weights(18)
    del cut["layer3.1.bn2.running_var"]
    with pytest.raises(CheckpointError, match=r"they lack stage3\.1\.bn2\.running_var"):
        from_torchvision(cut, resnet(18))


def test_old_files_without_counters_are_welcome() -> None:
    old = {n: t for n, t in weights(18).items() if not n.endswith("num_batches_tracked")}
    assert len(old) < len(weights(18))
    with torch.device("meta"):
        net = build(resnet(18))
    net.load_state_dict(from_torchvision(old, resnet(18)), strict=True, assign=True)

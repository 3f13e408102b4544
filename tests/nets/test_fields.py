"""What a cell sees, against the pixels that move it, in networks where every pixel counts."""

import pytest
import torch
from torch import Tensor, nn

from playground.nets.foreign.efficientnet_lite import EfficientNetLite0
from playground.nets.headed import Headed
from playground.specs import NetSpec
from tests.test_plan import FIELDS, made_positive


def moved_by(maps: Tensor, column: int, image: Tensor) -> tuple[int, int]:
    """The columns of the image that a column of cells depends on: the first, and the one after the last."""
    (gradient,) = torch.autograd.grad(maps[..., column].sum(), image, retain_graph=True)
    columns = torch.nonzero(gradient[0].abs().sum((0, 1))).flatten().tolist()
    return columns[0], columns[-1] + 1


def assert_seen(net, size: int) -> None:
    image = torch.rand(1, 3, size, size, dtype=torch.float64, requires_grad=True)
    fields = net.fields(size)
    assert list(fields) == list(net.steps())
    x, cut = 1e-6 * image, []
    for name, step in net.steps().items():
        x = step(x)
        side, jump, start = fields[name]
        for column in {0, 1, x.shape[-1] // 2, x.shape[-1] - 1}:
            middle = start + column * jump
            ends = max(0, middle - side / 2), min(size, middle + side / 2)
            assert moved_by(x, column, image) == ends, (name, column)
            cut.append(ends[1] - ends[0] < side)
    assert set(cut) == {False, True}, (
        "both are to be seen: whole fields and such that the edge cuts"
    )


@pytest.mark.parametrize("spec", FIELDS, ids=lambda spec: spec.name)
def test_of_our_own_networks(spec: NetSpec) -> None:
    net = made_positive(spec)
    assert_seen(net, 81)


@pytest.mark.parametrize(("size", "unstrided"), [(96, 0), (75, 0), (64, 2)])
def test_of_the_network_with_a_thousand_classes(size: int, unstrided: int) -> None:
    net = EfficientNetLite0().double().eval()
    for name, parameter in net.named_parameters():
        parameter.data.fill_(0 if name.endswith("bias") else 1 / parameter[0].numel())
    net = net.finer(unstrided)
    assert_seen(net, size)
    assert Headed(net, nn.Linear(1280, 2)).fields(size) == net.fields(size)

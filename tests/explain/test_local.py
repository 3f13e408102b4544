"""What is computed again where a part of the input changed is what the whole network would compute."""

import numpy as np
import pytest
import torch

from playground import families
from playground.explain.finding import before, opened
from playground.explain.local import Local, Span
from playground.nets import foreign
from playground.nets.build import build
from playground.nets.explainable import Explainable
from playground.settings import Limits

PARTS = [
    (Span(0, 16), Span(0, 32)), (Span(96, 128), Span(80, 112)), (Span(208, 224), Span(192, 224)),
    (Span(3, 30), Span(191, 219)),
]  # fmt: skip


def residual(spec, size):
    net = build(spec, 0).eval()
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.running_mean)
            torch.nn.init.uniform_(module.bias)
    return Explainable(net, "", tuple("abcdefghij"), size, (0.5,) * 3, (0.25,) * 3)


def subjects():
    yield "lite0", opened(foreign.installed()["imagenet"]), 2
    yield "resnet18", residual(families.resnet(18, classes=10), 224), 1
    yield "wide", residual(families.wide_resnet(10, 1), 224), 2


@pytest.mark.parametrize(("subject", "least"), [pytest.param(s, n, id=i) for i, s, n in subjects()])
@pytest.mark.parametrize("unstrided", [0, 1])
def test_only_what_sees_a_part_is_computed_again(subject, least, unstrided):
    photo = np.random.default_rng(0).integers(0, 256, (224, 224, 3), np.uint8)
    looking = before(photo, subject, 1, unstrided, Limits(look_macs=10**12))
    local = Local(looking, PARTS)
    assert local.stages >= least
    images = torch.cat([looking.batch] * len(PARTS))
    for image, (down, across) in zip(images, PARTS, strict=True):
        image[:, down.left : down.right, across.left : across.right] = 0
    with torch.inference_mode():
        expected = images
        for step in list(looking.net.steps().values())[: local.stages]:
            expected = step(expected)
        found = local.maps(images, PARTS)
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-4)
    assert not torch.equal(found[0], found[1])


def test_where_nothing_is_gained_everything_is_left_to_the_network():
    looking = before(
        np.zeros((32, 32, 3), np.uint8), residual(families.resnet(18), 32), 1, 0, Limits()
    )
    local = Local(looking, [(Span(0, 20), Span(0, 20))])
    assert local.stages == 0
    images = torch.rand(1, 3, 32, 32)
    assert local.maps(images, [(Span(0, 20), Span(0, 20))]) is images

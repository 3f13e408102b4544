"""The terms of a class's sum against the whole that they must make, written out channel by channel."""

import numpy as np
import pytest
import torch

from playground import families
from playground.errors import CheckpointError
from playground.explain.cam import explain
from playground.explain.finding import Looking, before
from playground.explain.parts import CELLS, parts_of
from playground.nets.explainable import Explainable
from playground.settings import Limits
from playground.specs import NetSpec
from tests.explain.test_cam import AVERAGED, awake

MEAN, MAX = AVERAGED["pre"], families.speed_resnet(8)


def looking(spec: NetSpec, scale: int = 1) -> Looking:
    names = tuple(f"class {i}" for i in range(spec.classes))
    subject = Explainable(awake(spec).eval(), "Tiny", names, 32, (0.5,) * 3, (0.25,) * 3)
    photo = np.random.default_rng(3).integers(0, 256, (40, 60, 3), np.uint8)
    return before(photo, subject, scale, 0, Limits())


@pytest.mark.parametrize("spec", [MEAN, MAX], ids=["mean", "max"])
def test_all_terms_together_are_the_logit_and_the_map(spec):
    asked = looking(spec)
    whole = explain(asked.net, asked.batch)
    for index in range(2):
        parts = parts_of(asked, index, most=10_000)
        assert parts.others == 0
        assert parts.shares.sum() + parts.bias == pytest.approx(
            float(whole.logits[0, index]), abs=1e-4
        )
        added = (parts.weights[:, None, None] * parts.maps).sum(0)
        np.testing.assert_allclose(added, whole.maps[0, index], rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize(("spec", "pool"), [(MEAN, np.mean), (MAX, np.max)], ids=["mean", "max"])
def test_the_weightiest_come_first_and_the_rest_is_what_they_leave(spec, pool):
    asked = looking(spec)
    with torch.no_grad():
        features = asked.net.features(asked.batch)[0].numpy()
        logit = float(asked.net.classify(asked.net.features(asked.batch))[0, 1])
    weights = asked.net.linear.weight[1].detach().numpy()
    by_hand = {k: weights[k] * pool(features[k]) for k in range(len(features))}
    expected = sorted(by_hand, key=lambda k: -abs(by_hand[k]))[:3]
    parts = parts_of(asked, 1, most=3)
    assert parts.channels.tolist() == expected
    np.testing.assert_allclose(parts.shares, [by_hand[k] for k in expected], rtol=1e-4)
    np.testing.assert_allclose(parts.maps, features[expected], rtol=1e-5)
    assert parts.others == len(features) - 3
    assert parts.rest + parts.shares.sum() + parts.bias == pytest.approx(logit, abs=1e-4)


def test_fine_maps_are_fewer():
    asked = looking(AVERAGED["post"].replace(stages=AVERAGED["post"].stages[:1]), scale=4)
    parts = parts_of(asked, 0)
    assert parts.maps.size <= CELLS
    assert 1 <= len(parts.maps) < 6


def test_a_network_whose_training_diverged_says_so():
    asked = looking(MEAN)
    with torch.no_grad():
        asked.net.linear.weight.fill_(torch.nan)
    with pytest.raises(CheckpointError, match="diverged"):
        parts_of(asked, 0)

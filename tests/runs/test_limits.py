"""Limits say which one was met, by what, and what would fit."""

from dataclasses import replace

import pytest

from playground.errors import LimitReached
from playground.families import cifar_resnet
from playground.plan import plan
from playground.runs.limits import check_length, check_limits
from playground.settings import Limits
from playground.specs import GanTrainSpec, TrainSpec

PLAN = plan(cifar_resnet(20), 32)  # 0.27 million parameters: 1512.03385, table 6
TRAIN = TrainSpec(epochs=10)
LIMITS = Limits()


def test_what_fits_exactly_is_allowed() -> None:
    tight = replace(
        LIMITS, params=PLAN.params, macs=PLAN.macs, activations=PLAN.activations, epochs=10
    )
    check_limits(PLAN, TRAIN, tight)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (
            "params",
            f"too many parameters: {PLAN.params:,}, and this host allows {PLAN.params - 1:,}",
        ),
        ("macs", "too many multiply-adds per image"),
        ("activations", "too many activations per image"),
    ],
)
def test_a_network_one_too_large_is_refused(field: str, words: str) -> None:
    limits = replace(LIMITS, **{field: getattr(PLAN, field) - 1})
    with pytest.raises(LimitReached, match=words) as refusal:
        check_limits(PLAN, TRAIN, limits)
    assert str(refusal.value).startswith(PLAN.spec.name)
    assert "Choose fewer blocks" in str(refusal.value)


def test_length_is_checked_with_the_network_and_alone() -> None:
    limits = replace(LIMITS, epochs=9, seconds=299)
    with pytest.raises(LimitReached, match=r"10 epochs of training.* choose 9 or fewer"):
        check_limits(PLAN, TRAIN, limits)
    with pytest.raises(LimitReached, match=r"300 seconds of training.* choose 299 or fewer"):
        check_length(GanTrainSpec(seconds=300.0), limits)
    check_length(TrainSpec(epochs=9), limits)
    check_length(TrainSpec(epochs=None, seconds=299.0), limits)

"""Schedules against torch's own, stepped through a whole training."""

import pytest
import torch
from torch.optim import SGD
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, MultiStepLR

from playground.recipes import RECIPES
from playground.specs import TrainSpec
from playground.training.schedule import factor

STEPS = 200


def torch_factors(schedule: str) -> list[float]:
    optimiser = SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    made = {
        "cosine": lambda: CosineAnnealingLR(optimiser, STEPS),
        "multistep": lambda: MultiStepLR(optimiser, [60, 120, 160], gamma=0.2),
        "linear": lambda: LinearLR(optimiser, 1.0, 1e-12, STEPS),
    }[schedule]()
    result = []
    for _ in range(STEPS):
        result.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        made.step()
    return result


@pytest.mark.parametrize("schedule", ["cosine", "multistep", "linear"])
def test_as_torch_has_it(schedule: str) -> None:
    ours = [factor(TrainSpec(schedule=schedule), step / STEPS) for step in range(STEPS)]
    assert ours == pytest.approx(torch_factors(schedule), abs=1e-6)


def test_one_cycle_rises_to_one_at_a_fifth_and_falls_to_zero() -> None:
    values = [factor(TrainSpec(schedule="onecycle"), step / STEPS) for step in range(STEPS + 1)]
    assert values[0] == 0
    assert values[STEPS // 5] == 1 == max(values)
    assert values[-1] == 0
    assert values[: STEPS // 5] == sorted(values[: STEPS // 5])
    assert values[STEPS // 5 :] == sorted(values[STEPS // 5 :], reverse=True)


@pytest.mark.parametrize(
    ("name", "total", "drops", "gamma"),
    [
        ("resnet", 64_000, [32_000, 48_000], 0.1),  # iterations: 1512.03385, section 4.2
        ("wrn", 200, [60, 120, 160], 0.2),  # epochs: 1605.07146, section 3
    ],
)
def test_the_papers_recipes_drop_where_the_papers_say(
    name: str, total: int, drops: list[int], gamma: float
) -> None:
    train = RECIPES[name]
    assert train.lr == 0.1
    for count, at in enumerate(drops, 1):
        assert factor(train, (at - 1) / total) == pytest.approx(gamma ** (count - 1))
        assert factor(train, at / total) == pytest.approx(gamma**count)


def test_constant() -> None:
    assert {factor(TrainSpec(schedule="constant"), f / 10) for f in range(11)} == {1.0}

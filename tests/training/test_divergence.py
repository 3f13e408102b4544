"""When a training is given up: what has exploded, and nothing that only starts roughly."""

import json
import math
from pathlib import Path

import pytest
import torch

from playground.checkpoints import LAST
from playground.checkpoints.weights import load
from playground.data.images import Dataset
from playground.errors import RunError
from playground.families import cifar_resnet, plain, speed_resnet, wide_resnet
from playground.recipes import RECIPES
from playground.specs import NetSpec, RunSpec, Stage
from playground.training.divergence import PATIENCE, Watch
from tests.training.test_classify import run_spec
from tests.training.trainings import trainer

GUESS = math.log(10)
CPU = torch.device("cpu")


def verdicts(losses: list[float]) -> list[str]:
    watch = Watch(10)
    return [str(watch.diverged(loss)) for loss in losses]


def test_what_is_no_number_or_far_beyond_hope_is_told_at_once() -> None:
    assert "no longer a number" in verdicts([2.0, math.nan])[-1]
    assert "no longer a number" in verdicts([2.0, math.inf])[-1]
    assert "exploded to 1e+05" in verdicts([2.0, 1e5])[-1]


def test_a_high_loss_is_told_only_when_it_stays() -> None:
    high = 5 * GUESS
    assert not any(verdicts([high] * (PATIENCE - 1) + [GUESS] + [high] * (PATIENCE - 1)))
    told = verdicts([high] * PATIENCE)
    assert not any(told[:-1])
    assert "exploded" in told[-1]
    assert not any(verdicts([3.9 * GUESS] * 1000))


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize(
    "net",
    [cifar_resnet(8), plain(8), wide_resnet(10, 1), speed_resnet(8)],
    ids=lambda net: net.name,
)
def test_the_recipes_own_rates_pass_for_healthy(colours: Dataset, name: str, net: NetSpec) -> None:
    """Each recipe at its highest rate on every kind of network."""
    if net.stem.kernel == 2:  # 16x16 images are too small for three pools
        net = net.replace(stages=(Stage(8, 1, 2), Stage(16, 1, 2)))
    peak = RECIPES[name].replace(schedule="constant", epochs=1000, batch_size=32, crop=1)
    learner = trainer(RunSpec(net, peak), colours)
    for _ in range(40):
        learner.step()
    assert learner.healthy


def test_an_explosion_ends_the_training_and_its_weights_are_never_saved(
    colours: Dataset, tmp_path: Path
) -> None:
    learner = trainer(run_spec(schedule="constant"), colours, tmp_path)
    for _ in range(5):
        learner.step()
    learner.save()
    with torch.no_grad():  # what one wild update does: no loss has been seen of these weights yet
        learner.objective.network.get_submodule("head.fc").weight.mul_(1e3)
    assert not learner.objective.is_sound(learner.clock.step)
    learner.save()
    for group in learner.objective.optimisers[0].param_groups:
        group["peak"] = 0.0  # so that it cannot come back
    for _ in range(PATIENCE - 1):
        learner.step()
    with pytest.raises(RunError, match=r"diverged at step \d+: its loss has exploded to"):
        learner.step()
    assert not learner.healthy
    learner.save()
    card, net, _ = load(tmp_path / LAST)
    assert json.loads(card.progress)["step"] == 5
    assert net.get_submodule("head.fc").weight.abs().max() < 100


def test_asking_whether_weights_are_sound_changes_nothing(colours: Dataset) -> None:
    ends = []
    for asked in (False, True):
        learner = trainer(run_spec(), colours)
        for _ in range(3):
            if asked:
                assert learner.objective.is_sound(learner.clock.step)
            learner.step()
        ends.append(learner.objective.network.state_dict())
    assert all(torch.equal(ends[0][name], ends[1][name]) for name in ends[0])

"""What of the form is seen for which subject."""

import pytest

from playground.experiments import EXPERIMENTS, GAN_EXPERIMENT
from playground.ui.train.form import _suited

NETWORK, EXPERIMENT, KIND, RECIPE, GAN_RECIPE = range(5)  # where they stand among the updates
CLASSIFIERS = next(iter(EXPERIMENTS))


@pytest.mark.parametrize(
    ("subject", "experiment", "seen"),
    [
        ("network", CLASSIFIERS, {NETWORK, RECIPE}),
        ("network", GAN_EXPERIMENT, {NETWORK, RECIPE}),
        ("experiment", CLASSIFIERS, {EXPERIMENT, RECIPE}),
        ("experiment", GAN_EXPERIMENT, {EXPERIMENT}),  # its recipe is its own
        ("gan", CLASSIFIERS, {KIND, GAN_RECIPE}),
    ],
)
def test_no_list_is_offered_that_is_not_heeded(
    subject: str, experiment: str, seen: set[int]
) -> None:
    updates = _suited(subject, experiment, "dcgan", "quick", "quick")[:5]
    assert {i for i, update in enumerate(updates) if update.visible} == seen

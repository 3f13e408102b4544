"""The table that picks an objective: one line for each kind of training."""

import torch

from playground.data.images import Dataset
from playground.specs import RunSpec
from playground.training.objectives.classification import Classification
from playground.training.objectives.gan import Adversarial
from playground.training.objectives.objective import Objective


def objective_of(run: RunSpec, data: Dataset, device: torch.device) -> Objective:
    """Raises DataError if the images do not fit the network."""
    return run.either(
        lambda net, train: Classification(net, train, run.seed, data, device),
        lambda net, train: Adversarial(net, train, run.seed, data, device),
    )

"""The table that picks an objective: one line for each kind of training."""

import torch

from playground.data.images import Dataset
from playground.errors import RunError
from playground.specs import RunSpec
from playground.training.objectives.classification import Classification
from playground.training.objectives.gan import Adversarial
from playground.training.objectives.objective import Objective


def objective_of(run: RunSpec, data: Dataset, device: torch.device) -> Objective:
    """Raises DataError if the images do not fit the network; RunError if the run is of no known kind."""
    if run.classifier:
        return Classification(*run.classifier, run.seed, data, device)
    if run.gan:
        return Adversarial(*run.gan, run.seed, data, device)
    raise RunError("a classifier needs a TrainSpec and a GAN needs a GanTrainSpec")

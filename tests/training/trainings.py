"""Trainings as tests run them: on the CPU, one report after the other."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import torch

from playground.checkpoints import LAST
from playground.checkpoints.weights import load
from playground.cores import own_choice
from playground.data.images import Dataset
from playground.specs import RunSpec
from playground.training.precision import Decisions
from playground.training.run import reports_of
from playground.training.trainer import Machine, Trainer

CPU = torch.device("cpu")


def trainer(run: RunSpec, data: Dataset, folder: Path = Path("unused"), **options: Any) -> Trainer:
    """options: of Trainer and its Machine."""
    decisions = options.pop("decisions", None) or Decisions()
    machine = Machine(CPU, decisions, options.pop("threads", own_choice))
    return Trainer(run, data, folder, machine, **{"watched": False, **options})


def train(
    run: RunSpec, data: Dataset, folder: Path, resume: bool = False, **options: Any
) -> Generator[Any, None, None]:
    """Its reports, begun when the first one is asked for; closing it saves."""
    yield from reports_of(trainer(run, data, folder, resume=resume, **options))


def trainer_of(training: Generator[Any, None, None]) -> Trainer:
    """The one behind reports of `train`, once the first has come."""
    found = training.gi_yieldfrom.gi_frame.f_locals["trainer"]
    assert isinstance(found, Trainer)
    return found


def tensors(folder: Path) -> dict[str, torch.Tensor]:
    """Every one in the checkpoint: weights, statistics, the optimisers' state."""
    loaded = load(folder / LAST)
    return {**loaded.net.state_dict(), **loaded.state}


def same(one: Path, other: Path) -> bool:
    first, second = tensors(one), tensors(other)
    return first.keys() == second.keys() and all(torch.equal(first[n], second[n]) for n in first)

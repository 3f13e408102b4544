"""The checkpoint that a training goes on from, held against the run that it is asked to be."""

import dataclasses
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playground.checkpoints import read_card
from playground.checkpoints.weights import Loaded, load
from playground.codec import from_dict
from playground.errors import CheckpointError, RunError, SpecError
from playground.message import Term
from playground.specs import Record, RunSpec
from playground.training.objectives.objective import Domain

LENGTH = ("epochs", "seconds")  # of a training: may change on the way


def unfinished(path: Path, run: RunSpec, domain: Domain) -> tuple[Loaded, dict[str, Any]]:
    """The checkpoint and its progress. domain: of the images that there are now.

    Raises CheckpointError if there is none, RunError if it is not one of this run, of whatever length, or
    was trained on others.
    """
    loaded = load(path)
    card = loaded.card
    if card.run.net != run.net or not card.progress:
        raise RunError("this checkpoint is not an unfinished training of this network")
    before, now = ({"seed": r.seed, **dataclasses.asdict(r.train)} for r in (card.run, run))
    for name, value in now.items():
        if name not in LENGTH and value != before[name]:
            raise RunError(
                "{name} was {before} when this training began, and is {now} now: leave it as it was",
                name=Term(name.replace("_", " ")),
                before=before[name],
                now=value,
            )
    if not _alike(Domain(card.classes, card.mean, card.std), domain):
        raise RunError(
            "the images of {dataset} are not those that this training began with: put them back as they "
            "were, or start a new one",
            dataset=run.train.dataset,
        )
    return loaded, json.loads(card.progress)


def _alike(before: Domain, now: Domain) -> bool:
    """Means and deviations to the last digits but some, in which processors differ; a single picture in
    60,000 changes an earlier one."""
    pairs = zip((*before.mean, *before.std), (*now.mean, *now.std), strict=True)
    return before.classes == now.classes and all(
        math.isclose(one, other, abs_tol=1e-9) for one, other in pairs
    )


def record_of(path: Path) -> Record | None:
    """How the training went that a run's checkpoint comes from; None where that cannot be read."""
    try:
        card = read_card(path)
    except CheckpointError:
        return None
    return recorded_in(json.loads(card.progress)) if card.progress else None


def recorded_in(progress: Mapping[str, Any]) -> Record | None:
    """The record in a checkpoint's progress; earlier code wrote none."""
    if "record" not in progress:
        return None
    try:
        return from_dict(Record, progress["record"])
    except SpecError:  # by hand, or by code to come
        return None

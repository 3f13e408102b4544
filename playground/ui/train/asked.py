"""What a program asks to be trained, by names and changed fields, to the runs that it asks for.

Payloads can be anything. Raises SpecError and DataError for what cannot be, LimitReached for what this host
does not allow.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

from playground.codec import check_fields, from_dict, to_dict
from playground.data.catalog import DatasetInfo
from playground.data.listing import find
from playground.describe import network
from playground.errors import SpecError
from playground.experiments import GAN_EXPERIMENT, experiment_runs, gan_experiment_runs
from playground.gan_recipes import DEFAULT_GAN_RECIPE, gan_run
from playground.gans import GANS
from playground.message import Term
from playground.recipes import DEFAULT_RECIPE, classifier_run, recipe
from playground.runs.limits import check_run
from playground.settings import Settings
from playground.specs import GanSpec, GanTrainSpec, RunSpec, TrainSpec, knobs
from playground.ui.shared.payload import real, shown, text, whole

SIZE, SIDE = "size", "side"  # of a folder's pictures, and of a GAN's images
Train = TypeVar("Train", bound=TrainSpec | GanTrainSpec)
PAIR_FIELDS = tuple(
    field.name
    for field in dataclasses.fields(GanSpec)
    if field.name not in ("name", "kind", "image_channels")
)


@dataclasses.dataclass(frozen=True)
class Asked:
    """As a program sends it: any of it can be anything. changes: fields that are not the recipe's."""

    net: object
    data: object
    seconds: object
    recipe: object
    seed: object
    changes: object


def asked_run(asked: Asked, settings: Settings) -> RunSpec:
    """The run of a classifier or a GAN."""
    net, name, seed = (
        text(asked.net, "net"),
        text(asked.recipe, "recipe"),
        whole(asked.seed, "seed"),
    )
    changes = _changes(asked)
    info = _data(asked, changes, settings)
    kind, _, named = net.strip().partition(":")
    if kind in GANS:
        chosen = named or name or DEFAULT_GAN_RECIPE
        run = gan_run(kind, info, {}, seed, chosen, {**_side(changes), **_pair(changes)})
    else:
        run = classifier_run(network(net), info, name or None, {}, seed)
    run = dataclasses.replace(run, train=_trained(run.train, changes))
    check_run(run, info.size, settings.limits)
    return run


def asked_experiment(asked: Asked, settings: Settings) -> list[RunSpec]:
    """The runs of an experiment, whose name stands in `net`."""
    name, seed = text(asked.net, "name"), whole(asked.seed, "seed")
    chosen, changes = text(asked.recipe, "recipe"), _changes(asked)
    info = _data(asked, changes, settings)
    if name == GAN_EXPERIMENT:
        pair = {**_side(changes), **_pair(changes)}
        runs = [
            dataclasses.replace(run, train=_trained(run.train, changes))
            for run in gan_experiment_runs(info, {}, seed, chosen or DEFAULT_GAN_RECIPE, pair)
        ]
    else:
        train = recipe(chosen or DEFAULT_RECIPE, info, {})
        runs = experiment_runs(name, info, _trained(train, changes), seed)
    for run in runs:
        check_run(run, info.size, settings.limits)
    return runs


def _changes(asked: Asked) -> dict[str, Any]:
    """The changed fields, the length among them: seconds, unless epochs are given."""
    given = {} if asked.changes is None else asked.changes
    if not isinstance(given, Mapping):
        raise SpecError(
            "{name} must be an object with named fields, not {value}",
            name=Term("changes"),
            value=shown(given),
        )
    if given.get("epochs") is not None:
        return {**given, "seconds": None}
    return {"seconds": real(asked.seconds, "seconds"), **given, "epochs": None}


def _data(asked: Asked, changes: dict[str, Any], settings: Settings) -> DatasetInfo:
    size = changes.pop(SIZE, None)
    return find(
        text(asked.data, "data"), settings.data, None if size is None else whole(size, SIZE)
    )


def _side(changes: dict[str, Any]) -> dict[str, Any]:
    side = changes.pop(SIDE, None)
    return {} if side is None else {SIDE: whole(side, SIDE)}


def _pair(changes: dict[str, Any]) -> dict[str, Any]:
    """Takes the fields of a pair out of the changes, each of its own type."""
    own = {field: changes.pop(field) for field in PAIR_FIELDS if field in changes}
    changed = GanSpec.from_dict({"name": "changed", **own})
    return {field: getattr(changed, field) for field in own}


def _trained(train: Train, changes: Mapping[str, Any]) -> Train:
    check_fields(changes, [name for name in knobs(type(train)) if name != SIZE], "changes")
    return from_dict(type(train), {**to_dict(train), **changes}, "changes")

"""The values of Train's controls to the runs that they ask for."""

from typing import Any, get_args

from playground.data.catalog import DatasetInfo
from playground.data.listing import find
from playground.errors import LimitReached, SpecError
from playground.experiments import GAN_EXPERIMENT, experiment_runs, gan_experiment_runs
from playground.message import Term
from playground.plan import plan
from playground.recipes import fitted, recipe
from playground.runs.limits import check_run
from playground.settings import Limits, Settings
from playground.specs import (
    EPOCHS,
    SECONDS,
    GanTrainSpec,
    NetSpec,
    PrecisionChoice,
    RunSpec,
    TrainSpec,
)
from playground.ui.shared.escaped import escaped
from playground.ui.shared.payload import choice, real, whole
from playground.ui.text import Say
from playground.ui.train.gan_reader import SHARED, read_gan
from playground.ui.train.knobs import chosen, given, typed

SUBJECTS = ("network", "experiment", "gan")
UNITS = ("seconds", "epochs")
PRECISIONS: tuple[PrecisionChoice, ...] = get_args(PrecisionChoice)


def read(values: dict[str, Any], network: object, settings: Settings) -> list[RunSpec]:
    """The runs that are asked for: one, or an experiment's.

    values: what the controls hold, by name; it may hold anything. network: the one in Build, as a
    dictionary. Raises SpecError for what cannot be, LimitReached for what this host does not allow.
    """
    limits = settings.limits
    info = chosen_set(values["dataset"], values["size"], settings)
    runs = _runs(values, network, info, limits)
    for run in runs:
        check_run(run, info.size, limits)
    return runs


def described(network: object, info: DatasetInfo, say: Say) -> str:
    """The line that says which network would be trained on the data set, or why none can be."""
    try:
        net = built(network, info)
    except SpecError as error:
        return f"⚠ {escaped(say.sentence(error))}"
    params = say.count(plan(net, info.size).params)
    return say("train.network").format(
        name=escaped(net.name), params=params, classes=net.classes, size=info.size,
        dataset=escaped(info.title),
    )  # fmt: skip


def chosen_set(key: object, size: object, settings: Settings) -> DatasetInfo:
    """The data set that is chosen; size: of its images, which counts for a folder of pictures alone."""
    info = find(str(key), settings.data)
    if not info.scalable or size in (None, ""):
        return info
    return find(info.key, settings.data, whole(size, "size"))


def _runs(
    values: dict[str, Any], network: object, info: DatasetInfo, limits: Limits
) -> list[RunSpec]:
    subject = choice(values["subject"], SUBJECTS, "what to train")
    seed = whole(values["seed"], "seed")
    of_gans = subject == "experiment" and values["experiment"] == GAN_EXPERIMENT
    if subject == "gan" or of_gans:
        shared = {field: typed(GanTrainSpec)[field] for field in SHARED}
        changes = {**_length(values, limits), **given(values, shared, {})}
        if of_gans:
            return gan_experiment_runs(info, changes, seed)
        return [read_gan(values, info, changes, seed)]
    train = _train(values, info, limits)
    if subject == "experiment":
        return experiment_runs(str(values["experiment"]), info, train, seed)
    return [RunSpec(built(network, info), train, seed)]


def built(network: object, info: DatasetInfo) -> NetSpec:
    """The network in Build, made to fit a data set. Raises SpecError if none can be built."""
    if network is None:
        raise SpecError("the network in Build cannot be built: mend it there first")
    return fitted(NetSpec.from_dict(network), info)


def length_bounds(unit: object, limits: Limits) -> tuple[int, int]:
    """How short and how long a training may be on this host. Raises SpecError for an unknown unit."""
    by_time = choice(unit, UNITS, "unit") == "seconds"
    allowed, most = (SECONDS, limits.seconds) if by_time else (EPOCHS, limits.epochs)
    return int(allowed.low), min(int(allowed.high), most)


def read_length(value: object, unit: object, limits: Limits) -> float:
    """How long to train, in that unit. Raises SpecError for no number, and LimitReached, with the
    bounds, for what this host does not allow."""
    low, high = length_bounds(unit, limits)
    length = (whole if unit == "epochs" else real)(value, str(unit))
    if not low <= length <= high:
        raise LimitReached(
            "a training lasts {low} to {high} {unit} here: {value:g} cannot be",
            low=low,
            high=high,
            unit=Term(str(unit)),
            value=length,
        )
    return length


def _train(values: dict[str, Any], info: DatasetInfo, limits: Limits) -> TrainSpec:
    changes = {
        **_length(values, limits),
        **given(values, typed(TrainSpec), chosen(TrainSpec)),
        "validation": whole(values["held_out"], "validation images"),
    }
    return recipe(str(values["recipe"]), info, changes)


def _length(values: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """How long to train, and in which precision."""
    unit = values["unit"]
    length = read_length(values["length"], unit, limits)
    return {unit: length, "precision": choice(values["precision"], PRECISIONS, "precision")}

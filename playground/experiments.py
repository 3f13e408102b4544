"""Comparisons that the papers make: a few networks that differ in one thing, trained alike."""

from dataclasses import dataclass
from typing import Any

from playground.data.catalog import DatasetInfo
from playground.errors import SpecError
from playground.families import cifar_resnet, plain, wide_resnet
from playground.gan_recipes import DEFAULT_GAN_RECIPE, gan_run
from playground.gans import GANS
from playground.recipes import fitted
from playground.specs import NetSpec, RunSpec, TrainSpec

GAN_EXPERIMENT, GAN_SOURCE = "gans", "1701.07875, section 4.3"


@dataclass(frozen=True)
class Experiment:
    """The networks, and where the paper compares such ones."""

    nets: tuple[NetSpec, ...]
    source: str


_SHORTCUTS = [cifar_resnet(20, shortcut=option) for option in ("A", "B", "C")]
_WIDE = wide_resnet(16, 2)

EXPERIMENTS: dict[str, Experiment] = {
    "degradation_20": Experiment((plain(20), cifar_resnet(20)), "1512.03385, figure 6"),
    "degradation_56": Experiment((plain(56), cifar_resnet(56)), "1512.03385, figure 6"),
    "degradation": Experiment(
        (plain(20), plain(56), cifar_resnet(20), cifar_resnet(56)), "1512.03385, figures 1 and 6"
    ),
    "shortcuts": Experiment(
        tuple(net.replace(name=f"{net.name}, {net.shortcut}") for net in _SHORTCUTS),
        "1512.03385, table 3",
    ),
    "depth_or_width": Experiment((wide_resnet(40, 1), _WIDE), "1605.07146, section 3"),
    "dropout": Experiment(
        (_WIDE, _WIDE.replace(name=f"{_WIDE.name}, dropout 0.3", dropout=0.3)),
        "1605.07146, table 6",
    ),
}


def gan_experiment_runs(
    info: DatasetInfo,
    changes: dict[str, Any],
    seed: int,
    name: str = DEFAULT_GAN_RECIPE,
    net: dict[str, Any] | None = None,
) -> list[RunSpec]:
    """One run for each kind of GAN, by a recipe with these fields changed; all with one seed on
    one data set. name, net: as in `gan_run`."""
    return [gan_run(kind, info, changes, seed, name, net) for kind in GANS]


def experiment_runs(name: str, info: DatasetInfo, train: TrainSpec, seed: int) -> list[RunSpec]:
    """One run for each network of the experiment, made to fit train's data set; all with one seed.

    Raises SpecError for an unknown name.
    """
    if name not in EXPERIMENTS:
        raise SpecError(
            "no experiment is called {name!r}: try {names}", name=name, names=EXPERIMENTS
        )
    return [RunSpec(fitted(net, info), train, seed) for net in EXPERIMENTS[name].nets]

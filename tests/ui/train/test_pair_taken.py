"""A pair sent from Build to Train is trained as it was drawn."""

import dataclasses
import itertools
from pathlib import Path
from typing import Any

import pytest

from playground.data.catalog import DATASETS
from playground.errors import SpecError
from playground.gan_recipes import GAN_RECIPES
from playground.gans import GANS
from playground.settings import Limits, Settings
from playground.specs import GanSpec
from playground.ui.build.pair import KINDS, asked
from playground.ui.train.pair_taken import TAKEN, taken
from playground.ui.train.reader import read
from tests.ui.train.test_reader import VALUES

PLENTY = Limits(params=10**9, macs=10**12, activations=10**12, memory=10**13)


def sent(values: tuple[Any, ...], data: str = "fashion-mnist", folder: Path = Path("none")) -> Any:
    """The run that Train's controls ask for after those were sent."""
    stale = {"gan_biases": "yes", "gan_latent": "3", "gan_widths": "1 1 1", "dataset": data}
    taking = dict(zip(TAKEN, taken(data, folder, *values), strict=True))
    (run,) = read(VALUES | stale | taking, None, Settings(limits=PLENTY))
    return run


@pytest.mark.parametrize("kind", GANS)
@pytest.mark.parametrize("recipe", GAN_RECIPES)
def test_the_run_trains_the_pair_that_is_drawn(kind: str, recipe: str) -> None:
    for side, channels, generator in itertools.product((32, 64), (1, 3), KINDS):
        for typed in ("", "40 24 16 8" if side == 64 else "24 16 8"):
            values = (kind, recipe, side, channels, generator, typed)
            run, drawn = sent(values), asked(*values)
            assert isinstance(run.net, GanSpec)
            assert dataclasses.replace(run.net, name=drawn.name) == drawn, values


def test_the_data_set_stays_if_it_fits_the_pair() -> None:
    grey, colour = (("dcgan", "quick", 32, channels, "convolutions", "") for channels in (1, 3))
    channels = {one.key: one.channels for one in DATASETS}
    assert sent(grey, "mnist").train.dataset == "mnist"
    assert sent(colour, "cifar10").train.dataset == "cifar10"
    assert channels[sent(grey, "cifar10").train.dataset] == 1
    assert channels[sent(colour, "mnist").train.dataset] == 3


def test_what_cannot_be_drawn_is_not_taken() -> None:
    with pytest.raises(SpecError, match="a GAN takes 3 widths"):
        taken("mnist", Path("none"), "wgan", "paper", 32, 1, "mlp", "1 2")
    with pytest.raises(SpecError, match="64 pixels take 4 widths"):
        taken("mnist", Path("none"), "wgan", "paper", 64, 1, "mlp", "8 8 8")

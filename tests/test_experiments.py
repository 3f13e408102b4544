"""Experiments compare what the papers compare, with one thing changed and all else alike."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from playground.checkpoints import TEST, shelf
from playground.data.catalog import CIFAR10, MNIST, SHAPES
from playground.data.listing import find
from playground.errors import SpecError
from playground.experiments import EXPERIMENTS, Experiment, experiment_runs, gan_experiment_runs
from playground.families import cifar_resnet, wide_resnet
from playground.gan_recipes import gan_run
from playground.gans import GANS
from playground.plan import plan
from playground.records import TrainReport
from playground.runs.recording import RECORDING
from playground.runs.reports import curve, read_reports
from playground.settings import ROOT, Settings
from playground.specs import GanSpec, NetSpec, TrainSpec
from playground.text import ENGLISH, KOREAN
from playground.ui.services import Services
from playground.ui.text import Say
from playground.ui.train.api import RunApi
from playground.ui.train.asked import Asked, asked_experiment
from playground.ui.train.shelf import experiment_title


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_all_runs_of_an_experiment_share_seed_and_training(name: str) -> None:
    runs = experiment_runs(name, SHAPES, TrainSpec(dataset="shapes"), 7)
    assert len(runs) >= 2
    assert {run.seed for run in runs} == {7}
    assert len({run.train for run in runs}) == 1
    assert len({run.net.name for run in runs}) == len(runs)


RECORDED = sorted(name for name in EXPERIMENTS if (ROOT / "checkpoints" / name).is_dir())


@pytest.mark.parametrize("name", RECORDED)
def test_a_recorded_experiment_is_that_experiment_by_one_recipe(name: str) -> None:
    folder = ROOT / "checkpoints" / name
    cards = shelf(folder)
    (train,) = {card.run.train for card in cards.values()}
    (seed,) = {card.run.seed for card in cards.values()}
    info = find(train.dataset, ROOT / "data")
    ran = {run.net for run in experiment_runs(name, info, cast(TrainSpec, train), seed)}
    assert {card.run.net for card in cards.values()} == ran
    for file, card in cards.items():
        last = curve(read_reports(folder / f"{file}{RECORDING}"))[-1]
        assert isinstance(last, TrainReport)
        assert last.test_accuracy == pytest.approx(card.metric(TEST), abs=5e-5)


def test_a_deep_plain_network_is_recorded_below_a_shallow_one_and_a_residual_one() -> None:
    cards = shelf(ROOT / "checkpoints/degradation")
    scored = {name: card.metric(TEST) or 0.0 for name, card in cards.items()}
    assert scored["plain56"] < scored["plain20"]
    assert scored["plain56"] < scored["resnet56"]


@pytest.mark.parametrize("depth", [20, 56])
def test_degradation_differs_in_the_shortcut_alone(depth: int) -> None:
    plain, residual = (
        run.net for run in experiment_runs(f"degradation_{depth}", CIFAR10, TrainSpec(), 0)
    )
    assert isinstance(plain, NetSpec)
    assert isinstance(residual, NetSpec)
    assert plain == residual.replace(name=plain.name, shortcut="none")
    assert plan(plain, 32).params == plan(residual, 32).params  # option A adds none


def test_deep_and_wide_cost_about_the_same_parameters() -> None:
    deep, wide = (plan(net, 32).params for net in EXPERIMENTS["depth_or_width"].nets)
    assert 0.75 < deep / wide < 1.33


def test_networks_take_the_data_sets_classes_and_channels() -> None:
    nets = [run.net for run in experiment_runs("shortcuts", MNIST, TrainSpec(dataset="mnist"), 0)]
    assert [net.image_channels for net in nets] == [1, 1, 1]
    assert [net.shortcut for net in nets if isinstance(net, NetSpec)] == ["A", "B", "C"]


def test_an_unknown_experiment_is_named() -> None:
    with pytest.raises(SpecError, match="no experiment is called 'x': try degradation_20"):
        experiment_runs("x", CIFAR10, TrainSpec(), 0)


def test_the_kinds_of_gan_differ_in_their_paper_s_rules_alone() -> None:
    runs = gan_experiment_runs(MNIST, {"seconds": 9.0}, 7)
    assert [run.net.kind for run in runs if isinstance(run.net, GanSpec)] == list(GANS)
    assert {(run.seed, run.train.dataset, run.train.seconds) for run in runs} == {(7, "mnist", 9.0)}
    assert len({run.net.widths for run in runs if isinstance(run.net, GanSpec)}) == 1


def test_a_program_s_recipe_and_side_are_those_of_all_three_gans() -> None:
    changes = {"side": 64, "latent": 32, "batch_size": 16}
    asked = Asked("gans", "shapes", 30, "averaged", 2, changes)
    runs = asked_experiment(asked, Settings(data=Path("nowhere")))
    train, net = {"seconds": 30.0, "batch_size": 16}, {"side": 64, "latent": 32}
    assert runs == [gan_run(kind, SHAPES, train, 2, "averaged", net) for kind in GANS]
    with pytest.raises(SpecError, match="no recipe is called 'slow': try quick"):
        asked_experiment(Asked("gans", "shapes", 30, "slow", 2, {}), Settings(data=Path("nowhere")))


def test_a_new_experiment_is_one_record_and_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has its name on the page, programs are told of it, and it trains what it compares."""
    nets = cifar_resnet(8), wide_resnet(10, 1)
    monkeypatch.setitem(EXPERIMENTS, "narrow", Experiment(nets, "a paper"))
    for language, words in ((ENGLISH, "Two narrow ones"), (KOREAN, "좁은 두 네트워크")):
        monkeypatch.setitem(language.page, "experiment.narrow", words)  # type: ignore[arg-type]
        assert experiment_title("narrow", Say(language)) == words
    api = RunApi.__new__(RunApi)
    api._services = cast(Services, SimpleNamespace(settings=Settings()))
    assert ", narrow, " in api._told(RunApi.experiment)
    runs = experiment_runs("narrow", SHAPES, TrainSpec(dataset="shapes"), 7)
    assert [run.net.name for run in runs] == [net.name for net in nets]

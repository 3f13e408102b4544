"""What came out of an experiment is computed from its runs, and says how far it can be trusted."""

from dataclasses import replace

import pytest

from playground.data.catalog import MNIST, SHAPES
from playground.experiments import EXPERIMENTS, experiment_runs, gan_experiment_runs
from playground.plan import plan
from playground.records import GanReport, TrainReport
from playground.runs.run import Part, Run, RunView
from playground.runs.states import State
from playground.specs import NetSpec, TrainSpec
from playground.text import ENGLISH, KOREAN
from playground.ui.text import Say
from playground.ui.train.verdict import Outcome, experiment_view, verdict
from playground.ui.train.watch import Progress

say = Say(ENGLISH)


def outcome(name: str, accuracy: float, epoch: float = 4.0, state: State = "done") -> Outcome:
    spec = experiment_runs("degradation_56", SHAPES, TrainSpec(dataset="shapes"), 0)[0]
    run = Run(name, "ann", name, spec, state, part=Part("degradation_56", "g"))
    report = TrainReport(
        9, epoch, 65.0, 1.0, 0.0, 100.0, 0.1, 2.0, 0.25, test_loss=1.5, test_accuracy=accuracy
    )
    return Outcome(RunView(run, None, 1, False), Progress(report, tested=10_000))


def test_who_ended_above_whom_is_said_in_points_epochs_and_seeds() -> None:
    two = [outcome("Plain-56", 0.6), outcome("ResNet-56", 0.631)]
    assert verdict(two, say) == (
        "ResNet-56 ended highest, at 63.1%: 3.1 points above Plain-56 after 4 epochs; one seed."
    )
    three = [outcome("A", 0.6), outcome("B", 0.7), outcome("C", 0.65)]
    assert "5.0 points above C, 10.0 points above A after" in verdict(three, say)
    assert "4 에폭" in verdict(two, Say(KOREAN))


def test_unequal_lengths_are_not_hidden() -> None:
    uneven = [outcome("Plain-56", 0.6, 0.24), outcome("ResNet-56", 0.7, 0.31)]
    assert "after 0.24 / 0.31 epochs" in verdict(uneven, say)


@pytest.mark.parametrize(("margin", "count", "open_"), [
    (0.005, 10_000, True), (0.02, 10_000, False), (0.02, 1000, True),
])  # fmt: skip
def test_a_difference_within_two_standard_errors_is_called_chance(
    margin: float, count: int, open_: bool
) -> None:
    pair = [outcome("a", 0.5), outcome("b", 0.5 + margin)]
    pair = [replace(one, progress=replace(one.progress, tested=count)) for one in pair]
    assert ("can be chance" in verdict(pair, say)) is open_


def test_what_did_not_come_to_its_end_is_not_compared() -> None:
    pair = [outcome("Plain-56", 0.6), outcome("ResNet-56", 0.7, state="stopped")]
    assert verdict(pair, say) == say("train.verdict_none")
    told = experiment_view("degradation_56", pair, say)
    assert [row[1] for row in told["rows"]] == ["60.0%", "–"]


def test_the_table_comes_at_the_end_and_its_figures_are_the_runs_own() -> None:
    pair = [outcome("Plain-56", 0.6), outcome("ResNet-56", 0.7)]
    told = experiment_view("degradation_56", pair, say)
    net = pair[0].view.run.spec.net
    assert isinstance(net, NetSpec)
    params = f"{plan(net, 32).params:,}"
    assert told["rows"][0] == ["Plain-56", "60.0%", "1.500", "4.00", "1:05", params]
    assert len(told["columns"]) == len(told["rows"][0])
    assert told["source"] == EXPERIMENTS["degradation_56"].source
    going = experiment_view("degradation_56", [pair[0], outcome("b", 0.1, state="running")], say)
    assert "rows" not in going
    assert going["question"]


def test_an_experiment_that_is_no_longer_known_keeps_its_name() -> None:
    told = experiment_view("forgotten", [outcome("a", 0.5)], say)
    assert (told["title"], told["source"]) == ("forgotten", "")


def test_kinds_of_gan_are_not_ranked_and_their_samples_are_told() -> None:
    outcomes = []
    for spec in gan_experiment_runs(MNIST, {"epochs": 2}, 0):
        run = Run(spec.net.name, "ann", spec.net.name, spec, "done", part=Part("gans", "g"))
        point = GanReport(9, 2.0, 65.0, 1.0, 0.0, 90.0, 1.0, 0.5, diversity=0.62)
        outcomes.append(Outcome(RunView(run, None, 1, False), Progress(point)))
    told = experiment_view("gans", outcomes, say)
    assert told["title"] == "DCGAN, WGAN, WGAN-GP"
    assert told["source"].startswith("1701.07875")
    assert [row[:4] for row in told["rows"]] == [
        [run.view.run.name, "62.0%", "2.00", "1:05"] for run in outcomes
    ]
    assert len(told["columns"]) == len(told["rows"][0])
    assert "rank nobody" in told["sentence"]

"""What a recorded training's curves lack is read from the recording."""

from pathlib import Path

import pytest

from playground.checkpoints import shelf
from playground.families import cifar_resnet
from playground.records import TrainReport
from playground.runs.recording import RECORDING
from playground.runs.reports import curve, read_reports
from playground.runs.run import Run
from playground.settings import Settings
from playground.specs import RunSpec, TrainSpec
from playground.text import ENGLISH
from playground.ui.text import Say
from playground.ui.train.caveats import caveats, continued_at

say = Say(ENGLISH)


def trained(*rates: float) -> list[TrainReport]:
    return [
        TrainReport(i, float(i), float(i), 0.5, 1.0, 100.0, lr, 2.0, 0.25)
        for i, lr in enumerate(rates)
    ]


@pytest.mark.parametrize(("rates", "epochs"), [
    ((0.01, 0.1, 0.2, 0.1, 0.01), []),  # one cycle
    ((0.1, 0.1, 0.01, 0.01), []),  # steps
    ((0.1, 0.05, 0.001, 0.1, 0.01), [2.0]),
    ((0.1, 0.001, 0.1, 0.001, 0.1), [1.0, 3.0]),
    ((), []),
])  # fmt: skip
def test_a_rate_that_leaps_up_after_it_fell_was_set_anew(
    rates: tuple[float, ...], epochs: list[float]
) -> None:
    assert continued_at(trained(*rates)) == epochs


def test_ones_own_run_needs_no_caveat() -> None:
    spec = RunSpec(cifar_resnet(8), TrainSpec())
    points = trained(0.1, 0.001, 0.1)
    told = caveats(Run("shipped:a", "", "a", spec), points, say)
    assert told == [say("train.no_validation"), say("train.continued").format(epoch=1)]
    assert caveats(Run("a", "ann", "a", spec), points, say) == []
    held_out = RunSpec(cifar_resnet(8), TrainSpec(validation=100))
    assert caveats(Run("shipped:a", "", "a", held_out), trained(0.1), say) == []


def test_the_recordings_that_ship_say_what_can_be_seen_in_them() -> None:
    folder: Path = Settings().checkpoints
    found = {}
    for name, card in shelf(folder).items():
        path = folder / f"{name}{RECORDING}"
        if path.exists():
            run = Run(f"shipped:{name}", "", name, card.run)
            found[name] = len(caveats(run, curve(read_reports(path)), say))
    assert found["resnet20-cifar10"] == 1
    assert found["resnet8-shapes"] == 0

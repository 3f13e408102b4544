"""Training: it learns, it is the same each time, and it goes on as if never broken off."""

import dataclasses
import itertools
import json
import math
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
from torch.nn import functional as F

from playground.checkpoints import BEST, BEST_VALIDATION, LAST, VALIDATION, Metric
from playground.checkpoints.weights import load, save
from playground.data.images import Dataset
from playground.errors import RunError, SpecError
from playground.families import speed_resnet, wide_resnet
from playground.records import Confusion, Preparing, Report, TrainReport
from playground.specs import NetSpec, RunSpec, Stage, TrainSpec
from playground.training import save_timer, score
from playground.training import trainer as trainer_module
from playground.training.muon import Muon
from tests.training.trainings import train, trainer

TINY = wide_resnet(10, 1, dropout=0.1).replace(stages=(Stage(8, 1), Stage(16, 1, 2)))


def run_spec(net: NetSpec = TINY, **changes: Any) -> RunSpec:
    settings = {
        "dataset": "shapes", "epochs": 4, "batch_size": 32, "crop": 1, "flip": False,
        "precision": "float32",
    }  # fmt: skip
    return RunSpec(net, TrainSpec(**{**settings, **changes}), seed=3)


def weights(path: Path) -> dict[str, torch.Tensor]:
    return load(path).net.state_dict()


def same(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> bool:
    return all(torch.equal(one[name], other[name]) for name in one)


@pytest.mark.parametrize("optimiser", ["sgd", "adamw", "muon"])
def test_it_learns(colours: Dataset, tmp_path: Path, optimiser: str) -> None:
    lr = {"sgd": 0.1, "adamw": 0.01, "muon": 0.05}[optimiser]
    spec = run_spec(optimiser=optimiser, lr=lr, epochs=8, weight_decay=0.0)
    reports = list(train(spec, colours, tmp_path))
    assert reports[0].loss == pytest.approx(math.log(10), abs=1.0)
    assert reports[-1].test_accuracy > 0.8  # type: ignore[operator]
    assert [r for r in reports[:-1] if r.test_accuracy is not None] == []
    assert load(tmp_path / LAST).card.metric("test accuracy") == reports[-1].test_accuracy


def test_reports_count_up_to_the_whole(colours: Dataset, tmp_path: Path) -> None:
    reports = list(train(run_spec(epochs=2), colours, tmp_path))
    assert reports[-1].fraction == 1
    assert reports[-1].step == 2 * (320 // 32)
    assert reports[-1].epoch == 2
    for before, after in itertools.pairwise(reports):
        assert before.step < after.step
        assert before.seconds < after.seconds
    assert all(len(report.gradient_norms) == 4 for report in reports)  # stem, two stages, head


def test_gradient_norms_are_those_of_autograd(colours: Dataset) -> None:
    learner = trainer(run_spec(), colours)
    learner.step()
    (net,), norms = learner.objective.nets(), learner.objective.gradient_norms()
    for norm, (_, stage) in zip(norms, net.named_children(), strict=True):
        flat = torch.cat([p.grad.flatten() for p in stage.parameters()])
        assert norm == pytest.approx(flat.norm().item(), rel=1e-4)


def test_the_same_seed_gives_the_same_weights(colours: Dataset, tmp_path: Path) -> None:
    for name in ("one", "two"):
        list(train(run_spec(epochs=1), colours, tmp_path / name))
    assert same(weights(tmp_path / "one" / LAST), weights(tmp_path / "two" / LAST))


@pytest.mark.parametrize("optimiser", ["sgd", "adamw", "muon"])
@pytest.mark.parametrize("stop_at", [7, 20])  # in mid-epoch, and between two
def test_broken_off_and_resumed_is_as_if_never_broken_off(
    colours: Dataset, tmp_path: Path, optimiser: str, stop_at: int
) -> None:
    spec = run_spec(optimiser=optimiser, lr=0.02, cutout=2, validation=0)
    list(train(spec, colours, tmp_path / "whole"))
    training = train(spec, colours, tmp_path / "broken")
    step_by_step(training, stop_at)
    training.close()
    list(train(spec, colours, tmp_path / "broken", resume=True))
    assert same(weights(tmp_path / "whole" / LAST), weights(tmp_path / "broken" / LAST))


VALIDATING, TESTING = "Scoring the validation images", "Scoring the test images"
SCORED = "scored"
BREAKS = {  # after which step (negative: from the end) and at what
    "mid-epoch": (5, ""),
    "before validation": (8, ""),
    "validation": (8, VALIDATING),
    "epoch's end": (8, SCORED),
    "last validation": (-1, VALIDATING),
    "test": (-1, TESTING),
    "end": (-1, SCORED),
}


def broken_off(training: Any, at: int, what: str = "") -> list[Report]:
    """Its reports up to that of step `at`, or the first after it that tells of doing `what`."""
    reports, step = [], 0
    for report in training:
        reports.append(report)
        doing = str(report.what) if isinstance(report, Preparing) else None
        if isinstance(report, TrainReport):
            step = report.step
            doing = "" if report.validation_accuracy is None else SCORED
        if step == at and doing == what:
            training.close()
            return reports
    raise AssertionError("never broken off")


def scores(reports: list[Report]) -> dict[tuple[int, str], Any]:
    """Whatever was scored, by step and kind."""
    found: dict[tuple[int, str], Any] = {}
    for r in reports:
        if isinstance(r, Confusion):
            found[r.step, f"confusion on {r.on}"] = r.counts
        elif isinstance(r, TrainReport) and r.validation_accuracy is not None:
            found[r.step, "validation"] = r.loss, r.validation_loss, r.validation_accuracy
            found[r.step, "test"] = r.test_loss, r.test_accuracy
    return found


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch) -> None:
    """After each step."""
    monkeypatch.setattr(save_timer, "FIRST", 0.0)
    monkeypatch.setattr(save_timer, "EVERY", 0.0)
    monkeypatch.setattr(save_timer, "TIMES", 0)


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report after each step, and of each batch that is scored."""
    monkeypatch.setattr(score, "TELL_EVERY", 0.0)
    monkeypatch.setattr(trainer_module, "REPORT_EVERY", 0.0)


@pytest.mark.usefixtures("telling")
@pytest.mark.parametrize("changes", [{"epochs": 3}, {"epochs": 6, "target": 0.3}])
@pytest.mark.parametrize("where", BREAKS)
def test_what_is_scored_is_the_same_wherever_a_training_was_broken_off(
    colours: Dataset, tmp_path: Path, where: str, changes: dict[str, Any]
) -> None:
    spec = run_spec(validation=64, lr=0.05, **changes)
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    expected = list(train(spec, colours, whole, watched=True))
    at, what = BREAKS[where]
    at = at if at > 0 else expected[-1].step + 1 + at  # type: ignore[union-attr]
    training = train(spec, colours, broken, watched=True)
    reports = broken_off(training, at, what)
    reports += train(spec, colours, broken, resume=True, watched=True)
    assert scores(reports) == scores(expected)
    for name in (LAST, BEST):
        assert same(weights(whole / name), weights(broken / name))
        assert load(whole / name).card.metrics == load(broken / name).card.metrics
    assert same(load(whole / LAST).state, load(broken / LAST).state)


@pytest.mark.usefixtures("telling")
def test_a_longer_training_that_is_broken_off_trains_on(colours: Dataset, tmp_path: Path) -> None:
    """Though the shorter one had reached its target."""
    spec = run_spec(epochs=6, validation=64, target=0.3, lr=0.05)
    short = list(train(spec, colours, tmp_path / "one"))[-1].step
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    longer = spec.longer(3)
    whole = list(train(longer, colours, tmp_path / "one", resume=True))
    assert whole[0].step == short + 1
    training = train(longer, colours, tmp_path / "two", resume=True)
    broken_off(training, short + 1)
    rest = list(train(longer, colours, tmp_path / "two", resume=True))
    steps = [report.step for report in rest if isinstance(report, TrainReport)]
    assert (steps[0], steps[-1]) == (short + 2, whole[-1].step)
    assert scores(rest) == scores(whole)


@pytest.mark.usefixtures("telling")
def test_a_checkpoint_tells_the_scores_of_its_own_weights_alone(
    colours: Dataset, tmp_path: Path
) -> None:
    spec = run_spec(epochs=3, validation=64)
    training = train(spec, colours, tmp_path)
    reports = broken_off(training, 8, SCORED)
    card = load(tmp_path / LAST).card
    assert (
        card.metric(VALIDATION) == card.metric(BEST_VALIDATION) == reports[-1].validation_accuracy
    )
    training = train(spec, colours, tmp_path, resume=True)
    broken_off(training, 9)
    assert load(tmp_path / LAST).card.metrics == (Metric(BEST_VALIDATION, card.metric(VALIDATION)),)


@pytest.mark.usefixtures("telling")
@pytest.mark.parametrize("where", ["mid-epoch", "epoch's end", "test", "end"])
def test_a_checkpoint_from_before_it_said_whether_it_was_scored_is_gone_on_from(
    colours: Dataset, tmp_path: Path, where: str
) -> None:
    spec = run_spec(epochs=2, validation=64)
    expected = list(train(spec, colours, tmp_path / "whole"))
    last = tmp_path / "old" / LAST
    at, what = BREAKS[where]
    broken_off(train(spec, colours, last.parent), at if at > 0 else 17 + at, what)
    card, net, state = load(last)
    progress = json.loads(card.progress)
    del progress["settled"], progress["done"]
    save(last, dataclasses.replace(card, progress=json.dumps(progress)), net, state)
    rest = list(train(spec, colours, last.parent, resume=True))
    assert same(weights(tmp_path / "whole" / LAST), weights(last))
    if where != "end":
        assert scores(expected[-1:]) == scores(rest[-1:])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"optimiser": "adamw"}, "optimiser was sgd when this training began, and is adamw now"),
        ({"validation": 64}, "validation was 0 when"),
        ({"dataset": "cifar10"}, "dataset was shapes when"),
        ({"seed": 7}, "seed was 3 when this training began, and is 7 now: leave it as it was"),
        ({"net": TINY.replace(dropout=0.2)}, "not an unfinished training of this network"),
        ({"epochs": None, "seconds": 1.0}, ""),
    ],
)
def test_all_but_the_length_must_be_as_it_was(
    colours: Dataset, tmp_path: Path, changes: dict[str, Any], sentence: str
) -> None:
    training = train(run_spec(), colours, tmp_path)
    next(training)
    training.close()
    whole = {name: changes[name] for name in changes.keys() & {"net", "seed"}}
    spec = run_spec(**{name: changes[name] for name in changes.keys() - whole})
    resumed = train(dataclasses.replace(spec, **whole), colours, tmp_path, resume=True)
    if sentence:
        with pytest.raises(RunError, match=sentence):
            next(resumed)
    else:
        assert list(resumed)[-1].fraction == 1


@pytest.mark.usefixtures("saving")
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize(
    ("optimiser", "owner", "name", "call"),
    [
        ("sgd", torch.Tensor, "backward", 17),  # statistics are already updated
        ("muon", Muon, "_update", 15 * 7 + 4),  # and some of the 7 kernels
    ],
)
def test_a_step_that_broke_off_in_its_midst_is_not_kept(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    error: type[BaseException], optimiser: str, owner: type, name: str, call: int,
) -> None:  # fmt: skip
    spec = run_spec(optimiser=optimiser, lr=0.02, epochs=2, validation=0)
    list(train(spec, colours, tmp_path / "whole"))
    calls, original = itertools.count(1), getattr(owner, name)

    def breaking(*arguments: Any) -> Any:
        original(*arguments)
        if next(calls) == call:
            raise error

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, breaking)
        with pytest.raises(error):
            list(train(spec, colours, tmp_path / "broken"))
    kept = json.loads(load(tmp_path / "broken" / LAST).card.progress)["step"]
    assert kept == {"sgd": 16, "muon": 15}[optimiser]
    list(train(spec, colours, tmp_path / "broken", resume=True))
    assert same(weights(tmp_path / "whole" / LAST), weights(tmp_path / "broken" / LAST))


def step_by_step(training: Any, last: int) -> TrainReport:
    """Ask for reports until one of at least that step."""
    return next(report for report in training if report.step >= last)


def test_seconds_of_training_end_it(colours: Dataset, tmp_path: Path) -> None:
    reports = list(train(run_spec(epochs=None, seconds=1.0), colours, tmp_path))
    assert 1.0 <= reports[-1].seconds < 3.0
    assert reports[-1].fraction == 1


def test_held_out_images_are_scored_and_the_best_is_kept(colours: Dataset, tmp_path: Path) -> None:
    reports = list(train(run_spec(epochs=3, validation=64), colours, tmp_path))
    scored = [r.validation_accuracy for r in reports if r.validation_accuracy is not None]
    assert len(scored) == 3
    best, _, state = load(tmp_path / BEST)
    assert best.metric(VALIDATION) == best.metric(BEST_VALIDATION) == max(scored)
    assert not state  # which would double its size
    assert reports[-1].step == 3 * ((320 - 64) // 32)


def test_a_target_on_the_held_out_images_ends_it_early(colours: Dataset, tmp_path: Path) -> None:
    spec = run_spec(epochs=50, validation=64, target=0.3)
    reports = list(train(spec, colours, tmp_path))
    *before, reached = [r.validation_accuracy for r in reports if r.validation_accuracy is not None]
    assert max([0.0, *before]) < 0.3 <= reached
    assert reports[-1].epoch < 50
    assert (reports[-1].fraction, reports[-1].seconds_left) == (1, 0)
    assert reports[-1].test_accuracy is not None


def test_images_a_second_are_those_there_are(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a batch would take more of them."""
    now = itertools.count()
    monkeypatch.setattr("time.perf_counter", lambda: next(now))  # a second between start and stop
    reports = list(train(run_spec(epochs=2, batch_size=500), colours, tmp_path))
    assert [report.images_per_second for report in reports] == [320, 320]
    assert json.loads(load(tmp_path / LAST).card.progress)["images"] == 2 * 320


def test_no_more_than_half_of_the_images_are_held_out(colours: Dataset, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"161 .* half of the 320 .* hold out 160 or fewer"):
        next(train(run_spec(validation=161), colours, tmp_path))
    training = train(run_spec(validation=160), colours, tmp_path)
    assert next(training).step == 1
    training.close()


def test_a_target_needs_images_to_be_measured_on() -> None:
    with pytest.raises(SpecError, match="hold out at least one"):
        run_spec(target=0.9)


def test_a_stop_is_heeded_while_the_test_set_is_scored_and_the_score_made_up_for(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score, "TELL_EVERY", 0.0)
    whole = list(train(run_spec(epochs=1), colours, tmp_path / "whole"))
    training = train(run_spec(epochs=1), colours, tmp_path / "broken")
    for told in training:
        if isinstance(told, Preparing):
            break
    assert str(told.what) == "Scoring the test images"
    assert 0 < told.fraction < 1
    training.close()
    assert load(tmp_path / "broken" / LAST).card.metric("test accuracy") is None
    rest = list(train(run_spec(epochs=1), colours, tmp_path / "broken", resume=True))
    before, *doing, _ = rest
    assert (before.step, before.test_accuracy) == (10, None)
    assert all(isinstance(report, Preparing) for report in doing)
    assert rest[-1].step == whole[-1].step == 10
    assert rest[-1].test_accuracy == whole[-1].test_accuracy
    assert rest[-1].test_loss == whole[-1].test_loss
    assert 0 < rest[-1].loss < 3  # of the steps before the break


@pytest.mark.usefixtures("saving")
def test_a_divergence_is_told_and_the_last_good_checkpoint_stays(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    training = train(run_spec(), colours, tmp_path)
    step_by_step(training, 10)
    monkeypatch.setattr(F, "cross_entropy", lambda logits, *_, **__: logits.sum() * math.nan)
    with pytest.raises(RunError, match=r"diverged at step (\d+).* below 0.1") as told:
        list(training)
    diverged_at = int(re.search(r"step (\d+)", str(told.value))[1])  # type: ignore[index]
    kept = load(tmp_path / LAST)
    saved_at = json.loads(kept.card.progress)["step"]
    assert 0 < saved_at < diverged_at  # not the wreck
    assert all(tensor.isfinite().all() for tensor in kept.net.state_dict().values())


def test_the_speed_networks_first_filters_whiten_and_stay(colours: Dataset, tmp_path: Path) -> None:
    net = speed_resnet(8).replace(stages=(Stage(8, 1, 2), Stage(16, 1, 2)))
    spec = run_spec(net, optimiser="muon", lr=0.1, epochs=1, weight_decay=0.0)
    training = train(spec, colours, tmp_path)
    next(training)
    training.close()
    first = weights(tmp_path / LAST)["stem.conv.weight"].clone()
    list(train(spec, colours, tmp_path, resume=True))
    assert torch.equal(first, weights(tmp_path / LAST)["stem.conv.weight"])
    assert torch.allclose(first[:12], -first[12:])

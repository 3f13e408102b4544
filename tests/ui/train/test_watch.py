"""What the run widget is told: increments, a thinned snapshot, and how far the run is."""

import json
from dataclasses import replace
from typing import Any

import pytest

from playground.families import cifar_resnet, speed_resnet
from playground.message import Message
from playground.records import Conditions, GanReport, Preparing, Remark, Report, TrainReport
from playground.runs.following import News
from playground.runs.run import Run, RunView
from playground.runs.states import State
from playground.specs import GanSpec, GanTrainSpec, RunSpec, TrainSpec
from playground.text import ENGLISH
from playground.ui.text import Say
from playground.ui.train.thinning import CURVES_BYTES
from playground.ui.train.watch import Progress, Shown

SPEC = RunSpec(cifar_resnet(8), TrainSpec())

say = Say(ENGLISH)


def report(step: int) -> TrainReport:
    return TrainReport(step, step / 100, float(step), 0.5, 65.0, 100.0, 0.1, 2.0, 0.25)


def view(
    run_id: str = "a", state: State = "running", reports: int = 1, spec: RunSpec = SPEC
) -> RunView:
    return RunView(Run(run_id, "ann", "mine", spec, state), 3, reports, can_continue=False)


def part(news: News, progress: Progress) -> dict[str, Any]:
    """What the widget is told of one run."""
    run_id = news.view.run.id
    (told,) = Shown((run_id,), say).news(run_id, [news], {run_id: progress})["parts"]
    assert isinstance(told, dict)
    return told


def test_a_runs_first_news_bring_words_and_stages() -> None:
    now = Progress(report(1))
    value = Shown(("a", "b"), say).news("a", [News(view(), 0, [report(1)])], {"a": now})
    assert (value["shown"], value["runs"]) == ("a", ["a", "b"])
    assert value["words"]["loss"] == "Loss"
    (told,) = value["parts"]
    assert told["run"] == "a"
    assert told["stages"] == ["conv1", "conv2_x", "conv3_x", "conv4_x", "classifier"]
    assert told["fixed"] == 0
    assert told["points"] == [{"e": 0.01, "s": 1.0, "l": 2.0, "a": 0.25, "r": 0.1}]
    assert told["status"]["note"] == "1:05 left"


def test_what_is_out_of_range_is_left_out_and_the_rest_is_told() -> None:
    burst = replace(report(1), gradient_norms=(1.0, float("inf")), validation_loss=float("nan"))
    told = part(News(view(), 0, [burst]), Progress(burst))
    assert told["points"] == [{"e": 0.01, "s": 1.0, "l": 2.0, "a": 0.25, "r": 0.1}]
    json.dumps(told, allow_nan=False)


def test_a_speed_networks_first_convolution_is_known_to_be_fixed() -> None:
    told = part(News(view(spec=RunSpec(speed_resnet(), TrainSpec())), 0, []), Progress())
    assert told["fixed"] == 1


def test_later_news_are_increments_of_all_that_have_some() -> None:
    both = {"a": Progress(report(3)), "b": Progress()}
    batch = [News(view(reports=3), 2, [report(3)]), News(view("b", reports=9), 9, [])]
    value = Shown(("a", "b"), say).news("a", batch, both)
    assert "words" not in value
    first, second = value["parts"]
    assert (first["from"], first["total"], len(first["points"])) == (2, 3, 1)
    assert (second["from"], second["total"], second["points"]) == (9, 9, [])
    assert second["status"]["state"] == "running"


@pytest.mark.parametrize("runs", [1, 3])
def test_a_long_snapshot_is_thinned_but_keeps_epochs_and_the_end(runs: int) -> None:
    reports: list[Report] = [report(i) for i in range(1, 5001)]
    reports[777] = replace(report(778), validation_accuracy=0.5)
    ids = tuple("abc"[:runs])
    batch = [News(view(run_id), 0, reports) for run_id in ids]
    parts = Shown(ids, say).news("a", batch, dict.fromkeys(ids, Progress()))["parts"]
    sizes = [len(json.dumps(part["points"])) for part in parts]
    assert 0.3 * CURVES_BYTES < sum(sizes) <= 1.1 * CURVES_BYTES
    for part in parts:
        assert next(point for point in part["points"] if "v" in point)["s"] == 778
        assert part["points"][-1]["s"] == 5000


def test_where_every_point_closes_an_epoch_a_snapshot_is_bounded_too() -> None:
    reports: list[Report] = [replace(report(i), validation_accuracy=0.5) for i in range(1, 5001)]
    points = part(News(view(), 0, reports), Progress())["points"]
    assert len(json.dumps(points)) <= 1.1 * CURVES_BYTES


def test_scoring_does_not_hide_how_far_it_is() -> None:
    progress = Progress().after(
        [Preparing(Message("Reading")), report(4), Preparing(Message("Scoring"), 0.5)]
    )
    status = part(News(view(), 0, []), progress)["status"]
    assert (status["fraction"], status["note"]) == (0.5, "Scoring 50%")
    assert status["tiles"]
    assert progress.after([report(5)]) == Progress(report(5))


def test_queued_and_ended_runs_say_so() -> None:
    queued = part(News(view(state="queued"), 0, []), Progress())["status"]
    assert (queued["label"], queued["note"]) == ("queued", "place 3 in the queue")
    progress = Progress(report(9), Preparing(Message("Scoring")))
    done = part(News(view(state="done"), 0, []), progress)["status"]
    assert (done["fraction"], done["note"]) == (1.0, "")


@pytest.mark.parametrize("state", ["queued", "running", "paused"])
def test_a_run_that_is_held_with_all_others_says_so(state: State) -> None:
    held = replace(view(state=state), held=True)
    told = part(News(held, 0, []), Progress().after([report(5)]))["status"]
    assert (told["label"], told["state"]) == ("paused for all", "paused")
    assert told["note"] == "goes on when whoever leads the class lets it"


def test_what_it_is_computed_in_is_shown_and_why_it_is_not_what_was_recorded() -> None:
    progress = Progress().after(
        [Conditions(0, "bfloat16", 2, Message("Fewer threads here")), report(4)]
    )
    status = part(News(view(), 0, []), progress)["status"]
    assert (say("train.computed_in"), "bfloat16 · threads: 2") in status["tiles"]
    assert status["reason"] == "Fewer threads here"


def test_a_gan_has_its_own_curves() -> None:
    spec = RunSpec(GanSpec("DCGAN"), GanTrainSpec())
    gan = GanReport(1, 0.1, 2.0, 0.2, 8.0, 90.0, 1.5, 0.25)
    value = part(News(view(spec=spec), 0, [gan]), Progress(gan))
    assert value["kind"] == "gan"
    assert value["points"] == [{"e": 0.1, "s": 2.0, "n": 1.5, "d": 0.25}]
    whole = replace(
        gan, estimate=0.5, real_score=0.8, fake_score=0.1, critic_gradient=2.0, diversity=0.7
    )
    (point,) = part(News(view(spec=spec), 0, [whole]), Progress(whole))["points"]
    assert {key: point[key] for key in "jxzku"} == {
        "j": 0.5,
        "x": 0.8,
        "z": 0.1,
        "k": 2.0,
        "u": 0.7,
    }
    assert "b" not in point


@pytest.mark.parametrize(("kind", "title"), [("dcgan", "Jensen"), ("wgan", "Wasserstein")])
def test_each_chart_of_a_gan_says_what_it_tells(kind: str, title: str) -> None:
    spec = RunSpec(GanSpec("any", kind), GanTrainSpec())
    charts = part(News(view(spec=spec), 0, []), Progress())["charts"]
    assert charts["estimate"]["title"].startswith(title)
    assert all(chart["title"] and chart["tells"] for chart in charts.values())


def test_mode_collapse_is_said_once_a_gan_is_no_longer_young() -> None:
    spec = RunSpec(GanSpec("DCGAN"), GanTrainSpec())
    gan = GanReport(1, 0.1, 2.0, 0.2, 8.0, 90.0, 1.5, 0.25, diversity=0.12)

    def reason(**changes: float) -> str:
        point = replace(gan, **changes)
        told = part(News(view(spec=spec), 0, [point]), Progress(point))["status"]["reason"]
        assert isinstance(told, str)
        return told

    assert "differ by 12.0% of what the data" in reason()
    assert reason(fraction=0.05) == ""
    assert reason(diversity=0.6) == ""


@pytest.mark.parametrize(("kind", "opponent"), [("dcgan", "discriminator"), ("wgan", "critic")])
def test_what_a_gans_curves_tell_is_said_below_them(kind: str, opponent: str) -> None:
    spec = RunSpec(GanSpec("any", kind), GanTrainSpec())
    value = part(News(view(spec=spec), 0, []), Progress())
    assert (value["opponent"], value["remark"]) == (opponent, say(f"train.remark_{kind}"))
    assert "remark" not in part(News(view(), 0, []), Progress())


def test_nothing_to_show() -> None:
    value = Shown((), say).nothing()
    assert (value["runs"], value["words"]["empty"]) == ([], say("train.empty"))


def test_what_is_remarked_stays_in_sight_and_is_no_fault() -> None:
    progress = Progress().after([Remark(Message("Left out: 3")), report(4)])
    status = part(News(view(), 0, []), progress)["status"]
    assert (status["reason"], status["amiss"]) == ("Left out: 3", False)
    failed = replace(
        view(state="failed"), run=replace(view().run, state="failed", reason=Message("No room"))
    )
    status = part(News(failed, 0, []), progress)["status"]
    assert (status["reason"], status["amiss"]) == ("No room · Left out: 3", True)


@pytest.mark.parametrize(
    ("others", "share", "told"),
    [
        (0, 1.0, "0:08 left"),
        (0, 0.5, "your runs take turns: this one gets about 50% of the time, about 0:16 left"),
        (1, 0.5, "somebody else trains too: this run gets about 50% of the time, about 0:16 left"),
        (3, 0.25, "3 others train too: this run gets about 25% of the time, about 0:32 left"),
    ],
)
def test_what_a_run_shares_is_told_and_its_time_left_with_it(
    others: int, share: float, told: str
) -> None:
    shared = replace(view(), others=others, share=share)
    point = TrainReport(1, 0.1, 2.0, 0.2, 8.0, 90.0, 0.1, 2.3, 0.1)
    value = part(News(shared, 0, [point]), Progress(point))
    assert value["status"]["note"] == told

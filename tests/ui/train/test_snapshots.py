"""What the snapshots widget is sent: increments, a thinned snapshot, words in the asker's language."""

import base64
import io
import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from playground.families import cifar_resnet
from playground.records import (
    Confusion,
    GanReport,
    Packed,
    ProbeImages,
    Report,
    Samples,
    Snapshot,
    TrainReport,
)
from playground.runs.following import News
from playground.runs.run import Run, RunView
from playground.specs import GanSpec, GanTrainSpec, RunSpec, TrainSpec
from playground.text import ENGLISH, KOREAN
from playground.ui.text import Say
from playground.ui.train import snapshots as room
from playground.ui.train.snapshots import snapshots, views_of
from playground.ui.train.watch import Progress, Shown

MAPS = Packed.of(np.zeros((2, 3, 3), np.uint8))
PROBES = ProbeImages(("cat", "dog"), (0, 1), Packed.of(np.zeros((2, 4, 4, 1), np.uint8)), True)


def snapshot(step: int) -> Snapshot:
    return Snapshot(step, step / 10, float(step), (1, 0), MAPS, MAPS, 2.0)


def confusion(step: int, on: str = "validation") -> Confusion:
    return Confusion(step, step / 10, float(step), on, (1, 0, 0, 1))


def point(step: int) -> TrainReport:
    return TrainReport(step, step / 10, 1.0, 0.5, 1.0, 100.0, 0.1, 2.3, 0.1)


def sent(reports: list[Report], start: int = 0, run: str = "a", before: int = 0) -> Any:
    news = News(SimpleNamespace(run=SimpleNamespace(id="a")), start, reports)  # type: ignore[arg-type]
    return snapshots(news, run, Say(ENGLISH), before + len(views_of(news)))


def told(value: Any) -> list[tuple[str, int]]:
    return [(item["kind"], item.get("step", -1)) for item in value["items"]]


def test_a_snapshot_holds_all_that_is_to_be_seen_and_the_words() -> None:
    value = sent([PROBES, snapshot(0), point(1), snapshot(2), confusion(3), confusion(3, "test")])
    assert (value["run"], value["from"]) == ("a", 0)
    assert told(value) == [
        ("specimens", -1), ("sight", 0), ("sight", 2), ("confusion", 3), ("confusion", 3),
    ]  # fmt: skip
    assert value["words"]["heatmaps"] == "Heatmaps"
    assert len(value["palette"]) == 256


def test_classes_are_named_in_the_askers_language() -> None:
    view = SimpleNamespace(run=SimpleNamespace(id="a"))
    for start in (0, 7):
        value = snapshots(News(view, start, [PROBES]), "a", Say(KOREAN))  # type: ignore[arg-type]
        assert value["items"][0]["classes"] == ["고양이", "개"]


def test_increments_hold_only_what_is_new() -> None:
    value = sent([point(5), snapshot(6)], start=40, before=7)
    assert value == {"run": "a", "from": 7, "to": 8, "items": value["items"]}
    assert told(value) == [("sight", 6)]


def test_nothing_new_and_other_runs_news_are_skipped() -> None:
    assert sent([point(5)], start=40) is None
    assert sent([], start=40) is None
    assert sent([PROBES, snapshot(0)], run="b") is None
    assert sent([])["items"] == []
    assert snapshots(None, "", Say(ENGLISH))["run"] == ""


def test_what_was_trained_anew_is_not_shown_twice() -> None:
    """A run that was taken up from step 2 after it had come to step 6."""
    first = [PROBES, snapshot(0), confusion(2), snapshot(3), confusion(4), snapshot(6)]
    again = [PROBES, snapshot(2), snapshot(3), confusion(4), confusion(4, "test")]
    assert told(sent([*first, *again])) == [
        ("specimens", -1), ("sight", 0), ("sight", 2), ("sight", 3),
        ("confusion", 2), ("confusion", 4), ("confusion", 4),
    ]  # fmt: skip


def test_a_long_snapshot_is_thinned_and_keeps_its_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "FRAMES_BYTES", 20_000)
    value = sent([PROBES, *(snapshot(step) for step in range(501))])
    steps = [step for kind, step in told(value) if kind == "sight"]
    assert steps[0] == 0
    assert steps[-1] == 500
    assert 40 < len(steps) < 130
    assert len(json.dumps(value["items"])) < 25_000


def test_images_come_as_one_picture() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (6, 32, 32, 3), np.uint8)
    (item,) = sent([Samples(1, 0.1, 1.0, Packed.of(pixels))])["items"]
    picture = Image.open(io.BytesIO(base64.b64decode(item["images"]["src"].partition(",")[2])))
    assert (item["images"]["columns"], item["images"]["side"]) == (6, 32)
    assert picture.size == (6 * 32, 32)
    rough = np.array(picture).reshape(32, 6, 32, 3).mean((0, 2))
    np.testing.assert_allclose(rough, pixels.mean((1, 2)), atol=6)


def noise(*shape: int) -> Packed:
    return Packed.of(np.random.default_rng(0).integers(0, 256, shape, np.uint8))


@pytest.mark.parametrize("kind", ["classifier", "gan"])
def test_what_train_is_sent_of_a_long_run_is_bounded(kind: str) -> None:
    """Curves and snapshots together, of images that no compression helps with."""
    probes = ProbeImages(("a",) * 10, (0,) * 16, noise(16, 32, 32, 3), True)
    views: list[Report] = [probes] if kind == "classifier" else []
    net = cifar_resnet(8) if kind == "classifier" else GanSpec("any")
    train = TrainSpec() if kind == "classifier" else GanTrainSpec()
    for step in range(1, 2001):
        if kind == "classifier":
            sure, maps, filters = noise(16, 10), noise(16, 8, 8), noise(16, 3, 3, 3)
            views.append(Snapshot(step, step / 10, 1.0 * step, (1,) * 16, sure, maps, 2.0, filters))
            views.append(Confusion(step, step / 10, 1.0 * step, "validation", (50,) * 100))
            views.append(replace(point(step), gradient_norms=(0.123456,) * 12))
        else:
            views.append(Samples(step, step / 10, 1.0 * step, noise(16, 32, 32, 3)))
            views.append(GanReport(step, step / 10, 1.0 * step, 0.2, 8.0, 90.0, 1.54321, 0.25432))
    run = Run("a", "ann", "mine", RunSpec(net, train), "done")
    news = News(RunView(run, 0, len(views), can_continue=False), 0, views)
    say = Say(KOREAN)
    curves = Shown(("a",), say).news("a", [news], {"a": Progress().after(views)})
    sizes = [len(str(told)) for told in (curves, snapshots(news, "a", say, len(views)))]
    assert 50_000 < sum(sizes) <= 200_000, sizes

"""What the sights widget is sent: increments, a thinned snapshot, words in the asker's language."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from playground.records import Confusion, Packed, Report, Sight, Specimens, TrainReport
from playground.runs.following import News
from playground.ui.text import TEXT
from playground.ui.train import sights as room
from playground.ui.train.sights import sights, views_of

MAPS = Packed.of(np.zeros((2, 3, 3), np.uint8))
SPECIMENS = Specimens(("cat", "dog"), (0, 1), Packed.of(np.zeros((2, 4, 4, 1), np.uint8)), True)


def sight(step: int) -> Sight:
    return Sight(step, step / 10, float(step), (1, 0), MAPS, MAPS, 2.0)


def confusion(step: int, on: str = "validation") -> Confusion:
    return Confusion(step, step / 10, float(step), on, (1, 0, 0, 1))


def point(step: int) -> TrainReport:
    return TrainReport(step, step / 10, 1.0, 0.5, 1.0, 100.0, 0.1, 2.3, 0.1)


def english(key: str) -> str:
    return TEXT[key][0]


def sent(reports: list[Report], start: int = 0, run: str = "a", before: int = 0) -> Any:
    news = News(SimpleNamespace(run=SimpleNamespace(id="a")), start, reports)  # type: ignore[arg-type]
    return sights(news, run, english, before + len(views_of(news)))


def told(value: Any) -> list[tuple[str, int]]:
    return [(item["kind"], item.get("step", -1)) for item in value["items"]]


def test_a_snapshot_holds_all_that_is_to_be_seen_and_the_words() -> None:
    value = sent([SPECIMENS, sight(0), point(1), sight(2), confusion(3), confusion(3, "test")])
    assert (value["run"], value["from"]) == ("a", 0)
    assert told(value) == [
        ("specimens", -1), ("sight", 0), ("sight", 2), ("confusion", 3), ("confusion", 3),
    ]  # fmt: skip
    assert value["words"]["heatmaps"] == "Heatmaps"
    assert len(value["palette"]) == 256


def test_classes_are_named_in_the_askers_language() -> None:
    def korean(key: str) -> str:
        return TEXT[key][1]

    view = SimpleNamespace(run=SimpleNamespace(id="a"))
    for start in (0, 7):
        value = sights(News(view, start, [SPECIMENS]), "a", korean)  # type: ignore[arg-type]
        assert value["items"][0]["classes"] == ["고양이", "개"]


def test_increments_hold_only_what_is_new() -> None:
    value = sent([point(5), sight(6)], start=40, before=7)
    assert value == {"run": "a", "from": 7, "to": 8, "items": value["items"]}
    assert told(value) == [("sight", 6)]


def test_nothing_new_and_other_runs_news_are_skipped() -> None:
    assert sent([point(5)], start=40) is None
    assert sent([], start=40) is None
    assert sent([SPECIMENS, sight(0)], run="b") is None
    assert sent([])["items"] == []
    assert sights(None, "", english)["run"] == ""


def test_what_was_trained_anew_is_not_shown_twice() -> None:
    """A run that was taken up from step 2 after it had come to step 6."""
    first = [SPECIMENS, sight(0), confusion(2), sight(3), confusion(4), sight(6)]
    again = [SPECIMENS, sight(2), sight(3), confusion(4), confusion(4, "test")]
    assert told(sent([*first, *again])) == [
        ("specimens", -1), ("sight", 0), ("sight", 2), ("sight", 3),
        ("confusion", 2), ("confusion", 4), ("confusion", 4),
    ]  # fmt: skip


def test_a_long_snapshot_is_thinned_and_keeps_its_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SNAPSHOT_BYTES", 20_000)
    value = sent([SPECIMENS, *(sight(step) for step in range(501))])
    steps = [step for kind, step in told(value) if kind == "sight"]
    assert steps[0] == 0
    assert steps[-1] == 500
    assert 40 < len(steps) < 110
    assert len(str(value["items"])) < 30_000

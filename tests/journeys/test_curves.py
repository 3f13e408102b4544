"""What a run's points are drawn as, function by function: signs, smoothing, gaps, logarithms."""

import math
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import imported

pytestmark = pytest.mark.browser
WORDS = {word: word for word in ("train", "validation", "test", "generator", "fixed", "rate")}


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    imported(page, "run/curves.js", "run/series.js", "run/scales.js", "shared/scale.js")
    yield page
    page.close()


def lines(page: Page, key: str, run: dict[str, Any], **view: bool) -> list[dict[str, Any]]:
    """The lines of a chart of one run; `breaks` as a list."""
    found: list[dict[str, Any]] = page.evaluate(
        """([key, run, view]) => chartLines(key, run, [run], {...view, colour: (name) => name})
            .map((line) => ({...line, breaks: [...(line.breaks || [])]}))""",
        [key, run, {"words": WORDS, "byTime": False, "byEpoch": False, "raw": False, **view}],
    )
    return found


def points(times: list[float], **fields: float) -> list[dict[str, float]]:
    return [{"e": t / 10, "s": t, "l": 1.0, "a": 0.5, **fields} for t in times]


def test_training_validation_and_test_are_told_apart(blank: Page) -> None:
    run = {"name": "one", "points": points([1, 2, 3], v=0.4, t=0.6)}
    drawn = {line["name"]: line for line in lines(blank, "accuracy", run)}
    signs = [drawn[name].get("sign") for name in ("train", "validation", "test")]
    assert signs == [None, "circle", "diamond"]
    assert len({line["colour"] for line in drawn.values()}) == 3


@pytest.mark.parametrize("by_time", [False, True])
def test_a_gap_in_a_recording_is_no_straight_line(blank: Page, by_time: bool) -> None:
    times = [*map(float, range(1, 41)), *map(float, range(400, 441))]
    run = {"name": "one", "points": points(times, v=0.4), "opponent": "critic"}
    for point in run["points"]:
        point |= {"n": 0.1, "d": -0.2}
    for key in ("accuracy", "loss", "gan_loss", "rate"):
        for line in lines(blank, key, run, byTime=by_time):
            if line["xs"]:
                assert line["breaks"] == [40], (key, line["name"])


def test_raw_values_epochs_and_time_are_three_switches(blank: Page) -> None:
    run = {
        "name": "one",
        "points": [{"e": i / 4, "s": i * 3.0, "l": i % 2, "a": 0} for i in range(1, 9)],
    }
    assert len(lines(blank, "loss", run)) == 1
    assert len(lines(blank, "loss", run, raw=True)) == 2
    means = lines(blank, "loss", run, byEpoch=True, raw=True)
    assert [line["ys"] for line in means] == [[0.5, 0.5]]
    assert lines(blank, "loss", run, byEpoch=True, byTime=True)[0]["xs"] == [12, 24]


def test_smoothing_keeps_a_constant_and_calms_a_noise(blank: Page) -> None:
    assert blank.evaluate("smooth([5, 5, 5, 5])") == [5, 5, 5, 5]
    noise = blank.evaluate("smooth(Array.from({length: 200}, (_, i) => i % 2))")
    assert max(abs(value - 0.5) for value in noise[100:]) < 0.1


def test_a_gradient_axis_is_marked_at_powers_of_ten(blank: Page) -> None:
    marks = blank.evaluate("decades(-3.2, 1.1).map((v) => FORMATS.gradients.format(v))")
    assert marks == ["0.001", "0.01", "0.1", "1", "10"]
    run = {"name": "one", "fixed": 1, "stages": ["stem", "one"], "points": points([1, 2], r=1)}
    for point in run["points"]:
        point["g"] = [0, 100]
    stem, one = lines(blank, "gradients", run)
    assert (stem["note"], stem["xs"]) == ("fixed", [])
    assert one["ys"][-1] == pytest.approx(math.log10(100))

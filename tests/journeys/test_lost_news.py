"""The widgets that are fed in increments, run by themselves: what was lost on the way is asked for."""

import pytest
from playwright.sync_api import Page

from playground.ui.browser.asset import widget
from playground.ui.browser.snapshots import TEMPLATE

pytestmark = pytest.mark.browser
START = """([source, markup]) => {
  const element = document.createElement("div");
  element.innerHTML = markup;
  document.body.append(element);
  const props = { value: null };
  window.asked = [];
  let changed;
  const watch = (_, then) => (changed = then);
  new Function("element", "props", "trigger", "watch", "server", source)(
    element, props, (name) => window.asked.push(name), watch, {});
  window.give = (value) => { props.value = JSON.stringify(value); changed(); };
}"""
STATUS = {
    "state": "running",
    "label": "",
    "name": "",
    "note": "",
    "fraction": 0,
    "reason": "",
    "tiles": [],
}


def start(page: Page, source: str, markup: str) -> None:
    page.clock.install()
    page.evaluate(START, [source, markup])


def test_curves_with_a_gap_are_asked_for_anew(page: Page) -> None:
    start(page, widget("run.js"), '<div class="pp-run"></div>')
    head = {"run": "a", "name": "a", "kind": "classifier", "points": [], "status": STATUS}

    def give(first: int, total: int) -> list[str]:
        parts = [head | {"from": first, "total": total}]
        page.evaluate("give", {"runs": ["a"], "shown": "a", "words": {}, "parts": parts})
        asked: list[str] = page.evaluate("asked")
        return asked

    assert give(0, 4) == []
    assert give(4, 6) == []
    assert give(7, 8) == ["lost"]  # the one from 6 on never came
    page.clock.fast_forward(5001)
    assert page.evaluate("asked") == ["lost", "lost"]  # nor did an answer
    assert give(0, 9) == ["lost", "lost"]
    page.clock.fast_forward(5001)
    assert give(9, 10) == ["lost", "lost"]


def test_a_run_laid_over_whose_first_news_were_lost_is_asked_for(page: Page) -> None:
    start(page, widget("run.js"), '<div class="pp-run"></div>')
    head = {"kind": "classifier", "points": [], "status": STATUS}
    parts = [head | {"run": run, "name": run, "from": 5, "total": 5} for run in ("a", "b")]
    parts[0]["from"] = 0
    news = {"runs": ["a", "b"], "shown": "a", "words": {}, "parts": parts}
    assert page.evaluate("news => { give(news); return asked; }", news) == ["lost"]


def test_snapshots_are_asked_for_until_they_come_and_again_after_a_gap(page: Page) -> None:
    start(page, widget("snapshots.js"), TEMPLATE)
    assert page.evaluate("asked") == ["opened"]
    page.clock.fast_forward(5001)
    assert page.evaluate("asked") == ["opened"] * 2

    def give(first: int, total: int, **more: object) -> int:
        part = {"run": "a", "from": first, "to": total, "items": []}
        page.evaluate("news => give(news)", part | more)
        page.clock.fast_forward(5001)
        return len(page.evaluate("asked"))

    whole = {"words": {}, "palette": [[0, 0, 0]]}
    assert give(2, 3) == 3  # the snapshot before it was lost: it has been asked for already
    assert give(0, 3, **whole) == 3
    assert give(3, 5) == 3
    assert give(6, 7) == 5  # asked at once, and after the wait
    assert give(0, 7, **whole) == 5
    assert give(7, 8) == 5

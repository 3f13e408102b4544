"""The heatmap's tools in the browser: what they show is what Python computes, and follows the hand."""

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from playground.explain.finding import Looking, before, look
from playground.explain.parts import parts_of
from playground.settings import Limits
from playground.ui.text import TEXT
from tests.journeys.conftest import PATIENCE, Server
from tests.journeys.test_look import CLASSES, assert_alike, coloured, drawn, expected, smooth
from tests.journeys.test_look import look as look_tab

pytestmark = pytest.mark.browser
__all__ = ["expected", "look_tab"]
HEAT = "#look-heatmap"


@pytest.fixture
def lion(expected) -> Looking:
    """What the server has before it, when the tab opens."""
    return before(expected.seen, expected.subject, 1, 0, Limits())


def opened(page: Page, tool: str) -> None:
    page.locator(f"{HEAT} .{tool} summary").click()


def test_the_first_terms_of_the_map_are_added_up_without_the_server(
    look_tab: Page, lion: Looking
) -> None:
    page = look_tab
    opened(page, "apart")
    terms = page.locator(f"{HEAT} .term")
    parts = parts_of(lion, look(lion, Limits()).order[0])
    expect(terms).to_have_count(len(parts.maps) + 1, timeout=PATIENCE)
    names = page.locator(f"{HEAT} .term .name").all_inner_texts()
    assert names[:-1] == [f"Feature map {channel + 1}" for channel in parts.channels]
    assert names[-1] == f"All {parts.others:,} others"
    page.context.set_offline(True)
    page.get_by_label("All of them").fill("6")
    page.locator(f"{HEAT} .term input").nth(0).uncheck()
    chosen = slice(1, 6)
    values = (parts.weights[chosen, None, None] * parts.maps[chosen]).sum(0)
    assert_alike(coloured(smooth(values, 256), "signed", values), drawn(page))
    logit = parts.shares[chosen].sum() + parts.bias
    expect(page.locator(f"{HEAT} .apart .tally")).to_contain_text(f"logit {logit:.2f} of")
    share = parts.shares[chosen].sum() / (parts.shares.sum() + parts.rest)
    expect(page.locator(f"{HEAT} .apart .tally")).to_contain_text(f"{100 * share:.0f}% of all")


def test_closing_a_tool_brings_the_map_back_and_another_class_is_taken_apart_anew(
    look_tab: Page, expected
) -> None:
    page = look_tab
    whole = drawn(page)
    opened(page, "apart")
    page.get_by_label("All of them").fill("2")
    assert (drawn(page) != whole).any()
    page.locator(CLASSES).nth(1).click()
    name = expected.subject.classes[expected.order[1]]
    expect(page.locator(f"{HEAT} .apart .lead")).to_contain_text(name, timeout=PATIENCE)
    page.get_by_label("All of them").fill("2")
    page.locator(CLASSES).nth(0).click()
    opened(page, "apart")
    assert np.array_equal(drawn(page), whole)


def test_a_korean_reads_and_finds_imagenets_classes_in_either_language(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(locale="ko-KR", viewport={"width": 1440, "height": 1000})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(server.url)
    page.get_by_role("tab", name=TEXT["common.look"][1]).click()
    expect(page.locator(f"{CLASSES} .name").first).to_have_text("사자", timeout=PATIENCE)
    search = page.locator(f"{HEAT} .search input")
    for text in ("얼룩말", "zebra"):
        search.fill(text)
        expect(page.locator(f"{HEAT} .matches [role=option] span").first).to_have_text("얼룩말")
    context.close()

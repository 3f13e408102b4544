"""A phone, 390 px wide: what answers is in sight of what is moved, and what is cut says so."""

from collections.abc import Iterator

import gradio as gr
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, Server, hold_back, start_training
from tests.journeys.test_teach import AT, teach

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, locale="en-US"
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(server.url)
    page.wait_for_selector("#network .card")
    yield page
    context.close()


TOPS = """(selectors) => selectors.map(
  (one) => document.querySelector(one).getBoundingClientRect().top,
)"""


def tops(page: Page, *selectors: str) -> list[float]:
    """Read at once: the page may be scrolling."""
    found: list[float] = page.evaluate(TOPS, selectors)
    return found


COVERING = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const there = (share) => document.elementFromPoint(box.left + share * box.width, box.top + 60);
  return [0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7].every((share) => there(share).closest(selector));
}"""


def test_the_drawing_stays_in_sight_of_the_knobs(phone: Page) -> None:
    drawing, knobs, table = tops(phone, "#network .whole svg", "#family", "#network table")
    assert drawing < knobs < table
    phone.locator("#wide-block").scroll_into_view_if_needed()
    phone.evaluate("window.scrollBy(0, 300)")
    expect(phone.locator("#network .whole .figure")).to_be_in_viewport()
    assert phone.evaluate(COVERING, "#network .whole"), "no label of a knob shines through"
    drawing, train = tops(phone, "#network .whole", "#train-this")
    assert drawing < train
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_what_is_cut_shows_that_it_scrolls(phone: Page) -> None:
    for selector in ("#network .whole .sideways", "#network .sideways:has(table)"):
        assert phone.evaluate(HINTS, selector) == [False, True]
        phone.evaluate(
            "s => { const b = document.querySelector(s + ' > div'); b.scrollLeft = b.scrollWidth }",
            selector,
        )
        phone.wait_for_function(
            "s => document.querySelector(s).matches('.before:not(.beyond)')", arg=selector
        )
        assert phone.evaluate(HINTS, selector) == [True, False]


HINTS = """(selector) => ["::before", "::after"].map((side) => {
  const frame = document.querySelector(selector);
  frame.getAnimations({ subtree: true }).forEach((one) => one.finish());
  return getComputedStyle(frame, side).opacity === "1";
})"""


def test_a_started_run_comes_into_sight_with_what_holds_it(phone: Page) -> None:
    phone.get_by_role("tab", name="2 · Train").click()
    start_training(phone, 30)
    expect(phone.locator("#run-stop")).to_be_in_viewport()
    expect(phone.locator("#run-pause")).to_be_in_viewport()
    stop, head, charts = tops(phone, "#run-stop", "#run .head", "#run .charts")
    assert stop < head < charts
    phone.click("#run-stop")
    phone.wait_for_selector(".pp-run[data-state=stopped]")


HEAT = "#look-heatmap"
FIRST = f"{HEAT} .class .name"
SETTLED = 700  # ms that scrolling takes at most


def test_look_is_whole_in_the_hand(phone: Page) -> None:
    phone.get_by_role("tab", name="3 · Look").click()
    expect(phone.locator(FIRST)).to_have_count(5)
    photo = phone.locator(f"{HEAT} .photo")
    phone.locator("#look-photo input[type=file]").set_input_files(
        gr.media.get_image("cheetah1.jpg")
    )
    expect(phone.locator(FIRST).first).to_have_text("cheetah")
    expect(photo).to_be_in_viewport()

    phone.locator(f"{HEAT} .search input").fill("tabby")
    phone.get_by_role("option", name="tabby").first.click()
    expect(phone.locator(f"{HEAT} .class:has(:checked) .name")).to_contain_text("tabby")

    phone.locator(f"{HEAT} .boxed [type=checkbox]").check()
    expect(phone.locator(f"{HEAT} .found")).to_be_visible()

    phone.locator(f"{HEAT} .covered > summary").click()
    expect(photo).to_be_in_viewport(ratio=0.99)
    phone.wait_for_timeout(SETTLED)
    box = photo.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    phone.mouse.move(box["x"] + box["width"] * 0.35, middle)
    phone.mouse.down()
    phone.mouse.move(box["x"] + box["width"] * 0.65, middle, steps=6)
    phone.mouse.up()
    expect(phone.locator(f"{HEAT} .covered .now")).to_contain_text("before")

    phone.locator(f"{HEAT} .method > summary").click()
    phone.get_by_label("Method").select_option("layercam")
    account = phone.locator(f"{HEAT} .method .account")
    expect(account).to_have_text("LayerCAM, 7 × 7 cells")
    expect(phone.locator(f"{HEAT} .stages label:has(:checked)")).to_be_in_viewport(ratio=0.99)

    with phone.expect_download() as download:
        phone.locator(f"{HEAT} .save .picture").click()
    assert download.value.suggested_filename == "tabby.png"
    assert phone.evaluate("document.documentElement.scrollWidth") == 390

    teach(phone)
    expect(phone.locator(AT)).to_contain_text("8 of 8 right")
    expect(phone.locator("#teach-fit .lanes")).to_be_in_viewport(ratio=0.9)
    expect(phone.locator("#look-network input")).to_have_value("Taught by you: red / blue")
    expect(phone.locator(FIRST)).to_have_count(2)
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_nothing_moves_away_as_texts_come_into_the_form(phone: Page) -> None:
    below = "#dataset", "#length", "#start-training"
    hold_back(phone)
    phone.get_by_role("tab", name="2 · Train").click()
    expect(phone.locator("#start-training")).to_be_visible()
    assert phone.locator("#length-bounds").inner_text() == ""
    before = tops(phone, *below)
    expect(phone.locator("#length-bounds")).not_to_be_empty()
    expect(phone.locator("#train-network")).to_contain_text("WRN-16-1")
    assert tops(phone, *below) == before

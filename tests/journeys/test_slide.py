"""Sliding: frames are stepped through in the browser, new seeds come from the server."""

import hashlib

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LARGE = ".pp-strip .now canvas >> nth=0"
LEFT, RIGHT = ".pp-strip .first canvas >> nth=0", ".pp-strip .last canvas >> nth=0"


def looks(page: Page, canvas: str) -> str:
    """A fingerprint of what a canvas shows."""
    url = page.locator(canvas).evaluate("canvas => canvas.toDataURL()")
    return hashlib.sha256(url.encode()).hexdigest()


def place(page: Page) -> float:
    """Where the slider stands, 0..1."""
    return page.locator(".pp-strip .range").evaluate("r => r.value / r.max")


@pytest.fixture
def strip(page: Page) -> Page:
    page.get_by_role("tab", name="4 · Slide").click()
    expect(page.locator(".pp-strip output")).to_have_text("50 %")
    return page


def test_the_slider_leads_from_one_end_to_the_other_without_the_server(strip: Page) -> None:
    asked: list[str] = []
    strip.on("request", lambda request: asked.append(request.url))
    slider = strip.get_by_role("slider", name="Way from the left seed to the right one")
    middle = looks(strip, LARGE)
    slider.press("Home")
    assert place(strip) == 0
    assert looks(strip, LARGE) == looks(strip, LEFT) != middle
    slider.press("End")
    assert looks(strip, LARGE) == looks(strip, RIGHT) != looks(strip, LEFT)
    expect(slider).to_have_attribute("aria-valuetext", "100 %")
    slider.press("ArrowLeft")
    assert place(strip) == pytest.approx(59 / 60)
    strip.locator(".film button").nth(2).click()
    assert place(strip) == 0.25
    expect(strip.locator(".film button").nth(2)).to_have_attribute("aria-current", "true")
    box = slider.bounding_box()
    assert box is not None
    strip.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    strip.mouse.down()
    strip.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2, steps=5)
    strip.mouse.up()
    assert place(strip) == pytest.approx(0.9, abs=0.04)
    assert not [url for url in asked if not url.startswith("data:") and "heartbeat" not in url]


def test_a_new_seed_changes_its_end_alone_and_keeps_the_slider(strip: Page) -> None:
    strip.get_by_role("slider", name="Way from").press("Home")
    left, right = looks(strip, LEFT), looks(strip, RIGHT)
    strip.fill("#seed-b input", "77")
    expect(strip.locator(".pp-strip .last small")).to_have_text("seed 77")
    assert (looks(strip, LEFT), looks(strip, LARGE)) == (left, left)
    assert looks(strip, RIGHT) != right
    assert place(strip) == 0
    strip.click("#dice-a")
    expect(strip.locator(".pp-strip .first small")).not_to_have_text("seed 4")
    assert looks(strip, LEFT) != left


def test_the_two_ways_part_in_the_middle(strip: Page) -> None:
    arc, left = looks(strip, LARGE), looks(strip, LEFT)
    strip.get_by_label("Straight line").check()
    strip.wait_for_function(
        "before => document.querySelector('.pp-strip .now canvas').toDataURL() !== before",
        arg=strip.locator(LARGE).evaluate("canvas => canvas.toDataURL()"),
    )
    assert looks(strip, LARGE) != arc
    assert looks(strip, LEFT) == left


def test_playing_moves_until_it_is_paused_or_the_slider_is_taken(strip: Page) -> None:
    button = strip.locator(".pp-strip .play")
    expect(button).to_have_attribute("aria-label", "Play back and forth")
    button.click()
    expect(button).to_have_attribute("aria-label", "Pause")
    strip.wait_for_function("Number(document.querySelector('.pp-strip .range').value) === 60")
    strip.wait_for_function("Number(document.querySelector('.pp-strip .range').value) < 50")
    strip.locator(".film button").nth(4).click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert place(strip) == 0.5
    strip.wait_for_timeout(200)
    assert place(strip) == 0.5


def test_a_seed_that_is_none_is_refused_with_a_sentence(strip: Page) -> None:
    left = looks(strip, LEFT)
    strip.fill("#seed-a input", "-5")
    expect(strip.locator("#slide-problem")).to_contain_text("a seed must lie between 0 and")
    assert looks(strip, LEFT) == left
    strip.fill("#seed-a input", "4")
    expect(strip.locator("#slide-problem")).to_be_hidden()

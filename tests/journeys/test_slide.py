"""Sliding: frames are stepped through in the browser, new seeds come from the server."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.conftest import calm

pytestmark = pytest.mark.browser

LARGE = ".pp-strip .now canvas >> nth=0"
LEFT, RIGHT = ".pp-strip .first canvas >> nth=0", ".pp-strip .last canvas >> nth=0"


def shown(page: Page, canvas: str) -> list[int]:
    """The red values, 0..255, of what a canvas shows."""
    return page.locator(canvas).evaluate(
        "c => Array.from(c.getContext('2d').getImageData(0, 0, c.width, c.height).data)"
        ".filter((_, i) => i % 4 === 0)"
    )


def difference(one: list[int], other: list[int]) -> float:
    """Mean over the pixels, of 255. The same frame in two strips differs by WebP's loss alone."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


SAME, OTHER = 3.0, 10.0


def place(page: Page) -> float:
    """Where the slider stands, 0..1."""
    return page.locator(".pp-strip .range").evaluate("r => r.value / r.max")


@pytest.fixture
def strip(page: Page) -> Page:
    page.get_by_role("tab", name="4 · Slide").click()
    expect(page.locator(".pp-strip output")).to_have_text("50 %")
    page.locator(
        ".pp-strip .pixels input"
    ).check()  # the large frame as it is, to compare with others
    return page


def test_the_slider_leads_from_one_end_to_the_other_without_the_server(strip: Page) -> None:
    calm(strip)
    asked: list[str] = []
    strip.on("request", lambda request: asked.append(request.url))
    slider = strip.get_by_role("slider", name="Way from the left seed to the right one")
    slider.press("Home")
    assert place(strip) == 0
    assert shown(strip, LARGE) == shown(strip, LEFT)
    slider.press("End")
    assert shown(strip, LARGE) == shown(strip, RIGHT)
    assert difference(shown(strip, LEFT), shown(strip, RIGHT)) > OTHER
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
    left, right = shown(strip, LEFT), shown(strip, RIGHT)
    strip.fill("#seed-b input", "77")
    expect(strip.locator(".pp-strip .last small")).to_have_text("seed 77")
    assert place(strip) == 0
    assert difference(shown(strip, LEFT), left) < SAME
    assert shown(strip, LARGE) == shown(strip, LEFT)
    assert difference(shown(strip, RIGHT), right) > OTHER
    strip.click("#dice-a")
    expect(strip.locator(".pp-strip .first small")).not_to_have_text("seed 43")
    assert difference(shown(strip, LEFT), left) > OTHER


def test_the_two_ways_part_in_the_middle(strip: Page) -> None:
    arc, left = shown(strip, LARGE), shown(strip, LEFT)
    before = strip.locator(LARGE).evaluate("canvas => canvas.toDataURL()")
    strip.get_by_label("Straight line").check()
    strip.wait_for_function(
        "before => document.querySelector('.pp-strip .now canvas').toDataURL() !== before",
        arg=before,
    )
    assert difference(shown(strip, LARGE), arc) > SAME
    assert difference(shown(strip, LEFT), left) < SAME


def test_playing_moves_until_it_is_paused_or_the_slider_is_taken(strip: Page) -> None:
    button = strip.locator(".pp-strip .play")
    expect(button).to_have_attribute("aria-label", "Play back and forth")
    button.click()
    expect(button).to_have_attribute("aria-label", "Pause")
    strip.wait_for_function("Number(document.querySelector('.pp-strip .range').value) === 60")
    strip.wait_for_function("Number(document.querySelector('.pp-strip .range').value) < 50")
    strip.locator(".film button").nth(4).click()
    expect(button).to_have_attribute("aria-label", "Play back and forth")
    assert place(strip) == 0.5
    strip.wait_for_timeout(200)
    assert place(strip) == 0.5


def test_a_seed_that_is_none_is_refused_with_a_sentence(strip: Page) -> None:
    left = shown(strip, LEFT)
    strip.fill("#seed-a input", "-5")
    expect(strip.locator("#slide-problem")).to_contain_text("a seed must lie between 0 and")
    assert shown(strip, LEFT) == left
    strip.fill("#seed-a input", "43")
    expect(strip.locator("#slide-problem")).to_be_hidden()


def stops(page: Page) -> list[str]:
    return page.locator(".pp-strip .slot small").all_text_contents()


def test_stops_are_picked_by_looking_walked_through_and_taken_away(
    strip: Page, tmp_path: Path
) -> None:
    assert stops(strip) == ["43", "53"]
    strip.get_by_role("button", name="another stop").click()
    expect(strip.locator(".pp-strip .slot")).to_have_count(3)
    strip.locator(".pp-strip .slot").nth(2).click()
    strip.get_by_role("button", name="seed 13", exact=True).click()
    expect(strip.locator(".pp-strip .slot small").nth(2)).to_have_text("13")
    expect(strip.locator("#seed-b input")).to_have_value("13")
    strip.get_by_role("button", name="Close").click()
    strip.fill("#seed-a input", "17")
    expect(strip.locator(".pp-strip .slot small").nth(0)).to_have_text("17")
    assert stops(strip) == ["17", "53", "13"]
    strip.get_by_label("and back to the first").check()
    expect(strip.locator(".pp-strip .last small")).to_have_text("seed 17")
    strip.locator(".pp-strip .speed select").select_option("4")
    strip.get_by_role("slider", name="Way from").press("End")
    strip.locator(".pp-strip .play").click()
    strip.wait_for_function("Number(document.querySelector('.pp-strip .range').value) < 10")
    strip.locator(".pp-strip .play").click()
    strip.get_by_text("What this way is like").click()
    expect(strip.locator(".pp-strip svg.lengths polyline")).to_have_count(2)
    for name, size in (("GIF", (192, 192)), ("PNG strip", (61 * 64, 64))):
        with strip.expect_download() as download:
            strip.get_by_role("button", name=name).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.name.startswith("walk-17-53-13.")
        with Image.open(file) as picture:
            assert picture.size == size
    strip.locator(".pp-strip .slot").nth(1).click()
    strip.get_by_role("button", name="Remove").click()
    expect(strip.locator(".pp-strip .slot")).to_have_count(2)
    assert stops(strip) == ["17", "13"]

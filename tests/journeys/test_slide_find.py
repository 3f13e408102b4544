"""From a picture back to z: drawn by hand, found, walked from, and in a link."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server

pytestmark = pytest.mark.browser


def test_a_drawing_becomes_an_end_of_the_walk_and_a_link_holds_it(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.url}/?tab=slide&generator=shipped:wgan-mnist")
    page.locator(".pp-strip .slot").nth(1).wait_for()
    page.get_by_role("tab", name="From a picture").click()
    search = page.get_by_role("button", name="Find it")
    expect(search).to_be_disabled()
    box = page.locator(".pp-find .ground").bounding_box()
    assert box is not None
    places = [(0.2, 0.2), (0.7, 0.2), (0.4, 0.85)]
    (x, y), *others = [
        (box["x"] + x * box["width"], box["y"] + y * box["width"]) for x, y in places
    ]
    page.mouse.move(x, y)
    page.mouse.down()
    for place in others:
        page.mouse.move(*place, steps=5)
    page.mouse.up()
    search.click()
    page.locator(".pp-find .uses").wait_for()
    expect(page.locator(".pp-find .told")).to_contain_text("away from what is looked for")
    page.get_by_role("button", name="Walk from here").click()
    first = page.locator(".pp-strip .slot").first
    expect(first).to_contain_text("from a picture")
    expect(page.locator("#seed-a input")).to_have_value("")
    expect(page.locator("#seed-b input")).to_have_value("53")
    page.wait_for_function("window.location.search.includes('stops=z')")
    large = ".pp-strip .first canvas >> nth=0"
    shown = page.locator(large).evaluate("canvas => canvas.toDataURL()")
    page.reload()
    expect(first).to_contain_text("from a picture")
    assert page.locator(large).evaluate("canvas => canvas.toDataURL()") == shown
    page.fill("#seed-a input", "17")
    expect(first).to_contain_text("17")
    page.wait_for_function("!window.location.search.includes('stops=')")

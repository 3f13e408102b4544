"""The plane: a point is dragged, pressed along with keys, and its corners are picked by looking."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, Server

pytestmark = pytest.mark.browser

NOW = ".pp-pad .now canvas >> nth=0"


def painted(page: Page) -> list[int]:
    """A coarse look at the large frame: red values of 16 by 16 pixels."""
    return page.locator(NOW).evaluate(
        """c => { const s = document.createElement('canvas'); s.width = s.height = 16;
        const p = s.getContext('2d'); p.drawImage(c, 0, 0, 16, 16);
        return Array.from(p.getImageData(0, 0, 16, 16).data).filter((_, i) => i % 4 === 0); }"""
    )


def difference(one: list[int], other: list[int]) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def wait_at(page: Page, x: float, y: float) -> None:
    """Until the frame that is shown was made close to that place."""
    page.wait_for_function(
        """([x, y]) => { const [a, b] = document.querySelector('.pp-pad').dataset.at.split(' ');
        return Math.abs(a - x) < 0.02 && Math.abs(b - y) < 0.02; }""",
        arg=[x, y],
    )
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def open_plane(page: Page) -> Page:
    page.get_by_role("tab", name="4 · Slide").click()
    page.get_by_role("tab", name="Plane").click()
    page.locator(".pp-pad .slot").nth(3).wait_for()
    wait_at(page, 0.5, 0.5)
    return page


@pytest.fixture
def plane(page: Page) -> Page:
    return open_plane(page)


def test_the_frame_follows_the_hand_and_the_keys(plane: Page) -> None:
    middle = painted(plane)
    field = plane.locator(".pp-pad .plane")
    box = field.bounding_box()
    assert box is not None
    plane.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    plane.mouse.down()
    plane.mouse.move(box["x"] + 2, box["y"] + 2, steps=8)
    plane.mouse.up()
    wait_at(plane, 0, 0)
    corner = painted(plane)
    assert difference(corner, middle) > 10
    field.press("Shift+ArrowRight")
    field.press("ArrowDown")
    wait_at(plane, 0.1, 0.02)
    expect(field).to_have_attribute("aria-valuetext", "across 10 %, down 2 %")
    for _ in range(12):
        field.press("Shift+ArrowRight")
    wait_at(plane, 1, 0.02)
    assert difference(painted(plane), corner) > 10


def test_a_corner_is_picked_by_looking_and_another_generator_stands_beside(plane: Page) -> None:
    plane.locator(".pp-pad .plane").press("Shift+ArrowUp")
    corner = plane.locator(".pp-pad .slot").nth(0)
    expect(corner).to_contain_text("seed 43")
    corner.click()
    plane.get_by_role("button", name="seed 7", exact=True).click()
    expect(corner).to_contain_text("seed 7")
    plane.get_by_role("button", name="Others", exact=True).click()
    plane.get_by_role("button", name="seed 30", exact=True).click()
    expect(corner).to_contain_text("seed 30")
    plane.keyboard.press("Escape")
    expect(plane.locator(".pp-pad .tray")).to_be_hidden()
    plane.get_by_label("The same point in").select_option(label="WGAN MNIST")
    expect(plane.locator(".pp-pad .now")).to_have_count(2)
    expect(plane.locator(".pp-pad .now").nth(1)).to_be_visible()
    before = painted(plane)
    plane.locator("#plane .crisp").click()
    plane.wait_for_function("document.querySelector('.pp-pad .now canvas').width < 512")
    assert difference(painted(plane), before) < 8


def test_a_triangle_is_chosen_dragged_in_and_left(plane: Page) -> None:
    plane.get_by_label("Triangle").check()
    expect(plane.locator(".pp-pad .slot")).to_have_count(3)
    field = plane.locator(".pp-pad .plane")
    box = field.bounding_box()
    assert box is not None
    plane.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    plane.mouse.down()
    plane.mouse.move(box["x"] + 3, box["y"] + 3, steps=8)  # beside it: across to the upper corner
    plane.mouse.up()
    wait_at(plane, 0.5, 0)
    for _ in range(12):
        field.press("Shift+ArrowDown")
        field.press("Shift+ArrowRight")
    wait_at(plane, 1, 1)
    expect(field).to_have_attribute("aria-valuetext", "0 %, 0 % and 100 % of the three corners")
    expect(plane.locator(".pp-pad .where")).to_have_text("0 %, 0 % and 100 % of the three corners")
    plane.get_by_label("Triangle").uncheck()
    expect(plane.locator(".pp-pad .slot")).to_have_count(4)
    expect(plane.locator(".pp-pad .slot").nth(3)).to_contain_text("seed 53")


def test_on_a_phone_it_answers_a_finger(browser: Browser, server: Server) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="en-US"
    )
    context.set_default_timeout(PATIENCE)
    visitor = context.new_page()
    visitor.goto(server.url)
    visitor.wait_for_selector("#network .card")
    open_plane(visitor)
    visitor.locator(".pp-pad .plane").scroll_into_view_if_needed()
    box = visitor.locator(".pp-pad .plane").bounding_box()
    assert box is not None
    visitor.touchscreen.tap(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.2)
    wait_at(visitor, 0.9, 0.2)
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_the_sum_and_the_directions_answer_too(page: Page) -> None:
    page.get_by_role("tab", name="4 · Slide").click()
    page.get_by_role("tab", name="Arithmetic").click()
    slot = page.locator("#arithmetic .slot").nth(8)
    expect(slot).to_contain_text("42")
    result = page.locator("#arithmetic .result canvas").nth(4)
    before = result.evaluate("c => c.toDataURL()")
    slot.click()
    page.get_by_role("button", name="seed 20", exact=True).click()
    expect(slot).to_contain_text("20")
    page.wait_for_function(
        "b => document.querySelectorAll('#arithmetic .result canvas')[4].toDataURL() !== b",
        arg=before,
    )
    page.get_by_role("tab", name="Directions").click()
    page.locator("#directions .slot").wait_for()
    page.get_by_role("slider", name="Direction 2").fill("4")
    page.wait_for_function("document.querySelector('.pp-axes').dataset.at === '0 4 0 0 0 0'")
    page.get_by_role("button", name="Back to the sample").click()
    page.wait_for_function("document.querySelector('.pp-axes').dataset.at === '0 0 0 0 0 0'")


def test_without_snapshots_the_age_says_so(page: Page) -> None:
    page.get_by_role("tab", name="4 · Slide").click()
    page.click("#generator input")
    page.get_by_role("option", name=re.compile("DCGAN Fashion-MNIST$")).click()
    page.get_by_role("tab", name="Age").click()
    expect(page.locator("#age .problem")).to_contain_text("no snapshots")
    expect(page.locator("#age .plane")).to_be_hidden()

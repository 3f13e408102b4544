"""The whole thread, as a stranger walks it: build, train, reload, look, slide."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import POINTS, start_training

pytestmark = pytest.mark.browser
PAINTED = """() => {
  const canvas = document.querySelector("#look-heatmap canvas.heat");
  if (!canvas || !canvas.width) return 0;
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return new Set(new Uint32Array(data.buffer)).size;
}"""  # different colours on the heatmap's canvas

FRAME = "document.querySelector('#strip .now canvas').toDataURL()"


def wait_for_points(page: Page, more_than: int) -> int:
    page.wait_for_function(f"n => {POINTS} > n", arg=more_than)
    return int(page.evaluate(POINTS))


def test_build_train_reload_look_and_slide(page: Page) -> None:
    expect(page.locator("#network .card .note").first).to_contain_text("175,066")  # WRN-16-1
    page.click("#train-this")
    expect(page.locator("#train-network")).to_contain_text("WRN-16-1")
    start_training(page, 8)
    seen = 0
    for _ in range(3):  # three updates arrive, one after the other
        seen = wait_for_points(page, seen)

    page.reload()  # back in Train
    page.wait_for_selector("#start-training")
    assert wait_for_points(page, seen - 1) >= seen  # with the whole curve
    page.wait_for_selector(".pp-run[data-state=done]")
    expect(page.locator(".pp-run")).to_contain_text("Test accuracy")

    page.click("#run-look")
    expect(page.locator("#look-network input")).to_have_value(
        re.compile(r"^Yours 1 · WRN-16-1 · Shapes · \d+\.\d%")
    )
    page.wait_for_function(f"() => ({PAINTED})() > 50")  # the lion's map, and no blank
    expect(page.locator("#look-heatmap .classes > *")).not_to_have_count(0)
    expect(page.locator("#look-refresh")).to_be_visible()  # it might be training still

    page.get_by_role("tab", name="4 · Slide").click()
    slider = page.locator("#strip input[type=range]")
    slider.wait_for()
    expect(page.locator("#strip output")).to_have_text("50 %")
    before = page.evaluate(FRAME)
    slider.fill("6")
    expect(page.locator("#strip output")).to_have_text("10 %")
    assert page.evaluate(FRAME) != before

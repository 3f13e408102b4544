"""What is to be seen beside the curves: it appears, it changes, and the slider goes back in time."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import start_training

pytestmark = pytest.mark.browser
FRAMES = "Number(document.querySelector('.pp-snapshots')?.dataset.frames || 0)"
AT = "Number(document.querySelector('.pp-snapshots').dataset.at)"
ANSWERS = "[...document.querySelectorAll('.pp-snapshots .tiles figure')].map((f) => f.title).join()"
GLOW = """() => [...document.querySelectorAll(".pp-snapshots .glow")].map((canvas) => {
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return Math.max(...data.filter((_, i) => i % 4 === 3));
})"""  # each heatmap's strongest opacity


def wait_for_frames(page: Page, count: int) -> None:
    page.wait_for_function(f"n => {FRAMES} >= n", arg=count)


def test_the_same_images_are_seen_to_be_learnt(page: Page) -> None:
    page.get_by_role("tab", name="2 · Train").click()
    start_training(page, 8)
    wait_for_frames(page, 1)
    expect(page.locator("#snapshots .tiles figure")).to_have_count(16)

    page.get_by_role("tab", name="1 · Build").click()
    # on the Build tab: the Train tab's contents are not there while snapshots come
    page.goto(page.url.partition("?")[0])
    page.wait_for_selector("#network .card")
    page.wait_for_timeout(1500)
    page.get_by_role("tab", name="2 · Train").click()
    page.wait_for_selector(".pp-run[data-state=done]")
    wait_for_frames(page, 2)  # the first and the last, however slow the machine
    last = page.evaluate(FRAMES) - 1
    page.wait_for_function(f"n => {AT} === n", arg=last)  # it stays at the newest
    end = page.evaluate(ANSWERS)  # what each is taken for, and how surely
    assert max(page.evaluate(f"({GLOW})()")) > 40
    expect(page.locator("#snapshots table tr")).to_have_count(11)
    expect(page.locator("#snapshots .confusion figcaption")).to_contain_text("2,000 test images")

    slider = page.get_by_label("Time in this training")
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_function(f"{AT} === 0")
    assert page.evaluate(ANSWERS) != end
    expect(page.locator("#snapshots .when")).to_have_text("epoch 0.00 · 0:00")
    page.get_by_role("button", name="Latest").click()
    page.wait_for_function(f"n => {AT} === n", arg=last)
    assert page.evaluate(ANSWERS) == end
    page.get_by_role("button", name="Play it again").click()
    page.wait_for_function(f"n => {AT} < n", arg=last)
    page.wait_for_function(f"n => {AT} === n", arg=last)

    chip = page.get_by_role("button", name="Heatmaps")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#snapshots .glow").first).to_be_hidden()
    page.reload()  # back in Train
    wait_for_frames(page, last + 1)  # the whole history, and the switch as it was left
    expect(page.get_by_role("button", name="Heatmaps")).to_have_attribute("aria-pressed", "false")

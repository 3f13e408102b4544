"""Sending an image through: asked for by opening the section, and then kept to what stands in Build."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ROWS = "#passage .stage"


def test_an_example_goes_through_every_stage_and_again_when_the_network_changes(page: Page) -> None:
    page.get_by_label("Speed", exact=True).check()
    expect(page.locator("#network .figure svg").first).to_have_attribute("aria-label", "Speed-32")
    expect(page.locator(ROWS)).to_have_count(0)
    page.get_by_label("ResNet for CIFAR", exact=True).check()
    page.get_by_role("button", name="Send an image through").click()
    titles = page.locator(f"{ROWS} h4 b")
    expect(titles).to_have_text(["conv1", "conv2_x", "conv3_x", "conv4_x"])
    expect(page.locator(ROWS).last).to_contain_text("64 × 8 × 8 · the 8 strongest of 64")
    expect(page.locator("#passage .maps button")).to_have_count(4 * 2 * 8)

    before = page.locator("#passage .maps img").first.get_attribute("src")
    seen = page.locator("#passage .seen img").get_attribute("src")
    page.locator("#send-photos button").nth(3).click()
    expect(page.locator("#passage .seen img")).not_to_have_attribute("src", seen or "")
    assert page.locator("#passage .maps img").first.get_attribute("src") != before

    page.fill("#cifar-depth input", "14")
    page.press("#cifar-depth input", "Enter")
    expect(page.locator("#passage h3").first).to_have_text("ResNet-14 · untrained")
    page.get_by_label("Wide ResNet", exact=True).check()
    expect(titles.nth(1)).to_have_text("group 1")

    page.get_by_label("Batch normalisation").uncheck()
    expect(page.locator("#passage .remark")).to_contain_text("without batch normalisation")
    page.locator("#passage .maps button").nth(2).click()
    lenses = page.locator("#passage .lens")
    expect(lenses).to_have_count(2)  # the twin's beside it, where there would be a hole
    expect(lenses.first).to_contain_text("mean absolute value")

    page.fill("#size input", "600")
    expect(page.locator("#passage .message")).to_contain_text("6 G multiply-adds")


LIGHTNESS = """() => [...document.querySelectorAll("#passage .stage")].map((stage) => {
  const cells = [...stage.querySelectorAll(".cell")];
  return cells.map((cell) => [...cell.querySelectorAll(".maps .map")].reduce((most, map) =>
    Math.max(most, Number(map.firstChild.style.opacity || 1)), 0));
})"""  # the largest share of the scale that a map of each stage takes: of the network, of its twin


def test_a_signal_that_fades_is_seen_to_fade_on_one_scale(page: Page) -> None:
    page.click("#begin-shortcuts")
    expect(page.locator("#passage .remark")).to_contain_text("without batch normalisation")
    assert all(share == 1 for stage in page.evaluate(LIGHTNESS) for share in stage)
    page.get_by_label("One scale for all maps").check()
    expect(page.locator("#passage .common .range").first).to_contain_text("black")
    own, twin = zip(*page.evaluate(LIGHTNESS), strict=True)
    assert max(own) > 0.5
    assert max(twin) > 0.5
    assert twin[-1] < twin[0] / 10, "the plain twin's signal fades"
    assert own[-1] > own[0], "the other's piles up"
    page.get_by_label("One scale for all maps").uncheck()
    assert all(share == 1 for stage in page.evaluate(LIGHTNESS) for share in stage)


def test_maps_of_the_network_before_are_pale_until_the_new_ones_are_there(page: Page) -> None:
    page.get_by_role("button", name="Send an image through").click()
    expect(page.locator("#passage h3").first).to_have_text("WRN-16-1 · untrained")
    page.evaluate(
        """() => { window.seen = []; new MutationObserver(() => window.seen.push([
            document.querySelector(".pp-passage").classList.contains("stale"),
            document.querySelector("#passage h3").innerText])
        ).observe(document.querySelector(".pp-passage"), {attributes: true}) }"""
    )
    page.fill("#wide-depth input", "22")
    page.press("#wide-depth input", "Enter")
    expect(page.locator("#passage h3").first).to_have_text("WRN-22-1 · untrained")
    expect(page.locator(".pp-passage")).not_to_have_class("pp-passage pair stale")
    assert [True, "WRN-16-1 · untrained"] in page.evaluate("seen")
    page.get_by_label("Batch normalisation").uncheck()
    expect(page.locator("#passage .remark")).to_contain_text("without batch normalisation")
    assert sum(stale for stale, _ in page.evaluate("seen")) >= 2


STAGE_MAPS = "#passage .stage:nth-of-type(2) .maps button"
PLACES = """(selector) => [...document.querySelectorAll(selector)].map((map) => {
  const box = map.getBoundingClientRect();
  return [box.left, box.top + window.scrollY, box.width, box.height].map(Math.round);
})"""


def test_an_enlarged_map_moves_no_other_and_leaves_no_hole(page: Page) -> None:
    page.get_by_role("button", name="Send an image through").click()
    maps = page.locator(STAGE_MAPS)
    expect(maps.first).to_be_visible()
    before = page.evaluate(PLACES, STAGE_MAPS)
    assert before
    maps.nth(1).click()
    expect(page.locator("#passage .lens .map").first).to_be_visible()
    expect(maps.nth(1)).to_have_attribute("aria-pressed", "true")
    after = page.evaluate(PLACES, STAGE_MAPS)
    assert [place[2:] for place in after] == [place[2:] for place in before]
    assert [place[0] for place in after] == [place[0] for place in before]
    for cell in page.locator("#passage .cell:has(.lens)").all():
        shown, row = cell.locator(".lens").bounding_box(), cell.locator(".maps").bounding_box()
        assert shown
        assert row
        assert 0 <= shown["y"] - row["y"] - row["height"] < 20
    maps.nth(1).click()
    expect(page.locator("#passage .lens")).to_have_count(0)


def test_a_trained_network_is_shown_alone_and_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Send an image through").click()
    expect(page.locator("#passage .said .who").last).to_be_visible()
    page.click("#send-network input")
    page.get_by_role("option", name="ResNet-8 · Shapes").click()
    expect(page.locator("#passage h3").first).to_contain_text("Shapes")
    expect(page.locator("#passage .remark")).to_contain_text("no plain twin")
    expect(page.get_by_label("Batch normalisation")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_newcomer_is_one_click_from_something_to_see(page: Page) -> None:
    page.click("#begin-shortcuts")
    expect(page.locator("#passage h3").first).to_have_text("ResNet-56 · untrained")
    expect(page.locator("#passage .remark")).to_contain_text("without batch normalisation")
    expect(page.locator("#send")).to_be_in_viewport()
    page.click("#begin-look")
    expect(page.locator("#look-heatmap .classes > *").first).to_be_visible()
    page.get_by_role("tab", name="1 · Build").click()
    page.click("#begin-slide")
    expect(page.locator("#strip input[type=range]")).to_be_visible()

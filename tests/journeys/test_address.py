"""The page's address: it leads back to where one was, after a reload, by Back, and from another browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, Server, start_training

pytestmark = pytest.mark.browser
CALM = 2000  # ms within which a toast would have come
LOOK_CLASSES = "#look-heatmap .class"


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def expect_open(page: Page, name: str) -> None:
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")


def expect_built(page: Page, wanted: str) -> None:
    expect(page.locator("#network .figure svg").first).to_have_attribute("aria-label", wanted)


def type_depth(page: Page, depth: str) -> None:
    page.fill("#wide-depth input", depth)
    page.press("#wide-depth input", "Enter")


def choose(page: Page, field: str, name: str) -> None:
    page.click(f"{field} input")
    page.get_by_role("option", name=name).first.click()


def test_a_reload_comes_back_to_train_and_its_run(page: Page) -> None:
    tab(page, "2 · Train")
    start_training(page, 1)
    page.wait_for_selector(".pp-run[data-state=done]")
    choose(page, "#runs", "recorded: WRN-16-2")
    head = page.locator(".pp-run .head strong")
    expect(head).to_have_text("recorded: WRN-16-2")
    page.wait_for_url(re.compile(r"tab=train.*run=shipped:"))
    page.reload()
    expect_open(page, "2 · Train")
    expect(head).to_have_text("recorded: WRN-16-2")
    expect(page.locator("#train-network")).to_contain_text("WRN-16-1")  # said also when so arrived


def test_a_reload_comes_back_to_look_and_slide(page: Page) -> None:
    tab(page, "3 · Look")
    expect(page.locator(LOOK_CLASSES).first).to_be_visible()
    page.locator("#look-photos button").nth(3).click()
    page.wait_for_url(re.compile("photo=photo/tower"))
    expect(page.locator("#look-heatmap .class .name").first).not_to_contain_text("lion")
    page.locator(LOOK_CLASSES).nth(2).click()
    page.wait_for_url(re.compile(r"class=\d+"))
    name = page.locator(f"{LOOK_CLASSES}:has(:checked) .name").inner_text()
    page.reload()
    expect_open(page, "3 · Look")
    expect(page.locator(f"{LOOK_CLASSES}:has(:checked) .name")).to_have_text(name)
    tab(page, "4 · Slide")
    page.fill("#seed-a input", "77")
    page.wait_for_url(re.compile(r"tab=slide.*\ba=77"))
    page.get_by_role("radio", name="Straight line").check()
    page.wait_for_url(re.compile("way=line"))
    page.reload()
    expect_open(page, "4 · Slide")
    expect(page.locator("#seed-a input")).to_have_value("77")
    expect(page.locator("#slide-way input:checked")).to_have_value("line")
    expect(page.locator("#strip .end small").first).to_contain_text("77")


def test_back_undoes_changes_of_tab_and_network_and_nothing_else(page: Page) -> None:
    expect_built(page, "WRN-16-1")
    page.wait_for_url("**/?net=wide_resnet:16,1&*")
    type_depth(page, "28")
    page.wait_for_url("**/?net=wide_resnet:28,1&*")
    tab(page, "4 · Slide")
    expect(page.locator("#strip input[type=range]")).to_be_visible()
    page.fill("#seed-a input", "77")
    page.wait_for_url(re.compile(r"\ba=77"))
    tab(page, "3 · Look")
    expect(page.locator(LOOK_CLASSES).first).to_be_visible()
    page.wait_for_url(re.compile("network=foreign:"))
    choose(page, "#look-network", "ResNet-8 · Shapes")
    expect(page.locator(LOOK_CLASSES).filter(has_text="heart")).to_have_count(1)
    page.wait_for_url(re.compile("network=shipped:"))
    page.go_back()
    expect(page.locator("#look-network input")).to_have_value(re.compile("EfficientNet"))
    page.go_back()
    expect_open(page, "4 · Slide")
    expect(page.locator("#seed-a input")).to_have_value("77")
    page.go_back()
    expect_open(page, "1 · Build")
    expect_built(page, "WRN-28-1")
    page.go_back()
    expect_built(page, "WRN-16-1")
    expect(page.locator("#wide-depth input")).to_have_value("16")
    page.go_forward()
    expect_built(page, "WRN-28-1")
    page.wait_for_url(re.compile("net=wide_resnet:28,1.*a=77"))


def test_a_link_opens_the_same_look_and_slide_for_another_visitor(
    server: Server, browser: Browser
) -> None:
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE)
    visitor = context.new_page()
    place = "tab=look&network=shipped:resnet8-shapes&photo=photo/bus&class=4"
    visitor.goto(f"{server.url}/?{place}&generator=shipped:wgan-mnist&a=5&b=6&way=line")
    chosen = visitor.locator(f"{LOOK_CLASSES}:has(:checked) .name")
    expect(chosen).to_have_text("heart")
    expect(visitor.locator("#look-network input")).to_have_value(re.compile("Shapes"))
    tab(visitor, "4 · Slide")
    expect(visitor.locator("#generator input")).to_have_value(re.compile("WGAN"))
    expect(visitor.locator("#seed-b input")).to_have_value("6")
    expect(visitor.locator("[data-testid=toast-body]")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(
    ("place", "said", "opened"),
    [
        ("tab=kitchen", "tab 'kitchen'", "1 · Build"),
        ("tab=train&run=0123456789abcdef", "run '0123456789abcdef'", "2 · Train"),
        ("tab=look&network=../../etc&photo=photo/lion", "network '../../etc'", "3 · Look"),
        ("tab=slide&a=<b>1</b>", "a '<b>1</b>'", "4 · Slide"),
    ],
)
def test_a_bad_address_gets_a_sentence_and_what_there_is_to_begin_with(
    server: Server, browser: Browser, place: str, said: str, opened: str
) -> None:
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE)
    visitor = context.new_page()
    visitor.goto(f"{server.url}/?{place}")
    expect(visitor.get_by_test_id("toast-body")).to_contain_text(said)
    expect_open(visitor, opened)
    name, _, value = place.split("&")["&" in place].partition("=")
    visitor.wait_for_function(
        "([name, value]) => new URLSearchParams(location.search).get(name) !== value",
        arg=[name, value],
    )
    visitor.reload()
    expect_open(visitor, opened)
    visitor.wait_for_timeout(CALM)
    expect(visitor.get_by_test_id("toast-body")).to_have_count(0)
    context.close()

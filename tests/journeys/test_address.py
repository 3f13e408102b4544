"""The page's address: it leads back to where one was, after a reload, by Back, and from another browser."""

import json
import re

import gradio as gr
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, Server, start_training

pytestmark = pytest.mark.browser
# What toasts say on a page, kept when they are gone.
TOLD = """
  window.told = new Set();
  new MutationObserver(() => {
    for (const toast of document.querySelectorAll("[data-testid=toast-body]"))
      window.told.add(toast.textContent);
  }).observe(document, { childList: true, subtree: true });
"""
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
    ("place", "bad", "opened"),
    [
        ("tab=kitchen", {"tab": "kitchen"}, "1 · Build"),
        ("tab=train&run=0123456789abcdef", {"run": "0123456789abcdef"}, "2 · Train"),
        ("tab=look&network=../../etc&photo=photo/lion", {"network": "../../etc"}, "3 · Look"),
        ("tab=slide&a=<b>1</b>", {"a": "<b>1</b>"}, "4 · Slide"),
        ("tab=look&stage=stage9&method=gradcam", {"stage": "stage9"}, "3 · Look"),
        (
            "tab=look&class=1000&colours=<b>&opacity=101&box=4&beside=nowhere&method=magic",
            {"class": "1000", "colours": "<b>", "opacity": "101", "box": "4", "beside": "nowhere",
             "method": "magic"},
            "3 · Look",
        ),
    ],
)  # fmt: skip
def test_a_bad_address_gets_a_sentence_for_each_part_and_what_there_is_to_begin_with(
    server: Server, browser: Browser, place: str, bad: dict[str, str], opened: str
) -> None:
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE)
    visitor = context.new_page()
    visitor.add_init_script(TOLD)
    visitor.goto(f"{server.url}/?{place}")
    visitor.wait_for_function(
        "wanted => wanted.every(part => [...window.told].some(text => text.includes(part)))",
        arg=[f"{name} '{value}'" for name, value in bad.items()],
    )
    expect_open(visitor, opened)
    visitor.wait_for_function(
        """bad => {
          const said = new URLSearchParams(location.search);
          return Object.entries(bad).every(([name, value]) => said.get(name) !== value);
        }""",
        arg=bad,
    )
    visitor.reload()
    expect_open(visitor, opened)
    visitor.wait_for_timeout(CALM)
    assert visitor.evaluate("window.told.size") == 0
    context.close()


HEAT = "#look-heatmap"
DRAWN = "c => [c.width, c.toDataURL()].join()"


def seen(page: Page) -> list[str]:
    """What Look shows of a map: its numbers as colours, and what is said and set beside it."""
    page.locator(f"{HEAT} .photo").press("Escape")
    return [
        page.locator(f"{HEAT} canvas.heat").evaluate(DRAWN),
        page.locator(f"{HEAT} .crop").get_attribute("style") or "",
        page.locator(f"{HEAT} canvas.heat").get_attribute("style") or "",
        page.locator(f"{HEAT} .found").get_attribute("style") or "",
        *page.locator(
            f"{HEAT} .class, {HEAT} .sum, {HEAT} .boxed, {HEAT} .seen p"
        ).all_inner_texts(),
    ]


def test_a_copied_link_shows_the_same_map_again(server: Server, browser: Browser) -> None:
    context = browser.new_context(locale="en-US", permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{server.url}/?net=plain:20&tab=look")
    expect(page.locator(LOOK_CLASSES)).to_have_count(5)
    page.locator("#look-photos button").nth(4).click()
    expect(page.locator(f"{LOOK_CLASSES} .name").first).not_to_contain_text("lion")
    page.get_by_label("all of it, with grey around").check()
    page.get_by_text("Finer maps").click()
    page.get_by_role("radio", name="2×").check()
    page.locator("#look-unstrided").get_by_label("1").check()
    expect(page.locator(f"{HEAT} .seen p")).to_contain_text("448 × 448")
    page.get_by_label("Colours").select_option("inferno")
    page.get_by_role("slider", name="Heatmap").fill("60")
    page.get_by_label("Before | after").fill("25")
    page.get_by_label("Cells, as the network has them").check()
    page.locator(f"{HEAT} .boxed [type=range]").fill("45")
    page.locator(LOOK_CLASSES).nth(1).click()
    page.locator(f"{HEAT} .method > summary").click()
    account = page.locator(f"{HEAT} .method .account")
    expect(account).to_contain_text("Grad-CAM")
    page.get_by_label("Method").select_option("layercam")
    page.get_by_role("radio", name="stage3").check(force=True)
    expect(account).to_contain_text("LayerCAM, 56 × 56 cells")
    page.locator(f"{HEAT} .save .link").click()
    expect(page.locator(f"{HEAT} .told")).to_have_text("Copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    said = dict(part.split("=") for part in link.partition("?")[2].split("&"))
    assert int(said.pop("class")) >= 0
    assert said == {
        "tab": "look", "network": "foreign:imagenet", "photo": "photo/bus", "fit": "letterbox",
        "scale": "2", "unstrided": "1", "method": "layercam", "stage": "stage3", "colours": "inferno",
        "opacity": "60", "cells": "1", "swipe": "25", "box": "45",
    }  # fmt: skip
    wanted = seen(page)
    other = context.new_page()
    other.goto(link)
    expect(other.locator(f"{HEAT} .method .account")).to_have_text("LayerCAM, 56 × 56 cells")
    assert seen(other) == wanted
    expect(other.locator("[data-testid=toast-body]")).to_have_count(0)
    bus = page.locator(f"{HEAT} .photo img").get_attribute("src") or ""
    page.locator("#look-photo input[type=file]").set_input_files(gr.media.get_image("lion.jpg"))
    expect(page.locator(f"{HEAT} .photo img")).not_to_have_attribute("src", bus)
    page.locator(f"{HEAT} .save .link").click()
    expect(page.locator(f"{HEAT} .told")).to_contain_text("photo is not in the link")
    assert "photo=" not in page.evaluate("navigator.clipboard.readText()")
    context.close()


def wait_for_part(page: Page, part: dict[str, str]) -> None:
    """Until Look's part of the address is the network and this; Build's may stand beside it."""
    page.wait_for_function(
        """wanted => {
          const said = [...new URLSearchParams(location.search)];
          const own = said.filter(([name]) => !["tab", "net", "classes", "size"].includes(name));
          return JSON.stringify(Object.fromEntries(own.sort())) === wanted;
        }""",
        arg=json.dumps(
            dict(sorted({"network": "foreign:imagenet", **part}.items())), separators=(",", ":")
        ),
    )


def test_terms_and_a_rival_come_back_and_what_is_as_usual_is_not_told(page: Page) -> None:
    page.goto(page.url.partition("?")[0] + "?tab=look&against=292&network=foreign:imagenet")
    expect(page.get_by_label("The other class")).to_have_value("tiger")
    page.locator(f"{HEAT} .apart > summary").click()
    page.get_by_label("All of them").fill("4")
    wait_for_part(page, {"apart": "1-4"})
    tally = page.locator(f"{HEAT} .apart .tally p").inner_text()
    page.reload()
    expect(page.locator(f"{HEAT} .apart .tally p")).to_have_text(tally)
    page.get_by_label("The first 4").fill("99")
    page.locator(f"{HEAT} .boxed [type=checkbox]").check()
    wait_for_part(page, {"box": "20"})
    page.locator(f"{HEAT} .boxed [type=checkbox]").uncheck()
    wait_for_part(page, {})

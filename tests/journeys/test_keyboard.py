"""What Gradio's own parts lack: a focus that is seen, keys for tabs, lists that close, toasts' names."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, Server

pytestmark = pytest.mark.browser

SEEN = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at.closest("label") ?? at);
  return style.outlineStyle === "solid" && style.outlineWidth === "2px";
}"""  # the focus, once what leads to it has played


def test_arrow_keys_walk_along_the_tabs(page: Page) -> None:
    page.get_by_role("tab", name="1 · Build").focus()
    for key, opened in (
        ("ArrowRight", "2 · Train"), ("ArrowLeft", "1 · Build"), ("ArrowLeft", "4 · Slide"),
        ("Home", "1 · Build"), ("End", "4 · Slide"), ("ArrowRight", "1 · Build"),
    ):  # fmt: skip
        page.keyboard.press(key)
        tab = page.get_by_role("tab", name=opened)
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(tab).to_be_focused()
    page.wait_for_function(SEEN)


def test_the_focus_is_seen_on_a_radio(page: Page) -> None:
    page.get_by_label("Wide ResNet", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(SEEN)


def test_what_is_chosen_is_seen_under_the_pointer(page: Page) -> None:
    chosen = page.get_by_label("Wide ResNet", exact=True)
    expect(chosen).to_be_checked()
    colour = "node => getComputedStyle(node).backgroundColor"
    resting = chosen.evaluate(colour)
    chosen.hover()
    page.wait_for_timeout(300)  # longer than any transition
    assert chosen.evaluate(colour) == resting


def test_toasts_are_called_in_the_reader_s_language(server: Server, browser: Browser) -> None:
    for locale, title in (("ko-KR", "알림"), ("en-US", "Note")):
        context = browser.new_context(locale=locale)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(f"{server.url}/?tab=nowhere")
        expect(page.locator(".toast-title")).to_contain_text(title)
        context.close()


def test_a_list_that_is_left_by_tab_is_closed(page: Page) -> None:
    page.locator("#wide-depth input").focus()
    expect(page.get_by_role("option").first).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
    expect(page.get_by_role("option")).to_have_count(0)

"""The whole thread, as a stranger walks it: build, train, look, slide."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def points(page: Page) -> int:
    return int(page.evaluate("Number(document.querySelector('.pp-run')?.dataset.points || 0)"))


def wait_for_points(page: Page, more_than: int) -> None:
    page.wait_for_function(
        "n => Number(document.querySelector('.pp-run')?.dataset.points || 0) > n", arg=more_than
    )


def test_build_train_reload_look_and_slide(page: Page) -> None:
    expect(page.locator("#network .card .note").first).to_contain_text("175,066")  # WRN-16-1
    page.click("#train-this")
    expect(page.locator("#train-network")).to_contain_text("WRN-16-1")
    page.fill("#length input", "8")
    page.click("#start-training")
    for seen in range(3):  # three updates, each after the one before
        wait_for_points(page, max(seen, points(page) if seen else 0))
    page.reload()
    page.wait_for_selector("#network .card")
    open_tab(page, "2 · Train")
    wait_for_points(page, 3)
    page.wait_for_selector(".pp-run[data-state=done]")
    expect(page.locator(".pp-run")).to_contain_text("Test accuracy")
    page.click("#run-look")
    expect(page.locator("#look-network input")).to_have_value("WRN-16-1 · shapes")

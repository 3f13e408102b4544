"""A pair goes from Build to Train as it is drawn."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_train_this_sets_the_controls_of_the_pair_that_stands_in_build(page: Page) -> None:
    page.locator("#pair > button").first.click()
    page.locator("#pair-kind").get_by_label("WGAN-GP").check()
    page.locator("#pair-side").get_by_label("64").check()
    page.fill("#pair-widths input, #pair-widths textarea", "32 16")
    expect(page.locator("#pair-problem")).to_contain_text("a GAN takes")
    expect(page.locator("#train-pair")).to_be_disabled()
    page.fill("#pair-widths input, #pair-widths textarea", "32 16 8 8")
    expect(page.locator("#train-pair")).to_be_enabled()
    page.click("#train-pair")
    expect(page.locator("#subject").get_by_label("GAN")).to_be_checked()
    expect(page.locator("#gan").get_by_label("WGAN-GP")).to_be_checked()
    expect(page.locator("#dataset").get_by_label("Fashion-MNIST")).to_be_checked()
    expect(page.locator("#gan-cost")).to_contain_text("62,721 parameters")  # as the drawing counts

"""Train, as its visitors use it: runs compared, kept, watched twice, and lost servers survived."""

import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from playground.checkpoints import load
from playground.families import wide_resnet
from tests.journeys.conftest import PATIENCE, POINTS, Server, start_server, start_training

pytestmark = pytest.mark.browser


def open_train(page: Page) -> None:
    page.wait_for_selector("#network .card")
    page.get_by_role("tab", name="2 · Train").click()


def wait_for(page: Page, state: str) -> None:
    page.wait_for_selector(f".pp-run[data-state={state}]")


def test_an_experiment_lays_its_runs_over_each_other(page: Page) -> None:
    open_train(page)
    page.locator("#subject").get_by_text("Experiment").click()
    expect(page.locator("#experiment input")).to_have_value("Plain or residual, 20 layers")
    start_training(page, 3)
    page.wait_for_selector(".pp-run[data-shown='2']")
    caption = page.locator(".pp-run figcaption").first
    expect(caption).to_contain_text("Plain-20")
    expect(caption).to_contain_text("ResNet-20")  # once it has points of its own
    expect(page.locator("#overlay input:checked")).to_have_count(1)
    page.locator("#overlay input:checked").uncheck()
    page.wait_for_selector(".pp-run[data-shown='1']")
    expect(caption).not_to_contain_text("ResNet-20")


def test_a_run_is_named_kept_and_trained_longer(page: Page, tmp_path: Path) -> None:
    open_train(page)
    start_training(page, 2)
    wait_for(page, "done")
    page.get_by_role("button", name="This run").click()
    with page.expect_download() as download:
        page.click("#run-download")
    assert download.value.suggested_filename == "wrn-16-1.safetensors"
    kept = tmp_path / "kept.safetensors"
    download.value.save_as(kept)
    assert load(kept).card.run.net == wide_resnet(16, 1)
    page.fill("#run-name textarea, #run-name input", "Ada's")
    page.click("#run-rename")
    expect(page.locator("#runs input")).to_have_value("1 · Ada's · Shapes")
    expect(page.locator(".pp-run .head")).to_contain_text("Ada's")
    before = page.evaluate(POINTS)
    page.fill("#run-more input", "3")
    page.click("#run-longer")
    page.wait_for_function(f"n => {POINTS} > n", arg=before)
    wait_for(page, "done")
    page.click("#run-again")
    expect(page.locator("#runs input")).to_have_value("2 · Ada's · Shapes")


def test_two_pages_watch_one_run_and_one_of_them_stops_it(page: Page) -> None:
    open_train(page)
    start_training(page, 60)
    page.wait_for_function(f"() => {POINTS} > 1")
    other = page.context.new_page()
    other.goto(page.url)
    open_train(other)
    other.wait_for_function(f"() => {POINTS} > 1")
    page.wait_for_function(f"n => {POINTS} > n", arg=page.evaluate(POINTS))
    other.click("#run-stop")
    wait_for(other, "stopped")
    wait_for(page, "stopped")


def test_a_new_run_takes_the_place_of_one_that_is_being_watched(page: Page) -> None:
    open_train(page)
    start_training(page, 60)
    page.wait_for_function(f"() => {POINTS} > 1")
    start_training(page, 60)
    wait_for(page, "queued")
    page.wait_for_timeout(2000)  # the first one's news go on, but not to this page
    wait_for(page, "queued")
    expect(page.locator("#runs input")).to_have_value("2 · WRN-16-1 · Shapes")
    page.click("#run-stop")
    wait_for(page, "stopped")
    page.locator("#runs input").click()
    page.get_by_role("option", name="1 · WRN-16-1").click()
    wait_for(page, "running")
    page.wait_for_function(f"n => {POINTS} > n", arg=page.evaluate(POINTS))
    page.click("#run-stop")
    wait_for(page, "stopped")


def test_a_closed_page_misses_nothing(page: Page) -> None:
    open_train(page)
    start_training(page, 6)
    page.wait_for_function(f"() => {POINTS} > 0")
    url, context = page.url, page.context
    page.close()
    later = context.new_page()
    later.wait_for_timeout(8000)
    later.goto(url)
    open_train(later)
    wait_for(later, "done")
    assert later.evaluate(POINTS) > 1
    expect(later.locator(".pp-run")).to_contain_text("Test accuracy")


@pytest.fixture
def lonely(tmp_path: Path) -> Server:
    """A server of one test alone, which kills it."""
    return start_server(tmp_path)


def test_a_run_outlives_its_server(browser: Browser, lonely: Server) -> None:
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(lonely.url)
    open_train(page)
    start_training(page, 20)
    page.wait_for_function(f"() => {POINTS} > 2")
    lonely.stop(signal.SIGKILL)
    again = start_server(lonely.folder, lonely.port)
    try:
        page.goto(again.url)
        open_train(page)
        wait_for(page, "interrupted")
        before = page.evaluate(POINTS)
        assert before > 2
        page.click("#run-continue")
        page.wait_for_function(f"n => {POINTS} > n", arg=before)
        page.click("#run-stop")
        wait_for(page, "stopped")
    finally:
        context.close()
        again.stop()


def test_a_gan_is_trained_and_slid_through(page: Page) -> None:
    open_train(page)
    page.locator("#subject").get_by_text("GAN").click()
    page.locator("#gan").get_by_text("WGAN").click()
    expect(page.locator("#recipe")).to_be_hidden()
    expect(page.locator("#gan-recipe")).to_be_visible()
    start_training(page, 2)
    wait_for(page, "done")
    caption = page.locator(".pp-run figcaption:visible").first
    expect(caption).to_contain_text("critic")
    expect(page.locator(".pp-run .remark")).to_contain_text("WGAN, figure 3")
    page.get_by_role("button", name="Compare with other runs").click()
    page.locator("#overlay").get_by_label("WGAN MNIST").check()
    expect(caption).to_contain_text("WGAN MNIST · critic")
    expect(caption).to_contain_text("WGAN Shapes · critic")
    page.click("#run-slide")
    expect(page.locator("#generator input")).to_have_value("WGAN Shapes")
    page.wait_for_selector("#strip input[type=range]")
    expect(page.locator("#slide-problem")).to_be_hidden()

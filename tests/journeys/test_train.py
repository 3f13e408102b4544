"""Train, as its visitors use it: runs compared, kept, watched twice, and lost servers survived."""

import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from playground.checkpoints.weights import load
from playground.families import wide_resnet
from tests.journeys.conftest import PATIENCE, POINTS, Server, start_server, start_training

pytestmark = pytest.mark.browser


def open_train(page: Page) -> None:
    """From wherever the page is: a reload comes back to the tab that was open."""
    page.get_by_role("tab", name="2 · Train").click()
    page.wait_for_selector("#start-training")


def wait_for(page: Page, state: str) -> None:
    page.wait_for_selector(f".pp-run[data-state={state}]")


def test_an_experiment_is_one_thing_until_its_verdict(page: Page) -> None:
    open_train(page)
    page.locator("#subject").get_by_text("Experiment").click()
    expect(page.locator("#experiment input")).to_have_value("Plain or residual, 20 layers")
    expect(page.locator("#length input")).to_have_value("4")
    expect(page.locator("#unit input:checked")).to_have_value("epochs")
    page.locator("#unit").get_by_text("seconds").click()
    start_training(page, 2)
    expect(page.locator(".pp-run .experiment .run")).to_have_count(2)
    head, badge = page.locator(".pp-run .head strong"), page.locator(".pp-run .badge")
    expect(head).to_have_text("Plain-20")
    page.click("#run-pause")
    expect(badge).to_have_text("paused")
    expect(page.locator(".pp-run .run .state")).to_have_text(["paused", "paused"])
    page.click("#run-resume")
    expect(head).to_have_text("ResNet-20")  # the header follows the run that trains
    expect(page.locator(".pp-run .experiment tbody tr")).to_have_count(2)
    expect(page.locator(".pp-run .sentence")).to_contain_text("one seed")
    expect(page.locator(".pp-run .source a")).to_have_attribute(
        "href", "https://arxiv.org/abs/1512.03385"
    )
    page.locator(".pp-run .run").first.click()
    expect(head).to_have_text("Plain-20")
    page.reload()
    open_train(page)
    expect(page.locator("#runs input")).to_have_value("Plain or residual, 20 layers · Shapes")
    expect(page.locator(".pp-run .experiment tbody tr")).to_have_count(2)


def choose(page: Page, name: str) -> None:
    page.locator("#runs input").click()
    page.get_by_role("option", name=name).click()


def test_the_recorded_experiment_is_there_at_once_with_its_verdict(page: Page) -> None:
    open_train(page)
    choose(page, "recorded: Deeper")
    table = page.locator(".pp-run .experiment tbody")
    expect(table.locator("tr")).to_have_count(4)
    expect(table.locator("tr td:first-child")).to_have_text(
        ["Plain-20", "Plain-56", "ResNet-20", "ResNet-56"]
    )
    expect(page.locator(".pp-run .experiment")).to_contain_text("after 7 epochs; one seed")
    expect(page.locator("#compare-runs")).to_be_hidden()


def test_a_run_that_is_ticked_can_be_chosen(page: Page) -> None:
    open_train(page)
    choose(page, "recorded: WRN-16-2")
    page.get_by_role("button", name="Compare with other runs").click()
    head = page.locator(".pp-run .head strong")
    names = ["WRN-16-2", "ResNet-20"]
    for turn in range(3):
        now, other = names[turn % 2], names[(turn + 1) % 2]
        expect(head).to_have_text(f"recorded: {now}")
        page.locator("#overlay").get_by_label(f"recorded: {other}").check()
        page.wait_for_selector(".pp-run[data-shown='2']")
        choose(page, f"recorded: {other}")
        expect(head).to_have_text(f"recorded: {other}")
        expect(page.locator("#runs input")).to_have_value(re.compile(other))
        expect(page.locator("[data-testid=toast-body]")).to_have_count(0)


def test_recorded_runs_are_laid_over_however_quickly_they_are_ticked(page: Page) -> None:
    open_train(page)
    choose(page, "recorded: ResNet-20")
    page.get_by_role("button", name="Compare with other runs").click()
    box = page.locator("#overlay").get_by_label("recorded: WRN-16-2")
    caption = page.locator(".pp-run figcaption:visible").first
    for _ in range(5):
        box.check()
        expect(caption).to_contain_text("recorded: WRN-16-2", timeout=20_000)
        box.uncheck()
        expect(caption).not_to_contain_text("WRN-16-2", timeout=20_000)
    expect(page.locator("#overlay").get_by_label("recorded: WGAN MNIST")).to_be_disabled()


def test_a_length_is_checked_at_its_field(page: Page) -> None:
    open_train(page)
    note = page.locator("#length-bounds")
    expect(note).to_have_text("1 to 3,600 seconds here")
    for wrong in ("99999", "0"):
        page.fill("#length input", wrong)
        expect(note).to_contain_text(f"a training lasts 1 to 3600 seconds here: {wrong} cannot be")
    page.locator("#unit").get_by_text("epochs").click()
    page.fill("#length input", "3")
    expect(note).to_have_text("1 to 200 epochs here")


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
    start_training(page, 600)
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
    start_training(page, 600)
    page.wait_for_function(f"() => {POINTS} > 1")
    start_training(page, 600)
    expect(page.locator("#runs input")).to_have_value("2 · WRN-16-1 · Shapes")
    page.wait_for_timeout(2000)  # the first one's news go on, but not to this page
    wait_for(page, "running")
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


def test_an_older_question_that_comes_last_changes_nothing(page: Page) -> None:
    """As a page asks at its opening before it knows its runs, and again when it does."""
    open_train(page)
    choose(page, "recorded: ResNet-20")
    head = page.locator(".pp-run .head strong")
    expect(head).to_have_text("recorded: ResNet-20")
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        inputs = (route.request.post_data_json or {}).get("data", [])
        if not held and len(inputs) > 2:  # what to follow
            held.append(route)
        else:
            route.continue_()

    page.route("**/queue/join**", hold_the_first)
    choose(page, "recorded: WRN-16-2")
    page.wait_for_timeout(500)
    choose(page, "recorded: WRN-22-2")
    expect(head).to_have_text("recorded: WRN-22-2")
    (late,) = held
    with page.expect_response(lambda response: response.request == late.request):
        late.continue_()
    page.wait_for_timeout(1500)
    expect(head).to_have_text("recorded: WRN-22-2")


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
    start_training(page, 120)
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
    page.locator("#gan").get_by_text("WGAN", exact=True).click()
    expect(page.locator("#recipe")).to_be_hidden()
    expect(page.locator("#gan-recipe")).to_be_visible()
    start_training(page, 2)
    wait_for(page, "done")
    expect(page.locator(".pp-run figcaption:visible").first).to_contain_text("Wasserstein estimate")
    caption = page.locator(".pp-run figcaption:visible").filter(has_text="critic").first
    expect(page.locator(".pp-run .remark")).to_contain_text("WGAN, figure 3")
    page.get_by_role("button", name="Compare with other runs").click()
    page.locator("#overlay").get_by_label("recorded: WGAN MNIST").check()
    expect(caption).to_contain_text("recorded: WGAN MNIST · critic")
    expect(caption).to_contain_text("WGAN Shapes · critic")
    page.click("#run-slide")
    expect(page.locator("#generator input")).to_have_value("Yours 1 · WGAN Shapes")
    page.wait_for_selector("#strip input[type=range]")
    expect(page.locator("#slide-problem")).to_be_hidden()

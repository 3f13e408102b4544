"""A class: whoever leads starts it, a participant comes in by a name and trains, the wall shows it."""

import io
import os
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, Server, start_server, start_training

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that was started for a class, and here listens to this machine alone."""
    before = dict(os.environ)
    os.environ |= {"PLAYGROUND_CLASS": "on", "GRADIO_SERVER_NAME": "127.0.0.1"}
    running = start_server(tmp_path_factory.mktemp("class"))
    os.environ.clear()
    os.environ.update(before)
    yield running
    running.stop()


def opened(browser: Browser, url: str) -> Page:
    """A page in a browser of its own."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(url)
    return page


def printed(server: Server, page: str) -> str:
    """The address that the start printed, on the port and the name that the test reaches."""
    found = re.search(rf"https?://[^/]+(/{page}#\w+)", server.log)
    assert found is not None
    return server.url + found[1]


def expect_weights(desk: Page, name: str) -> None:
    """Have all downloaded until they are in it: a run may say that it has stopped before it has saved."""
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        with desk.expect_download() as coming:
            desk.get_by_role("button", name="Download everything").click()
        with zipfile.ZipFile(io.BytesIO(Path(coming.value.path()).read_bytes())) as packed:
            if any(re.fullmatch(name, one) for one in packed.namelist()):
                return
        time.sleep(0.5)
    raise AssertionError(f"nothing of that name was packed: {name}")


def test_a_class(school: Server, browser: Browser) -> None:
    wall = opened(browser, printed(school, "projector"))
    expect(wall.locator(".lobby .code")).to_have_text(re.compile("^[A-Z]{6}$"))
    code = wall.locator(".lobby .code").inner_text()
    expect(wall.locator(".lobby .code-picture")).to_be_visible()

    ann = opened(browser, school.url)
    ann.fill("#class-join input[name=name]", "Ann <b>")
    ann.fill("#class-join input[name=code]", "cccccc")
    ann.click("#class-join .go")
    expect(ann.locator("#class-join .trouble")).to_contain_text("not the code of the class")
    ann.fill("#class-join input[name=code]", code.lower())
    ann.click("#class-join .go")
    expect(ann.locator("#class-join")).to_be_hidden()
    expect(ann.locator("#class-name")).to_have_text("Ann <b>")
    expect(wall.locator(".people li")).to_have_text("Ann <b>")

    ann.get_by_role("tab", name="2 · Train").click()
    ann.wait_for_selector("#start-training")
    start_training(ann, 600)
    expect(wall.locator(".stage .training b")).to_have_text("Ann <b>")
    expect(wall.locator(".stage .training span")).to_contain_text("Shapes")
    expect(wall.locator(".chart .line")).to_have_count(1)
    expect(wall.locator(".chart text.name")).to_have_text("Ann <b>")

    desk = opened(browser, printed(school, "instructor"))
    remove = desk.get_by_role("button", name="Remove: Ann <b>")
    remove.focus()
    for _ in range(2):  # news, which leave the button where it is
        with desk.expect_response("**/class/desk*"):
            pass
    expect(remove).to_be_focused()
    desk.get_by_role("button", name="Pause all").click()
    expect(ann.locator(".pp-run .badge")).to_have_text("paused for all")
    expect(wall.locator(".held")).to_be_visible()
    desk.get_by_role("button", name="Let all go on").click()
    expect(ann.locator(".pp-run .badge")).to_have_text("training")
    desk.fill("input[name=seconds]", "2")
    desk.get_by_role("button", name="Set").click()
    ann.wait_for_selector(".pp-run[data-state=stopped]")
    expect(ann.locator(".pp-run .reason")).to_contain_text("after 2 seconds")

    expect_weights(desk, r"Ann-b/.*/weights\.safetensors")

    bob = opened(browser, f"{school.url}/?class={code}")  # as the picture has it: no code to type
    expect(bob.locator("#class-join")).to_be_visible()
    expect(bob.locator("#class-join input[name=code]")).to_be_hidden()
    bob.set_viewport_size({"width": 390, "height": 844})
    box = bob.locator("#class-join").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    bob.fill("#class-join input[name=name]", "ann <b>")
    bob.click("#class-join .go")
    expect(bob.locator("#class-name")).to_have_text("ann <b> 2")

    desk.get_by_role("button", name="Clear up").click()
    desk.get_by_role("button", name=re.compile("Delete all 1 runs")).click()
    expect(wall.locator(".lobby .code")).not_to_have_text(code)
    expect(wall.locator(".people li")).to_have_count(0)
    secret = printed(school, "instructor").partition("#")[2]
    assert school.log.count(secret) == 1  # the line that printed it
    for page in (wall, ann, bob):
        assert secret not in page.content()
    for page in (wall, ann, bob, desk):
        page.context.close()


def test_without_the_key_the_pages_stay_empty(school: Server, browser: Browser) -> None:
    for page in ("projector", "instructor#0123"):
        shut = opened(browser, f"{school.url}/{page}")
        expect(shut.get_by_text("opens nothing here")).to_be_visible()
        shut.context.close()

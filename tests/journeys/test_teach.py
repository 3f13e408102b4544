"""Teaching in front of one's eyes: what is played is what was recorded, to its end, or at once for those to
whom motion is too much."""

import base64
import io
import re

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, Server

pytestmark = pytest.mark.browser
PHOTOS = 4
AT = "#teach-fit .at"


def of_one_colour(middle: tuple[int, int, int]) -> list[dict[str, object]]:
    """Photos as a form takes them: noise around a colour."""
    rng = np.random.default_rng(sum(middle))
    files: list[dict[str, object]] = []
    for i in range(PHOTOS):
        file = io.BytesIO()
        noise = rng.integers(-40, 40, (64, 64, 3)) + np.array(middle)
        Image.fromarray(noise.clip(0, 255).astype(np.uint8)).save(file, "png")
        files.append({"name": f"photo-{i}.png", "mimeType": "image/png", "buffer": file.getvalue()})
    return files


def teach(page: Page) -> None:
    """Two classes in a tab that was opened, and the button."""
    page.locator("#teach").get_by_role("button").first.click()
    for place, (name, colour) in enumerate((("red", (200, 40, 40)), ("blue", (40, 40, 200)))):
        page.locator(f"#teach-name-{place} :is(input, textarea)").fill(name)
        field = page.locator(f"#teach-photos-{place}")
        field.locator("input[type=file]").set_input_files(of_one_colour(colour))  # type: ignore[arg-type]
        expect(field.get_by_text("photo-3")).to_be_visible(timeout=PATIENCE)
    page.locator("#teach-start").click()


def visit(browser: Browser, server: Server, **how: object) -> Page:
    context = browser.new_context(locale="en-US", **how)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{server.url}/?tab=look")
    expect(page.locator("#look-heatmap .class")).to_have_count(5, timeout=PATIENCE)
    return page


def drawn(page: Page) -> bytes:
    data = page.locator("#teach-fit .lanes").evaluate("c => c.toDataURL()")
    return base64.b64decode(data.partition(",")[2])


def test_the_fit_is_played_to_its_end_and_again(browser: Browser, server: Server) -> None:
    page = visit(browser, server)
    teach(page)
    expect(page.locator(AT)).to_have_text(
        re.compile(r"Iteration (\d+) of \1: loss 0\.0\d+, 8 of 8 right"), timeout=PATIENCE
    )
    expect(page.locator("#teach-said")).to_contain_text("8 of 8 right")
    end = drawn(page)
    page.get_by_label("Iteration of the fit").fill("0")
    expect(page.locator(AT)).to_contain_text("loss 0.69, 0 of 8 right")  # ln 2: nothing is known
    assert drawn(page) != end
    page.get_by_role("button", name="Play the fit again").click()
    expect(page.locator(AT)).to_contain_text("8 of 8 right")
    expect(page.locator("#look-network input")).to_have_value("Taught by you: red / blue")
    page.locator("#teach-delete").click()
    expect(page.locator("#teach-fit .pp-fit")).to_be_hidden()
    page.context.close()


def test_who_wants_no_motion_sees_the_end_at_once(browser: Browser, server: Server) -> None:
    page = visit(browser, server, reduced_motion="reduce")
    page.evaluate(
        "() => { window.told = new Set(); new MutationObserver(() =>"
        " window.told.add(document.querySelector('#teach-fit .at')?.textContent || '')"
        ").observe(document.body, {subtree: true, childList: true}); }"
    )
    teach(page)
    expect(page.locator(AT)).to_contain_text("8 of 8 right", timeout=PATIENCE)
    page.wait_for_timeout(1000)
    assert len(page.evaluate("[...window.told].filter(Boolean)")) == 1
    page.context.close()

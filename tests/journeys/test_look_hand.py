"""Look in the hand: how a photo comes in, what of it is seen, before and after, and what a cell sees."""

import re
from pathlib import Path

import gradio as gr
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from playground.explain.finding import Finding, look_at
from playground.images import read_picture
from playground.settings import Limits
from playground.text import ENGLISH
from tests.install_browser import find
from tests.journeys.conftest import FLAGS, PATIENCE, Server
from tests.journeys.test_look import CANVAS, CLASSES, READING, expected, names_of
from tests.journeys.test_look import look as look_tab

pytestmark = pytest.mark.browser
__all__ = ["expected", "look_tab"]
HEAT = "#look-heatmap"
CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
MESSAGE = f"{HEAT} .message"
SEEN = "(document.querySelector('#teach-camera video').srcObject !== null)"
SETTLED = 1000  # ms
THINGS = {name: Path(gr.media.get_image(f"{name}.jpg")) for name in ("lion", "tower", "cheetah1")}


def test_all_of_a_tall_photo_is_seen_if_that_is_chosen(look_tab: Page, expected: Finding) -> None:
    page = look_tab
    page.locator("#look-photo input[type=file]").set_input_files(THINGS["tower"])
    page.wait_for_function("document.querySelector('#look-heatmap .photo img').naturalHeight > 400")
    page.get_by_label(ENGLISH.page["look.letterbox"]).check()
    page.wait_for_function(
        """() => { const image = document.querySelector('#look-heatmap .photo img');
            return image.naturalHeight && image.naturalWidth === image.naturalHeight; }"""
    )
    tower = read_picture(THINGS["tower"])
    height, width = tower.shape[:2]
    photo, canvas = (page.locator(s).bounding_box() for s in (f"{HEAT} .photo", CANVAS))
    assert photo == canvas, "the grey is shown too, and the map over it"
    square = np.full((height, height, 3), 127, np.uint8)
    left = (height - width) // 2
    square[:, left : left + width] = tower
    found = look_at(square, expected.subject, 1, 0, Limits())
    assert page.locator(f"{CLASSES} .name").all_inner_texts() == names_of(found)[:5]


def test_the_map_is_swept_aside_and_what_is_taken_away_is_what_is_shown(
    look_tab: Page, tmp_path: Path
) -> None:
    page = look_tab
    page.get_by_label(ENGLISH.page["look.swipe"]).fill("50")
    expect(page.locator(CANVAS)).to_have_css("clip-path", "inset(0px 0px 0px 50%)")
    with page.expect_download() as download:
        page.locator(f"{HEAT} .save .picture").click()
    download.value.save_as(tmp_path / "picture.png")
    taken = np.asarray(Image.open(tmp_path / "picture.png").convert("RGB")).astype(float)
    lion = read_picture(THINGS["lion"]).astype(float)
    apart = np.abs(taken - lion).mean((0, 2))
    middle = len(apart) // 2
    assert apart[: middle - 2].mean() < 6  # the photo travels as a JPEG
    assert apart[middle + 2 :].mean() > 20


def test_a_cell_that_is_read_shows_what_it_sees(look_tab: Page, expected: Finding) -> None:
    page = look_tab
    dashed = page.locator(f"{HEAT} .crop .field")
    expect(dashed).to_be_hidden()
    photo = page.locator(f"{HEAT} .photo")
    photo.press("ArrowUp")
    expect(page.locator(READING)).to_contain_text(
        f"its receptive field of {expected.field.side} × {expected.field.side} pixels"
    )
    page.locator(f"{HEAT} .method > summary").click()
    page.get_by_role("radio", name="stage2").check(force=True)
    account = page.locator(f"{HEAT} .method .account")
    expect(account).to_have_text("Grad-CAM, 56 × 56 cells", timeout=PATIENCE)
    side, jump, start = expected.subject.net.fields(224)["stage2"]
    photo.press("ArrowUp")  # to the cell in the middle
    expect(page.locator(READING)).to_contain_text(f"sees {side} × {side} pixels")
    box, outer = dashed.bounding_box(), page.locator(CANVAS).bounding_box()
    assert box
    assert outer
    scale = outer["width"] / 224
    assert box["width"] == pytest.approx(side * scale, abs=1.5)
    assert box["x"] - outer["x"] == pytest.approx((start + 27 * jump - side / 2) * scale, abs=1.5)
    photo.press("Escape")
    expect(dashed).to_be_hidden()


def test_a_figure_holds_both_pictures_the_colours_and_the_sum(
    look_tab: Page, tmp_path: Path
) -> None:
    page = look_tab
    with page.expect_download() as download:
        page.locator(f"{HEAT} .save .figure").click()
    assert download.value.suggested_filename == "lion.figure.png"
    download.value.save_as(tmp_path / "figure.png")
    figure = np.asarray(Image.open(tmp_path / "figure.png").convert("RGB")).astype(int)
    lion = Image.open(THINGS["lion"]).convert("RGB")
    height = round(480 * lion.height / lion.width)
    assert figure.shape[1] == 2 * 480 + 3 * 24
    assert figure.shape[0] > height + 100
    plain = figure[72 : 72 + height, 24 : 24 + 480]
    assert np.abs(plain - np.asarray(lion.resize((480, height)))).mean() < 8
    assert np.abs(plain - figure[72 : 72 + height, 528 : 528 + 480]).mean() > 15  # its map
    bar = figure[72 + height + 12 + 6, 528 : 528 + 480]
    assert bar[5, 2] - bar[5, 0] > 50, "blue: against"
    assert bar[-5, 0] - bar[-5, 2] > 50, "red: for"


def test_several_photos_make_a_strip(look_tab: Page) -> None:
    page = look_tab
    files = [THINGS["tower"], THINGS["cheetah1"]]
    page.locator("input[type=file][multiple]").first.set_input_files(files)
    strip = page.locator("#look-own button")
    expect(strip).to_have_count(2, timeout=PATIENCE)
    page.wait_for_function("document.querySelector('#look-heatmap .photo img').naturalHeight > 400")
    strip.nth(1).click()
    expect(page.locator(f"{CLASSES} .name").first).to_have_text("cheetah", timeout=PATIENCE)
    assert "photo=" not in page.url


def test_a_photo_comes_from_the_camera(browser: Browser, server: Server) -> None:
    seeing = browser.browser_type.launch(executable_path=find(), args=[*FLAGS, *CAMERA])
    page = seeing.new_page(viewport={"width": 1440, "height": 1000}, locale="en-US")
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server.url}/?tab=look")
    expect(page.locator(CLASSES)).to_have_count(5, timeout=PATIENCE)
    before = page.locator(f"{HEAT} .photo img").get_attribute("src")
    page.get_by_role("button", name="Remove Image").click()
    expect(page.locator(MESSAGE)).to_contain_text("Choose a photo")
    page.locator("#look-photo [aria-label='Capture from camera']").click()
    page.get_by_text("Click to Access Webcam").click()
    page.wait_for_function("document.querySelector('#look-photo video')?.videoWidth > 0")
    page.wait_for_timeout(
        SETTLED
    )  # Gradio takes no picture before its camera is ready, and does not say so
    page.locator("#look-photo [aria-label='capture photo']").click()
    expect(page.locator(f"{HEAT} .board")).to_be_visible(timeout=PATIENCE)
    assert page.locator(f"{HEAT} .photo img").get_attribute("src") != before
    seeing.close()


def test_the_brush_puts_another_photos_patch_over(look_tab: Page) -> None:
    page = look_tab
    page.locator(f"{HEAT} .covered > summary").click()
    page.locator(f"{HEAT} .covered [value=photo]").check()
    page.locator(f"{HEAT} .patch").select_option(label="bus")
    page.locator(f"{HEAT} .hottest").click()
    now = page.locator(f"{HEAT} .covered .now")
    expect(now).to_contain_text("before", timeout=PATIENCE)
    grey = page.locator(f"{HEAT} canvas.cover").evaluate(
        "c => { const d = c.getContext('2d').getImageData(0, 0, 64, 64).data;"
        " return Array.from(d).filter((_, i) => i % 4 === 0 && d[i + 3] === 255); }"
    )
    assert len(grey) > 20
    assert np.std(grey) > 10, "a picture, no flat colour"


def test_a_class_from_the_camera_and_one_of_files_are_taught(
    browser: Browser, server: Server
) -> None:
    seeing = browser.browser_type.launch(executable_path=find(), args=[*FLAGS, *CAMERA])
    page = seeing.new_page(viewport={"width": 1440, "height": 1000}, locale="en-US")
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server.url}/?tab=look")
    expect(page.locator(CLASSES)).to_have_count(5, timeout=PATIENCE)
    page.get_by_text(ENGLISH.page["teach.title"]).click()
    page.locator("#teach-name-0 input, #teach-name-0 textarea").fill("signal")
    page.locator("#teach-name-1 input, #teach-name-1 textarea").fill("thing")
    page.get_by_role("button", name=ENGLISH.page["teach.camera"]).click()
    take = page.locator("#teach-camera .take")
    expect(take).to_have_count(2)
    page.wait_for_function("document.querySelector('#teach-camera video').videoWidth > 0")
    take.first.focus()
    page.keyboard.down(" ")
    page.wait_for_timeout(3000)
    page.keyboard.up(" ")
    taken = page.locator("#teach-photos-0").get_by_text(re.compile(r"camera-\d"))
    expect(taken.nth(3)).to_be_visible(timeout=PATIENCE)
    page.locator("#teach-photos-1 input[type=file]").set_input_files(list(THINGS.values()))
    expect(page.locator("#teach-photos-1").get_by_text("tower")).to_be_visible(timeout=PATIENCE)
    page.locator("#teach-start").click()
    expect(page.locator("#look-network input")).to_have_value(
        "Taught by you: signal / thing", timeout=PATIENCE
    )
    expect(page.locator(f"{CLASSES} .name").first).to_have_text("thing", timeout=PATIENCE)
    expect(page.locator(CLASSES)).to_have_count(2)
    for button in (take.first, take.nth(1)):  # of which the first loses the focus to the second
        button.hover()
        page.mouse.down()
        page.wait_for_timeout(800)
        page.mouse.up()
    seen = page.locator("#teach-photos-1").get_by_text(re.compile(r"camera-\d"))
    expect(seen.first).to_be_visible(timeout=PATIENCE)
    assert page.evaluate(SEEN)
    page.get_by_role("tab").first.click()
    page.wait_for_function(f"!{SEEN}")  # nobody looks: the camera is off
    seeing.close()

"""Looking: what the browser draws is what Python computes, and only a new question asks the server."""

import io
import re
from pathlib import Path

import gradio as gr
import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from torch.nn import functional as F

from playground.data import shapes
from playground.data.load import TEST_SEED
from playground.draw.overlay import SCHEMES
from playground.draw.palette import FLOOR, palette
from playground.explain.boxes import overlap
from playground.explain.finding import Finding, look_at, opened
from playground.images import read_picture
from playground.nets import foreign
from playground.settings import Limits
from playground.text import ENGLISH, KOREAN
from tests.journeys.conftest import HELD, PATIENCE, Server, calm, hold_back
from tests.journeys.test_address import choose

pytestmark = pytest.mark.browser

CANVAS = "#look-heatmap [role=application] canvas.heat"
CLASSES = "#look-heatmap .class"
READING = "#look-heatmap .reading"


@pytest.fixture
def look(page: Page) -> Page:
    """The tab, with the lion that it opens with looked at by the first network."""
    page.get_by_role("tab", name="3 · Look").click()
    expect(page.locator(CLASSES)).to_have_count(5, timeout=PATIENCE)
    return page


@pytest.fixture(scope="module")
def expected() -> Finding:
    """What the server should find in that."""
    network = opened(foreign.installed()["imagenet"])
    lion = read_picture(Path(gr.media.get_image("lion.jpg")))
    return look_at(lion, network, 1, 0, Limits())


@pytest.mark.parametrize(
    ("tab", "field", "wanted"),
    [
        ("3 · Look", "#look-network", "ResNet-8 · Shapes"),
        ("4 · Slide", "#generator", "MNIST"),
    ],
)
def test_a_late_list_leaves_what_was_chosen_meanwhile(
    page: Page, tab: str, field: str, wanted: str
) -> None:
    page.get_by_role("tab", name=tab).click()
    expect(page.locator(f"{field} input")).not_to_have_value("")
    calm(page)
    hold_back(page)
    choose(page, field, wanted)
    page.wait_for_timeout(3 * HELD * 1000)
    expect(page.locator(f"{field} input")).to_have_value(re.compile(wanted))


def names_of(found: Finding) -> list[str]:
    return [found.subject.classes[index] for index in found.order]


def drawn(page: Page) -> NDArray[np.int64]:
    """What the canvas holds: (H, W, 4)."""
    height, width, data = page.locator(CANVAS).evaluate(
        "c => [c.height, c.width, Array.from("
        "c.getContext('2d').getImageData(0, 0, c.width, c.height).data)]"
    )
    return np.array(data).reshape(height, width, 4)


def coloured(
    values: NDArray[np.float32], scheme: str, around: NDArray[np.float32]
) -> NDArray[np.float64]:
    """What the widget's rule gives, with the opacity left to the slider: (H, W, 4).

    around: the map that the scale is of.
    """
    low, high = float(around.min()), float(around.max())
    if scheme == "jet":
        place, opacity = (values - low) / (high - low), np.ones_like(values)
    elif scheme == "inferno":
        place = values.clip(0) / high
        opacity = FLOOR + (1 - FLOOR) * place
    else:
        peak = max(-low, high)
        place = (values / peak + 1) / 2
        opacity = FLOOR + (1 - FLOOR) * np.abs(values) / peak
    colours = palette(SCHEMES[scheme])[(place * 255).round().astype(int)]
    return np.dstack([colours, 255 * opacity])


def assert_alike(ours: NDArray[np.float64], theirs: NDArray[np.int64]) -> None:
    """Colours may be one palette entry off, and a canvas keeps them premultiplied."""
    assert theirs.shape == ours.shape
    assert np.abs(ours - theirs).max() <= 8
    assert np.abs(ours - theirs).mean() < 1


def map_of(found: Finding, place: int) -> NDArray[np.float32]:
    return found.maps[found.order[place]]


def smooth(values: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """A map as an image: cells are areas, and between their centres it is bilinear."""
    wide = F.interpolate(torch.tensor(values)[None, None], (side, side), mode="bilinear")
    return wide[0, 0].numpy()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_browser_draws_what_python_computes(look: Page, expected: Finding, scheme: str) -> None:
    assert look.locator(f"{CLASSES} .name").all_inner_texts() == names_of(expected)[:5]
    look.locator("#look-heatmap .colours select").select_option(scheme)
    both = [p for p in range(5) if map_of(expected, p).max() > 0 > map_of(expected, p).min()]
    assert both, "this would compare half of the colours only"
    for place in {0, both[0]}:
        look.locator(CLASSES).nth(place).click()
        values = map_of(expected, place)
        assert_alike(coloured(smooth(values, 256), scheme, values), drawn(look))
        look.locator("#look-heatmap .cells input").check()
        assert_alike(coloured(values, scheme, values), drawn(look))
        look.locator("#look-heatmap .cells input").uncheck()


def test_switching_and_reading_need_no_server(look: Page, expected: Finding) -> None:
    look.context.set_offline(True)
    first = drawn(look)
    look.locator(f"{CLASSES} input").first.press("ArrowDown")
    assert (drawn(look) != first).any()
    name, rows = names_of(expected)[1], len(map_of(expected, 1))
    photo = look.get_by_role("application", name=f"Heatmap of “{name}”")
    photo.press("ArrowUp")
    middle = (rows - 1) // 2
    expect(look.locator(READING)).to_contain_text(f"Row {middle + 1}, column {middle + 1}")
    photo.press("ArrowDown")
    expect(look.locator(READING)).to_contain_text(f"Row {middle + 2}, column {middle + 1}")
    photo.press("Escape")
    expect(look.locator(READING)).to_contain_text("Point at the photo")
    box = look.locator(CANVAS).bounding_box()
    assert box is not None
    look.mouse.move(box["x"] + box["width"] - 3, box["y"] + 3)
    value = map_of(expected, 1)[0, -1]
    expect(look.locator(READING)).to_contain_text(f"Row 1, column {rows}")
    shown = look.locator(f"{READING} b").inner_text().replace("−", "-")
    assert float(shown) == pytest.approx(value, abs=0.02)
    expect(look.locator(READING)).to_contain_text("speaks for" if value >= 0 else "against")
    look.get_by_label("Heatmap", exact=True).fill("0")
    expect(look.locator(CANVAS)).to_have_css("opacity", "0")


def test_an_example_and_a_finer_map(look: Page, expected: Finding) -> None:
    look.locator("#look-photos button").nth(3).click()  # the tower: taller than wide
    look.wait_for_function("document.querySelector('#look-heatmap .photo img').naturalHeight > 400")
    photo, canvas = (
        look.locator(selector).bounding_box() for selector in ("#look-heatmap .photo", CANVAS)
    )
    assert photo is not None
    assert canvas is not None
    assert canvas["width"] == pytest.approx(photo["width"], abs=1)
    assert canvas["height"] == pytest.approx(canvas["width"], abs=1)
    assert canvas["y"] - photo["y"] == pytest.approx(
        (photo["height"] - canvas["height"]) / 2, abs=1
    )
    look.get_by_text(ENGLISH.page["look.more"]).click()
    look.get_by_label("2×").check()
    size = 2 * len(expected.seen)
    expect(look.locator("#look-heatmap .seen")).to_contain_text(
        f"{size} × {size}", timeout=PATIENCE
    )


def test_any_class_is_found_by_typing_and_stays_chosen(look: Page) -> None:
    chosen = look.locator(f"{CLASSES}:has(:checked) .name")
    search = look.get_by_role("combobox", name="Find one of its 1,000 classes")
    search.fill("SIAMESE")
    options = look.locator("#look-heatmap .matches").get_by_role("option")
    expect(options).to_have_text(["Siamese cat<0.1%"])
    search.press("Enter")
    expect(chosen).to_have_text("Siamese cat")
    expect(look.locator(CLASSES)).to_have_count(6)  # it is none of the likeliest
    look.get_by_text(ENGLISH.page["look.more"]).click()
    look.locator("#look-unstrided label").nth(1).click()
    finer = look.locator(READING, has_text="of 14 × 14")
    for _ in range(PATIENCE // 500):  # the reading goes when the finer map comes
        look.locator("#look-heatmap .photo").press("ArrowUp")
        look.wait_for_timeout(500)
        if finer.count():
            break
    expect(finer).to_be_visible()
    expect(chosen).to_have_text("Siamese cat")
    look.locator("#look-photos button").nth(1).click()
    expect(look.locator(f"{CLASSES} .name").first).to_have_text("cheetah")
    expect(chosen).to_have_text("Siamese cat")
    search.fill("cat")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        search.press(key)
    second = look.locator("#look-heatmap .matches").get_by_role("option", selected=True)
    name = second.locator("span").first.inner_text()
    search.press("Enter")
    expect(chosen).to_have_text(name)
    search.fill("no such thing")
    expect(look.locator("#look-heatmap .matches")).to_have_text("No class is called that")
    search.press("Enter")
    search.press("Escape")
    expect(chosen).to_have_text(name)


def test_what_is_taken_away_is_what_is_shown(look: Page, expected: Finding, tmp_path: Path) -> None:
    look.locator(CLASSES).nth(1).click()
    for name in ("picture", "map"):
        with look.expect_download() as download:
            look.locator(f"#look-heatmap .save .{name}").click()
        assert names_of(expected)[1].replace(" ", "-") in download.value.suggested_filename
        download.value.save_as(tmp_path / name)
    values = map_of(expected, 1)
    taken = np.load(tmp_path / "map")
    assert taken.dtype == np.float32
    np.testing.assert_allclose(taken, values, atol=2e-3 * np.abs(values).max())
    overlay = np.asarray(Image.open(tmp_path / "picture").convert("RGB")).astype(float)
    photo = read_picture(Path(gr.media.get_image("lion.jpg")))
    shades = coloured(smooth(values, overlay.shape[0]), "signed", values)
    opacity = 0.75 * shades[..., 3:] / 255
    mixed = photo * (1 - opacity) + shades[..., :3] * opacity
    assert overlay.shape == photo.shape
    assert np.abs(mixed - overlay).mean() < 6  # the photo travels as a JPEG


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("letter.png", b"Dear network,", "not a picture"),
        ("empty.jpg", b"", "empty"),
    ],
)
def test_what_is_no_picture_gets_a_sentence(
    look: Page, name: str, content: bytes, sentence: str
) -> None:
    upload = {"name": name, "mimeType": "image/png", "buffer": content}
    look.locator("#look-photo input[type=file]").set_input_files(upload)
    expect(look.locator("#look-heatmap .message")).to_contain_text(sentence, timeout=PATIENCE)
    expect(look.locator("#look-heatmap .board")).to_be_hidden()
    assert "Traceback" not in look.content()


def test_a_photo_taken_away_takes_its_answer_along(look: Page) -> None:
    expect(look.locator("#look-heatmap .board")).to_be_visible()
    look.get_by_role("button", name="Remove Image").click()
    expect(look.locator("#look-heatmap .message")).to_contain_text("Choose a photo")
    expect(look.locator("#look-heatmap .board")).to_be_hidden()


def test_on_a_phone_in_korean(browser: Browser, server: Server) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="ko-KR", color_scheme="dark", has_touch=True
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(server.url)
    tab = page.get_by_role("tab", name=KOREAN.page["common.look"])
    tab.or_(page.get_by_label("More tabs")).first.click()
    if not tab.is_visible():  # where there is no room for all of them
        page.get_by_role("button", name=KOREAN.page["common.look"]).click()
    expect(page.locator(CLASSES)).to_have_count(5, timeout=PATIENCE)
    expect(page.locator("#look-heatmap h3")).to_have_text(KOREAN.page["look.thinks"])
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#look-photos button").nth(1).click()
    page.wait_for_function(
        "document.querySelector('#look-heatmap .photo').getBoundingClientRect().bottom"
        " <= window.innerHeight"
    )  # the result has come into view
    small = page.locator(f"{CLASSES}, #look-heatmap label, #look-tests button").evaluate_all(
        "nodes => nodes.filter(n => n.offsetParent && n.getBoundingClientRect().height < 40).length"
    )
    assert small == 0
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_ticked_box_is_seen_to_be_ticked(look: Page, theme: str) -> None:
    look.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    look.evaluate("dark => document.body.classList.toggle('dark', dark)", theme == "dark")
    box = look.locator("#look-heatmap .cells input")
    box.check()
    box.blur()
    look.mouse.move(0, 0)
    picture = np.asarray(Image.open(io.BytesIO(box.screenshot())).convert("L")).astype(int)
    inner = picture[4:-4, 4:-4]  # within the frame
    assert inner.max() - inner.min() > 80, "the tick has the colour of what it stands on"


def test_on_a_shape_the_true_box_is_shown_and_how_far_the_maps_own_overlaps_it(look: Page) -> None:
    choose(look, "#look-network", "ResNet-8 · Shapes")
    found = look.locator("#look-heatmap .found")
    expect(found).to_be_hidden()
    look.locator("#look-tests button").nth(4).click()
    truth = look.locator("#look-heatmap .truth")
    expect(truth).to_be_visible(timeout=PATIENCE)
    outer = look.locator(CANVAS).bounding_box()
    boxes = []
    for node in (truth, found):
        box = node.bounding_box()
        assert box
        assert outer
        left, top = box["x"] - outer["x"], box["y"] - outer["y"]
        boxes.append((left, top, left + box["width"], top + box["height"]))
    ends = [round(32 * value / outer["width"], 1) for value in boxes[0]]
    assert tuple(ends) in [tuple(one) for one in shapes.draw(120, TEST_SEED).boxes.tolist()]
    share = float(re.findall(r"([\d.]+)%", look.locator("#look-heatmap .overlap").inner_text())[0])
    assert share == pytest.approx(100 * overlap(*boxes), abs=1.5)

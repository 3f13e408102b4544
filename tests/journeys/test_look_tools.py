"""The heatmap's tools in the browser: what they show is what Python computes, and follows the hand."""

import re

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from playground.data.load import load
from playground.explain.faithfulness import faithfulness
from playground.explain.finding import Finding, Looking, before, look
from playground.explain.finding import opened as network
from playground.explain.localisation import localisation
from playground.explain.methods import METHODS, explained_by, finished
from playground.explain.parts import parts_of
from playground.settings import ROOT, Limits
from playground.text import ENGLISH, KOREAN
from tests.journeys.conftest import PATIENCE, Server
from tests.journeys.test_address import choose
from tests.journeys.test_look import CLASSES, assert_alike, coloured, drawn, expected, smooth
from tests.journeys.test_look import look as look_tab

pytestmark = pytest.mark.browser
__all__ = ["expected", "look_tab"]
HEAT = "#look-heatmap"


@pytest.fixture
def lion(expected) -> Looking:
    """What the server has before it, when the tab opens."""
    return before(expected.seen, expected.subject, 1, 0, Limits())


def opened(page: Page, tool: str) -> None:
    page.locator(f"{HEAT} .{tool} > summary").click()


def taken_away(page: Page, down: float, across: float) -> NDArray[np.float64]:
    """A pixel of the picture that can be saved, its map swept aside."""
    page.get_by_label(ENGLISH.page["look.swipe"]).fill("100")
    with page.expect_download() as download:
        page.locator(f"{HEAT} .save .picture").click()
    page.get_by_label(ENGLISH.page["look.swipe"]).fill("0")
    picture = np.asarray(Image.open(download.value.path()).convert("RGB")).astype(float)
    return picture[int(down * len(picture)), int(across * len(picture[0]))]


def test_the_first_terms_of_the_map_are_added_up_without_the_server(
    look_tab: Page, lion: Looking
) -> None:
    page = look_tab
    opened(page, "apart")
    terms = page.locator(f"{HEAT} .term")
    parts = parts_of(lion, look(lion, Limits()).order[0])
    expect(terms).to_have_count(len(parts.maps) + 1, timeout=PATIENCE)
    names = page.locator(f"{HEAT} .term .name").all_inner_texts()
    assert names[:-1] == [f"Feature map {channel + 1}" for channel in parts.channels]
    assert names[-1] == f"All {parts.others:,} others"
    page.context.set_offline(True)
    page.get_by_label("All of them").fill("6")
    page.locator(f"{HEAT} .term input").nth(0).uncheck()
    chosen = slice(1, 6)
    values = (parts.weights[chosen, None, None] * parts.maps[chosen]).sum(0)
    assert_alike(coloured(smooth(values, 256), "signed", values), drawn(page))
    logit = parts.shares[chosen].sum() + parts.bias
    expect(page.locator(f"{HEAT} .apart .tally")).to_contain_text(f"logit {logit:.2f} of")
    share = parts.shares[chosen].sum() / (parts.shares.sum() + parts.rest)
    expect(page.locator(f"{HEAT} .apart .tally")).to_contain_text(f"{100 * share:.0f}% of all")


def test_closing_a_tool_brings_the_map_back_and_another_class_is_taken_apart_anew(
    look_tab: Page, expected
) -> None:
    page = look_tab
    whole = drawn(page)
    opened(page, "apart")
    page.get_by_label("All of them").fill("2")
    assert (drawn(page) != whole).any()
    page.locator(CLASSES).nth(1).click()
    name = expected.subject.classes[expected.order[1]]
    expect(page.locator(f"{HEAT} .apart .lead").first).to_contain_text(name, timeout=PATIENCE)
    page.get_by_label("All of them").fill("2")
    page.locator(CLASSES).nth(0).click()
    opened(page, "apart")
    assert np.array_equal(drawn(page), whole)


def test_a_korean_reads_and_finds_imagenets_classes_in_either_language(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(locale="ko-KR", viewport={"width": 1440, "height": 1000})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(server.url)
    page.get_by_role("tab", name=KOREAN.page["common.look"]).click()
    expect(page.locator(f"{CLASSES} .name").first).to_have_text("사자", timeout=PATIENCE)
    search = page.locator(f"{HEAT} .search input")
    for text in ("얼룩말", "zebra"):
        search.fill(text)
        expect(page.locator(f"{HEAT} .matches [role=option] span").first).to_have_text("얼룩말")
    context.close()


def test_two_classes_against_each_other_need_no_server(look_tab: Page, expected: Finding) -> None:
    page = look_tab
    page.context.set_offline(True)
    opened(page, "pair")
    first, second = expected.order[:2]
    values = expected.maps[first] - expected.maps[second]
    assert_alike(coloured(smooth(values, 256), "signed", values), drawn(page))
    account = page.locator(f"{HEAT} .pair .account")
    apart = expected.logits[first] - expected.logits[second]
    expect(account).to_contain_text(f"+{apart:.2f} between")
    expect(account).to_contain_text(f"+{values.clip(0).mean():.2f}")
    times = expected.probabilities[first] / expected.probabilities[second]
    said = account.inner_text().rpartition("is ")[2].partition(" times")[0]
    assert float(said) == pytest.approx(times, rel=0.02)
    page.get_by_label("The other class").fill("Siamese cat")
    page.get_by_label("The other class").press("Enter")
    third = expected.subject.classes.index("Siamese cat")
    values = expected.maps[first] - expected.maps[third]
    assert_alike(coloured(smooth(values, 256), "signed", values), drawn(page))
    page.get_by_role("button", name="Swap").click()
    assert_alike(coloured(smooth(-values, 256), "signed", values), drawn(page))


def test_the_probabilities_follow_the_brush_and_come_back(look_tab: Page) -> None:
    page = look_tab
    whole, shares = drawn(page), page.locator(f"{CLASSES} .percent").all_inner_texts()
    opened(page, "covered")
    now = page.locator(f"{HEAT} .covered .now")
    box = page.locator(f"{HEAT} .heat").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] * 0.3
    page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, middle, steps=8)
    page.mouse.up()
    expect(now).to_contain_text("“lion”: 89.3% before", timeout=PATIENCE)
    expect(page.locator(f"{HEAT} .class .bar s").first).to_be_attached()
    assert (drawn(page) != whole).any()
    assert np.abs(taken_away(page, 0.3, 0.5) - 127).max() < 6  # the grey that is seen
    page.get_by_role("button", name="Undo").click()
    expect(now).to_be_empty()
    assert page.locator(f"{CLASSES} .percent").all_inner_texts() == shares
    assert np.array_equal(drawn(page), whole)
    page.get_by_role("button", name="Leave only it").press("Enter")
    expect(now).to_contain_text("now", timeout=PATIENCE)
    page.get_by_role("button", name="Whole again").click()
    page.get_by_role("button", name="Cover the hottest spot").press("Enter")
    expect(now).to_contain_text("now", timeout=PATIENCE)
    opened(page, "covered")  # closed again
    expect(now).to_be_empty()
    assert np.array_equal(drawn(page), whole)


def test_another_method_is_drawn_at_its_own_resolution(look_tab: Page, lion: Looking) -> None:
    page = look_tab
    opened(page, "method")
    account = page.locator(f"{HEAT} .method .account")
    expect(account).to_have_text("Grad-CAM, 7 × 7 cells", timeout=PATIENCE)
    page.get_by_label("Method").select_option("layercam")
    blocks = page.locator(f"{HEAT} .stages .block")
    shapes = {"stage3": "40 × 28 × 28", "stage4": "112 × 14 × 14", "the last": "1280 × 7 × 7"}
    for name, shape in shapes.items():
        expect(blocks.filter(has_text=name)).to_contain_text(shape)
    page.get_by_role("radio", name="stage3").check(force=True)
    expect(account).to_have_text("LayerCAM, 28 × 28 cells", timeout=PATIENCE)
    page.keyboard.press("ArrowRight")
    expect(account).to_have_text("LayerCAM, 14 × 14 cells", timeout=PATIENCE)
    page.locator(f"{HEAT} .cells input").check()
    values = explained_by(METHODS["layercam"], lion, look(lion, Limits()).order[0], "stage4")
    assert_alike(coloured(values, "signed", values), drawn(page))


def test_what_takes_many_passes_says_what_it_costs_and_can_be_stopped(look_tab: Page) -> None:
    page = look_tab
    opened(page, "method")
    page.get_by_label("Method").select_option("occlusion")
    row = page.locator(f"{HEAT} .method .working")
    expect(row).to_contain_text("197 passes of the network, about", timeout=PATIENCE)
    expect(page.locator(f"{HEAT} .stages")).to_be_hidden()
    row.get_by_role("button", name="Start").click()
    expect(row.locator("progress")).to_be_visible()
    row.get_by_role("button", name="Stop").dispatch_event("click")  # at once: it may not take long
    expect(row.get_by_role("button", name="Start")).to_be_visible(timeout=PATIENCE)
    row.get_by_role("button", name="Start").click()
    account = page.locator(f"{HEAT} .method .account")
    expect(account).to_have_text("Occlusion, 14 × 14 cells", timeout=PATIENCE)
    expect(row).to_be_hidden()


def test_the_curves_of_each_method_come_one_after_the_other(look_tab: Page, lion: Looking) -> None:
    page = look_tab
    opened(page, "faithful")
    row = page.locator(f"{HEAT} .faithful .working")
    expect(row).to_contain_text("116 passes", timeout=PATIENCE)
    page.get_by_role("checkbox", name="LayerCAM").uncheck()
    expect(row).to_contain_text("58 passes")
    page.get_by_role("checkbox", name="HiResCAM").check()
    row.get_by_role("button", name="Start").click()
    figures = page.locator(f"{HEAT} .curves figure")
    expect(figures).to_have_count(2, timeout=PATIENCE)
    found = look(lion, Limits())
    worth = finished(faithfulness(lion, found.order[0], found.maps[found.order[0]]))
    expect(figures.nth(0)).to_contain_text(f"CAM: score +{worth.score:.2f}")
    expect(figures.nth(0)).to_contain_text(f"hottest first {100 * worth.hottest[7]:.1f}%")
    expect(figures.nth(1)).to_contain_text("HiResCAM: score")
    page.locator(CLASSES).nth(1).click()  # another class: the curves were not its
    expect(figures).to_have_count(0)


def test_three_maps_can_be_painted_and_the_score_is_the_mean_of_their_sum(look_tab: Page) -> None:
    page = look_tab
    opened(page, "apart")
    page.locator(f"{HEAT} .toy summary").click()
    score, cells = page.locator(f"{HEAT} .toy .score"), page.locator(f"{HEAT} .toy .painted button")
    means = [sum(pressed(cells, start)) / 49 for start in (0, 49, 98)]
    whole = 0.3 * means[0] + 0.5 * means[1] + 0.1 * means[2]
    expect(score).to_contain_text(f"0.5 × {means[1]:.2f}")
    expect(score).to_contain_text(f"= {whole:.2f}, the mean of the sum")
    for at in (49, 50, 51):  # a row of the second map, by the keyboard
        assert not pressed(cells, 49)[at - 49]
        cells.nth(at).press("Enter")
    expect(score).to_contain_text(f"= {whole + 0.5 * 3 / 49:.2f}, the mean of the sum")
    page.get_by_label("Weight of map 2").fill("-1")
    score_now = 0.3 * means[0] - (means[1] + 3 / 49) + 0.1 * means[2]
    expect(score).to_contain_text(f"= {score_now:.2f}".replace("-", "−"))


def pressed(cells: Locator, start: int) -> list[bool]:
    return [cells.nth(start + i).get_attribute("aria-pressed") == "true" for i in range(49)]


def test_two_networks_stand_beside_each_other_and_a_link_keeps_them(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(locale="en-US", viewport={"width": 1440, "height": 1000})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{server.url}?tab=look&network=shipped:resnet11-catsdogs&photo=photo/cheetah1")
    expect(page.locator(f"{HEAT} .photo img")).to_be_visible(timeout=PATIENCE)
    opened(page, "beside")
    figures = page.locator(f"{HEAT} .two figure")
    expect(figures.locator("b")).to_have_text(
        ["ResNet-11, average pooling", "ResNet-11, max pooling"], timeout=PATIENCE
    )
    account = page.locator(f"{HEAT} .beside .account")
    expect(account).to_contain_text("in one thing alone, pooling: average, and max.")
    page.wait_for_url("**beside=shipped:resnet11-max-catsdogs*")
    shown = figures.all_text_contents()
    lone = page.url
    page.get_by_label("Other network").select_option("shipped:wrn16-2-cifar10")
    expect(figures.nth(1).locator("b")).to_contain_text("WRN-16-2", timeout=PATIENCE)
    expect(account).to_have_text("")
    opened(page, "beside")
    expect(page).not_to_have_url(re.compile("beside"))
    page.goto(lone)
    expect(figures).to_have_text(shown, timeout=PATIENCE)
    context.close()


def test_over_all_test_images_the_box_is_counted_for_a_network_and_its_twin(look_tab: Page) -> None:
    page = look_tab
    tool = page.locator(f"{HEAT} .tested")
    expect(tool).to_be_hidden()  # the true boxes are known of the Shapes alone
    choose(page, "#look-network", "ResNet-8 · Shapes")
    expect(tool).to_be_visible(timeout=PATIENCE)
    opened(page, "tested")
    expect(tool.locator(".cost")).to_contain_text("4000 passes", timeout=2 * PATIENCE)
    tool.locator(".start").click()
    expect(tool.locator("tr")).to_have_count(
        4, timeout=3 * PATIENCE
    )  # head, two networks, the middle
    images = load("shapes", ROOT / "data").test
    for row, name in enumerate(("resnet8-shapes", "resnet8-max-shapes"), start=1):
        shown = tool.locator("tr").nth(row).locator("td").all_inner_texts()
        subject = network(ROOT / "checkpoints" / f"{name}.safetensors")
        counted = finished(localisation(subject, images, (0.2, 0.4, 0.6)))
        assert [float(cell.rstrip("%")) for cell in shown] == pytest.approx(
            [100 * share for share in (*counted.known, counted.accuracy)], abs=0.06
        )
    expect(tool.locator(".curves canvas")).to_have_count(1)
    opened(page, "tested")
    opened(page, "tested")  # what was counted is kept
    expect(tool.locator("tr")).to_have_count(4, timeout=PATIENCE)

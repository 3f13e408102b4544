"""A further language is one table: with one in which all of ours is marked, every tab shows marks."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from playground.checkpoints import shelf
from playground.settings import Settings
from tests.journeys.conftest import PATIENCE, Server, start_server
from tests.journeys.marked import CODE, marked

NAMES = {  # of papers' networks, methods, data sets and files, the same in every language
    "API", "CAM", "Grad", "HiResCAM", "LayerCAM", "Score", "CIFAR", "Fashion", "MNIST", "Shapes",
    "ResNet", "WRN", "Wide", "Speed", "DCGAN", "WGAN", "Muon", "SGD", "AdamW", "Adam", "RMSprop", "PNG",
    "SVG", "GIF", "JSON", "PyTorch", "EfficientNet", "Lite", "ImageNet", "conv", "group", "classifier",
    "leaky", "ReLU", "tanh",
}  # fmt: skip
GRADIOS = {"common", "complete", "processing"}  # what it has no Japanese for
WORD = re.compile("[A-Za-zÀ-ÿĀ-ž]{3,}")
MARK = re.compile("[àéîõüýÀÉÎÕÜÝ]")
SHOWN = """() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const apart = parent.closest("script, style, code, pre, textarea, datalist, .cm-editor");
    if (!apart && parent.checkVisibility({ visibilityProperty: true })) texts.push(walker.currentNode.data);
  }
  return texts;
}"""


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with that language too."""
    folder = tmp_path_factory.mktemp("foreign")
    running = start_server(folder, program=("-m", "tests.journeys.marked"))
    yield running
    running.stop()


def opened(page: Page) -> None:
    """Open every drawer of the tab that is shown."""
    drawers = page.locator("button.label-wrap:not(.open):visible")
    for _ in range(drawers.count()):
        drawers.first.click()
    page.wait_for_timeout(1500)  # what is in them comes after


def given_names() -> set[str]:
    """Words of the networks that ship and of their data: called so by whoever trained them."""
    cards = shelf(Settings.from_env().checkpoints).values()
    return {
        word
        for card in cards
        for told in (card.run.net.name, card.run.train.dataset)
        for word in WORD.findall(told)
    }


def unmarked(page: Page) -> dict[str, str]:
    """Words on the page that are in no table, and where each stands."""
    found, names = {}, NAMES | GRADIOS | given_names()
    for text in page.evaluate(SHOWN):
        for word in WORD.findall(text):
            if not MARK.search(word) and word not in names:
                found[word] = text.strip()
    return found


@pytest.mark.browser
def test_every_text_on_every_tab_is_said_in_a_further_language(
    browser: Browser, foreign: Server
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale=CODE)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(foreign.url)
    page.wait_for_selector("#network .card")
    settled = {
        "build": "#network .card",
        "train": "#start-training",
        "look": "#look-heatmap h3",
        "slide": ".pp-strip .now canvas",
    }
    left: dict[str, dict[str, str]] = {}
    for tab, there in settled.items():
        page.get_by_role("tab", name=marked(tab.title())).first.click()
        page.locator(there).first.wait_for()
        opened(page)
        left[tab] = unmarked(page)
    context.close()
    assert not any(left.values()), left

"""axe's rules on every tab, in both themes and languages: nothing serious, as they call it."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import PATIENCE, Server

pytestmark = pytest.mark.browser

PLACES = {  # in the page's address -> what is there when all is
    "build": "#network .card",
    "train": ".pp-run[data-state] canvas",
    "look": ".class",
    "slide": "#strip",
}
# Gradio fades what an answer is awaited for, and its parts come in by fading.
AT_REST = """() => !document.querySelector(".pending")
  && document.getAnimations().every(({ playState }) => playState !== "running")"""


def serious(page: Page) -> list[dict[str, Any]]:
    """What axe calls serious or worse: rule and places."""
    found = Axe().run(page).response["violations"]
    return [
        {rule["id"]: [(node["target"], node["html"][:200]) for node in rule["nodes"]]}
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(("theme", "locale"), [("light", "en-US"), ("dark", "ko-KR")])
def test_nothing_serious_stands_in_anybody_s_way(
    server: Server, browser: Browser, theme: str, locale: str
) -> None:
    context = browser.new_context(locale=locale, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    for place, there in PLACES.items():
        page.goto(f"{server.url}/?__theme={theme}&tab={place}")
        page.locator(there).first.wait_for()
        page.wait_for_function(AT_REST)
        assert serious(page) == [], place
    context.close()

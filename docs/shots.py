"""Screenshots of every tab, from the real server in a real browser, into docs/: `make shots`."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Page, sync_playwright

from tests.install_browser import find
from tests.journeys.conftest import FLAGS, PATIENCE, start_server, start_training

OUT = Path(__file__).resolve().parent
SECONDS = 20  # of training


def main() -> int:
    path = find()
    if path is None:
        print("No Chromium here: no screenshots.")
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(Path(folder))
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-US")
            page.set_default_timeout(PATIENCE)
            page.goto(f"{server.url}?__theme=light")
            _walk(page)
        finally:
            browser.close()
            server.stop()
    return 0


def _walk(page: Page) -> None:
    page.wait_for_selector("#network .card")
    _shoot(page, "build")
    page.click("#train-this")
    start_training(page, SECONDS)
    page.wait_for_selector(".pp-run[data-state=done]")
    _shoot(page, "train")
    page.get_by_role("tab", name="3 · Look").click()
    page.wait_for_selector("#look-heatmap canvas")
    _shoot(page, "look")
    page.get_by_role("tab", name="4 · Slide").click()
    page.wait_for_selector("#strip input[type=range]")
    _shoot(page, "slide")


def _shoot(page: Page, name: str) -> None:
    page.wait_for_timeout(2500)  # for pictures and transitions to settle
    page.screenshot(path=OUT / f"{name}.png", full_page=True)


if __name__ == "__main__":
    sys.exit(main())

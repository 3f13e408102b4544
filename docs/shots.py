"""Screenshots of every tab, from the real server in a real browser, into docs/: `make shots`."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Page

from tests.install_browser import find
from tests.journeys.conftest import only_visitor, start_training

OUT = Path(__file__).resolve().parent
SECONDS = 20  # of training


def main() -> int:
    path = find()
    if path is None:
        print("No Chromium here: no screenshots.")
        return 1
    with (
        tempfile.TemporaryDirectory() as folder,
        only_visitor(path, Path(folder), "?__theme=light") as page,
    ):
        _walk(page)
    return 0


def _walk(page: Page) -> None:
    _shoot(page, "build")
    # Look first: once there is a run, it opens with that one.
    page.get_by_role("tab", name="3 · Look").click()
    page.wait_for_selector("#look-heatmap .class")
    _shoot(page, "look")
    page.get_by_role("tab", name="4 · Slide").click()
    page.wait_for_selector("#strip input[type=range]")
    _shoot(page, "slide")
    page.get_by_role("tab", name="1 · Build").click()
    page.click("#train-this")
    start_training(page, SECONDS)
    page.wait_for_selector(".pp-run[data-state=done]")
    _shoot(page, "train")


def _shoot(page: Page, name: str) -> None:
    page.wait_for_timeout(2500)  # for pictures and transitions to settle
    page.screenshot(path=OUT / f"{name}.png", full_page=True)


if __name__ == "__main__":
    sys.exit(main())

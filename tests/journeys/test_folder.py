"""A folder of pictures becomes a data set while the page is open, and is trained on."""

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server, start_training

pytestmark = pytest.mark.browser


def test_a_folder_that_is_put_there_meanwhile_can_be_trained_on(page: Page, server: Server) -> None:
    rng = np.random.default_rng(0)
    for name in ("cup <b>", "mug"):
        home = server.folder / "data/my photos" / name
        home.mkdir(parents=True)
        for i in range(10):
            noise = rng.integers(0, 256, (60, 80, 3), dtype=np.uint8)
            Image.fromarray(noise).save(home / f"{i}.png")
    (server.folder / "data/my photos/mug/bad.jpg").write_bytes(b"no picture")
    page.get_by_role("tab", name="2 · Train").click()
    page.locator("#dataset").get_by_label("my photos", exact=True).check()
    size = page.locator("#picture-size input")
    expect(size).to_have_value("48 px")
    size.click()
    page.get_by_role("option", name="32 px").click()
    expect(page.locator("#train-network")).to_contain_text("2 classes at 32 px for my photos")
    start_training(page, 2)
    remark = page.locator(".pp-run .reason")
    expect(remark).to_have_text(
        "Pictures of my photos that cannot be read and are left out: 1 (mug/bad.jpg)"
    )
    expect(remark).not_to_have_class("amiss")
    page.wait_for_selector(".pp-run[data-state=done]")
    expect(page.locator(".pp-snapshots")).to_contain_text("cup <b>")

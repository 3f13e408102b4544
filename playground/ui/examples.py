"""Pictures to try: photographs that come with Gradio, and images a network was not trained on."""

import threading
from collections.abc import Collection
from pathlib import Path
from typing import Any

import gradio as gr
import numpy as np
from numpy.typing import NDArray

from playground.data import shapes
from playground.data.catalog import DatasetInfo, dataset
from playground.data.load import TEST_SEED, available, load
from playground.errors import DataError, PlaygroundError
from playground.images import read_picture, resize_to
from playground.settings import Settings
from playground.ui.payload import LARGEST, field
from playground.ui.pictures import data_uri
from playground.ui.text import Say, class_name, say, speaker

PHOTOS = {
    name.partition(".")[0]: name
    for name in ("lion.jpg", "cheetah1.jpg", "cheetah.jpg", "tower.jpg", "bus.png")
}
SHOWN = frozenset({"lion", "cheetah"})
"""Classes that most of them show, by their names in ImageNet."""
PAGES = 12
"""Test images kept of each class; a strip shows one of each."""
THUMB_SIDE = 72


class Examples:
    """Thumbnails to click, and the pictures behind them.

    A picture's key is "photo/lion", or "cifar10/37" for the 37th of the test images kept here. Of a
    data set, only PAGES images of each class stay in memory. May be used from any thread.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._kept: dict[str, NDArray[np.uint8]] = {}
        self._lock = threading.Lock()

    def photos(self, known: Collection[str], request: gr.Request) -> dict[str, Any]:
        """The photographs, for the thumbnails widget.

        known: a network's classes; the title says so if there is none for what the photographs show.
        """
        title = "look.photos_unknown" if known and SHOWN.isdisjoint(known) else "look.photos"
        items = [
            _thumb(f"photo/{name}", resize_to(self.photo(name), THUMB_SIDE)[0])
            | {"label": say(f"look.example_{name}", request)}
            for name in PHOTOS
        ]
        return {"title": say(title, request).format(count=len(known)), "items": items}

    def tests(
        self, info: DatasetInfo, title: str, event: gr.EventData, request: gr.Request
    ) -> dict[str, Any]:
        """One test image of each class, for the thumbnails widget: the event says which page.

        Any page will do: they repeat. There are none of a data set that is not on this machine.
        title: the key of the title's text, which names the set.
        """
        asked = field(event, "page")
        page = asked if isinstance(asked, int) and abs(asked) <= LARGEST else 0
        return {
            "title": say(title, request).format(title=info.title),
            "items": self._page(info, page, speaker(request)),
            "more": say("look.others", request),
            "page": page,
        }

    def pick(self, event: gr.EventData) -> NDArray[np.uint8]:
        """The picture whose thumbnail was clicked: uint8 (H, W, 3)."""
        return self.picture(field(event, "key"))

    def picture(self, key: object) -> NDArray[np.uint8]:
        """The picture behind a key: uint8 (H, W, 3). Raises PlaygroundError for an unknown one."""
        kind, _, name = key.partition("/") if isinstance(key, str) else ("", "", "")
        if kind == "photo" and name in PHOTOS:
            return self.photo(name)
        if name.isdecimal() and len(name) < 6 and kind in available(self._settings.data):
            kept = self._tests(dataset(kind))
            if int(name) < len(kept):
                picture: NDArray[np.uint8] = kept[int(name)]
                return picture
        raise PlaygroundError("choose one of the examples that are shown")

    def photo(self, name: str) -> NDArray[np.uint8]:
        path = Path(gr.media.get_image(PHOTOS[name]))
        return read_picture(path, self._settings.limits)

    def _page(self, info: DatasetInfo, page: int, words: Say) -> list[dict[str, str]]:
        if info.key not in available(self._settings.data):
            return []
        kept, count = self._tests(info), len(info.classes)
        start = page % (len(kept) // count) * count
        return [
            _thumb(f"{info.key}/{i}", kept[i])
            | {"label": class_name(info.classes[i % count], words)}
            for i in range(start, start + count)
        ]

    def _tests(self, info: DatasetInfo) -> NDArray[np.uint8]:
        """Test images, one of each class after the other: uint8 (pages · classes, S, S, 3)."""
        with self._lock:
            if info.key not in self._kept:
                self._kept[info.key] = _pick(info, self._settings.data)
            return self._kept[info.key]


def _pick(info: DatasetInfo, folder: Path) -> NDArray[np.uint8]:
    if info.needs_download:
        test = load(info.key, folder).test
    else:  # no need to draw the whole set
        test = shapes.draw(PAGES * len(info.classes), TEST_SEED)
    labels = test.labels.numpy()
    of_class = [np.flatnonzero(labels == c)[:PAGES] for c in range(len(info.classes))]
    pages = min(map(len, of_class))
    if not pages:
        raise DataError(f"the test images of {info.title} lack a class: put the set in place anew")
    order = np.stack([found[:pages] for found in of_class], axis=1).ravel()  # page by page
    pixels: NDArray[np.uint8] = test.pixels[order].numpy().transpose(0, 2, 3, 1)  # (N, S, S, C)
    return np.repeat(pixels, 3, axis=3) if info.channels == 1 else pixels.copy()


def _thumb(key: str, pixels: NDArray[np.uint8]) -> dict[str, Any]:
    return {"key": key, "src": data_uri(pixels, THUMB_SIDE)}

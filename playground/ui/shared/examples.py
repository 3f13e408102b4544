"""Pictures to try: photographs that come with Gradio, and images a network was not trained on."""

import contextlib
import threading
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
import numpy as np
from numpy.typing import NDArray

from playground.data.catalog import DatasetInfo
from playground.data.catalog import title as title_of
from playground.data.listing import find
from playground.errors import DataError, ImageError, PlaygroundError
from playground.images import read_picture, resize_to
from playground.settings import Settings
from playground.ui.shared.payload import LARGEST, field
from playground.ui.shared.pictures import data_uri
from playground.ui.text import Say, say, speaker

if TYPE_CHECKING:
    from playground.data.samples import Box, Sample

PHOTOS = {
    name.partition(".")[0]: name
    for name in ("lion.jpg", "cheetah1.jpg", "cheetah.jpg", "tower.jpg", "bus.png")
}
SHOWN = frozenset({"lion", "cheetah"})
"""Classes that most of them show, by their names in ImageNet."""
PAGES = 12
"""Test images kept of each class; a strip shows one of each."""
MOST_SHOWN = 20
"""Thumbnails in a strip; of more classes, the next ones follow."""
THUMB_SIDE = 72
PATCH_SIDE = 144


class Examples:
    """Thumbnails to click, and the pictures behind them.

    A picture's key is "photo/lion", or "cifar10/37" for the 37th of the test images kept here. Of a
    data set, only PAGES images of each class stay in memory, or their files' names. May be used from
    any thread.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._kept: dict[DatasetInfo, list[Sample]] = {}
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

    @cached_property
    def patches(self) -> list[list[str]]:
        """The photographs' keys, and small pictures of them, of which a patch may be taken."""
        squares = {name: resize_to(self.photo(name), PATCH_SIDE)[0] for name in PHOTOS}
        return [[f"photo/{name}", data_uri(one, PATCH_SIDE, 60)] for name, one in squares.items()]

    def reading(self, key: str, request: gr.Request) -> Any:
        """What the thumbnails widget says while a data set's first test images are read; nothing if
        they are kept already, or cannot be had."""
        from playground.data.load import available

        folder = self._settings.data
        if key not in available(folder) or find(key, folder) in self._kept:
            return gr.skip()
        return {"reading": say("look.reading", request).format(title=title_of(key))}

    def tests(
        self, key: str, title: str, event: gr.EventData, request: gr.Request
    ) -> dict[str, Any]:
        """Test images of a data set, one of each class if those are not too many, for the thumbnails
        widget: the event says which page.

        Any page will do: they repeat. There are none of a data set that is not on this machine.
        title: the key of the title's text, which names the set.
        """
        asked = field(event, "page")
        page = asked if isinstance(asked, int) and abs(asked) <= LARGEST else 0
        return {
            "title": say(title, request).format(title=title_of(key)),
            "items": self._page(key, page, speaker(request)),
            "more": say("look.others", request),
            "page": page,
        }

    def pick(self, event: gr.EventData) -> NDArray[np.uint8]:
        """The picture whose thumbnail was clicked: uint8 (H, W, 3)."""
        return self.picture(field(event, "key"))

    def picture(self, key: object) -> NDArray[np.uint8]:
        """The picture behind a key: uint8 (H, W, 3). Raises PlaygroundError for an unknown one."""
        from playground.data.load import available

        kind, _, name = key.partition("/") if isinstance(key, str) else ("", "", "")
        if kind == "photo" and name in PHOTOS:
            return self.photo(name)
        if name.isdecimal() and len(name) < 6 and kind in available(self._settings.data):
            kept = self._tests(find(kind, self._settings.data))
            if int(name) < len(kept):
                return kept[int(name)].picture()
        raise PlaygroundError("choose one of the examples that are shown")

    def box(self, picture: NDArray[np.uint8]) -> "Box | None":
        """Where the thing is in a picture that is, pixel by pixel, a test image kept here: left, top,
        right, bottom; None if it is none, or nobody knows."""
        with self._lock:
            kept = [sample for some in self._kept.values() for sample in some if sample.box]
        return next((one.box for one in kept if np.array_equal(one.picture(), picture)), None)

    def photo(self, name: str) -> NDArray[np.uint8]:
        path = Path(gr.media.get_image(PHOTOS[name]))
        return read_picture(path, self._settings.limits)

    def _page(self, key: str, page: int, words: Say) -> list[dict[str, str]]:
        from playground.data.load import available

        if key not in available(self._settings.data):
            return []
        info = find(key, self._settings.data)
        kept, count = self._tests(info), min(len(info.classes), MOST_SHOWN)
        start = page % -(-len(kept) // count) * count
        shown = []
        for i, sample in enumerate(kept[start : start + count], start):
            with contextlib.suppress(ImageError):  # a folder may hold damaged ones
                thumb = _thumb(f"{key}/{i}", sample.picture())
                shown.append(thumb | {"label": words.language.class_name(sample.name)})
        return shown

    def _tests(self, info: DatasetInfo) -> "list[Sample]":
        """Test images, one of each class after the other."""
        with self._lock:
            if info not in self._kept:
                self._kept[info] = _samples_of(info, self._settings.data)
            return self._kept[info]


def _samples_of(info: DatasetInfo, folder: Path) -> "list[Sample]":
    from playground.data.samples import samples

    found = samples(info, folder, PAGES)
    if not found:
        raise DataError(
            "there are no test images of {dataset}: put the set in place again", dataset=info.title
        )
    return found


def _thumb(key: str, pixels: NDArray[np.uint8]) -> dict[str, Any]:
    if max(pixels.shape[:2]) > THUMB_SIDE:
        pixels, _ = resize_to(pixels, THUMB_SIDE)
    return {"key": key, "src": data_uri(pixels, THUMB_SIDE)}

"""The camera in the form for teaching: what was taken of a class joins its photos."""

from collections.abc import Sequence
from typing import Any

import gradio as gr

from playground.errors import SpecError
from playground.explain.teachable import CLASSES, PHOTOS
from playground.specs import Range
from playground.ui.browser.camera import camera
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import field, whole
from playground.ui.shared.pictures import upload_path
from playground.ui.text import speaker


class TeachCamera:
    """Its widget, and what its events lead to. classes: for how many there is a button at first."""

    def __init__(self, classes: int) -> None:
        self.view = camera(classes, "teach-camera")
        self._files: Sequence[gr.File] = ()

    def wire(self, files: Sequence[gr.File]) -> None:
        """Connect it with the photos of each class."""
        self._files = files
        self.view.opened(guarded(self.opened), None, self.view, **AT_ONCE)
        self.view.took(guarded(self.took), set(files), list(files), preprocess=False, **QUIET)

    def opened(self, request: gr.Request) -> dict[str, Any]:
        """The widget's value."""
        return {"words": speaker(request).every("teach")}

    def took(self, given: dict[gr.File, Any], event: gr.EventData) -> list[Any]:
        """The photos of all classes: those of one are more."""
        place = whole(field(event, "place"), "class")
        Range(0, CLASSES.high - 1).check("class", place)
        updates: list[Any] = [gr.skip() for _ in self._files]
        updates[place] = joined(given[self._files[place]], field(event, "files"))
        return updates


def joined(kept: object, sent: object) -> list[str]:
    """Where a class's photos lie: those it had, and those that were sent, as many as are allowed.

    kept: the files of a gr.File as they are. sent: paths. Raises SpecError if nothing was sent, ImageError
    for what is no upload.
    """
    if not isinstance(sent, list) or not sent:
        raise SpecError("the photo did not arrive: choose it again")
    files = [*(kept if isinstance(kept, list) else []), *({"path": path} for path in sent)]
    return [str(upload_path(file)) for file in files[: int(PHOTOS.high)]]

"""Several photos of one's own at once: a strip of thumbnails, of which each can be looked at."""

from typing import Any, cast

import gradio as gr

from playground.errors import ImageError, PlaygroundError
from playground.images import resize_to
from playground.ui.browser.thumbnails import thumbnails
from playground.ui.http.uploads import FILES
from playground.ui.shared.address import Address
from playground.ui.shared.events import QUIET
from playground.ui.shared.examples import THUMB_SIDE
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import field
from playground.ui.shared.pictures import Uploads, data_uri
from playground.ui.text import speaker


class OwnForm:
    """The button that takes them in, and their strip."""

    def __init__(self, i18n: gr.I18n, uploads: Uploads) -> None:
        """uploads: the tab's, which reads them."""
        self._photos = OwnPhotos(uploads)
        self._strip = thumbnails(elem_id="look-own")
        self._button = gr.UploadButton(
            cast(str, i18n("look.several")), file_count="multiple", file_types=["image"], size="sm",
            elem_id="look-several",
        )  # fmt: skip

    def wire(self, address: Address, photo: gr.Image) -> None:
        """Connect them with the photo that is looked at: the first one, then whichever is clicked."""
        taken: dict[str, Any] = QUIET | {"preprocess": False, "show_progress": "minimal"}
        self._button.upload(guarded(self._photos.take), self._button, [self._strip, photo], **taken)
        self._strip.pick(guarded(self._photos.pick), None, photo, **QUIET)
        for event in (self._button.upload, self._strip.pick):
            address.forget("photo", event)


class OwnPhotos:
    """Their handlers. What they are given comes from the browser as it is."""

    def __init__(self, uploads: Uploads) -> None:
        self._uploads = uploads

    def take(self, files: object, request: gr.Request) -> list[Any]:
        """The strip of what was sent, and the first photo. What is no picture is left out, and counted.

        Raises ImageError if none is.
        """
        items, reason = [], ImageError("the photo did not arrive: choose it again")
        sent = files if isinstance(files, list) else []
        for file in sent[:FILES]:
            try:
                picture = self._uploads.read(file)
            except ImageError as error:
                reason = error
                continue
            small = data_uri(resize_to(picture, THUMB_SIDE)[0], THUMB_SIDE)
            name = str(file.get("orig_name") or "")
            items.append({"key": file["path"], "src": small, "label": name})
        if not items:
            raise reason
        words, lost = speaker(request), len(sent) - len(items)
        title = words("look.own").format(count=len(items))
        if lost:
            title = words("look.own_lost").format(count=len(items), lost=lost)
        return [{"title": title, "items": items}, items[0]["key"]]

    def pick(self, event: gr.EventData) -> str:
        """The file whose thumbnail was clicked. Raises PlaygroundError for none that was sent."""
        key = field(event, "key")
        if not isinstance(key, str):
            raise PlaygroundError("choose one of the examples that are shown")
        self._uploads.read({"path": key})
        return key

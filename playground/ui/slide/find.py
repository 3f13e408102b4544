"""Slide's way back: from a drawing or a photo to the nearest that the generator can do."""

import asyncio
import base64
import binascii
import random
from collections.abc import AsyncIterator, Generator, Mapping
from contextlib import aclosing
from typing import Any

import gradio as gr
import numpy as np
from numpy.typing import NDArray

from playground.errors import ImageError, PlaygroundError
from playground.latents import Opened
from playground.latents.finding import SAMPLES, find
from playground.latents.points import read, written
from playground.ui.browser.find import find_widget
from playground.ui.http.owner import Owners
from playground.ui.services import Services
from playground.ui.shared.desk import Desk, Done
from playground.ui.shared.drawn import drawn
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.guarded import ASKER, answering, guarded
from playground.ui.shared.payload import field
from playground.ui.slide.memory import Memory, pixels_of
from playground.ui.slide.questions import Generators, Question
from playground.ui.text import Say, speaker

SIDE = 128  # pixels of the picture that the page sends, in RGB
LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # of red, green and blue (ITU-R BT.601)
ALIKE = 64  # samples whose place and size a drawing is given
Steps = Generator[dict[str, Any], None, dict[str, Any]]


WORDS = (
    "hint", "yours", "wanted", "made", "clear", "file", "test", "zoom", "go", "searching", "queue",
    "distance", "left", "right", "unreadable",
)  # fmt: skip


def find_view(services: Services, generators: Generators, views: gr.Tabs, walk: str) -> gr.HTML:
    """Lay it out and wire it. walk: the view, among these, that a found point goes to."""
    answers = Find(generators, services.owners, Memory(generators, services.settings.data))
    view = find_widget("find", [answering("test", answers.test)])
    answers.wire(view)
    view.used(lambda: gr.Tabs(selected=walk), None, views, **AT_ONCE)
    return view


def value(ask: Mapping[str, Any], say: Say) -> dict[str, Any]:
    """The widget's value, for the generator in `ask`."""
    words = {word: say(f"slide.find_{word}") for word in WORDS}
    return {"ask": ask, "words": words, "samples": SAMPLES}


class Find:
    """Its handlers. One search at a time on this host, and one for each owner."""

    def __init__(self, generators: Generators, owners: Owners, memory: Memory) -> None:
        self._generators, self._owners, self._memory = generators, owners, memory
        self._desk = Desk(1)

    def wire(self, view: gr.HTML) -> None:
        """Let the widget's event be answered."""
        view.find(
            guarded(self.find), None, view, preprocess=False, trigger_mode="multiple",
            concurrency_limit=None, **QUIET,
        )  # fmt: skip

    async def find(self, event: gr.EventData, request: gr.Request) -> AsyncIterator[Any]:
        """As the property `found`, again and again: {turn, wanted, waiting}, or what `searching` tells for
        `waiting`. turn: the event's own. wanted: as `drawn`."""
        turn = {"turn": field(event, "turn")}
        asked = {"generator": field(event, "generator"), ASKER: request}
        try:
            source = await asyncio.to_thread(self._generators.of, asked)
            wanted = await asyncio.to_thread(
                target, source, field(event, "picture"), field(event, "drawn") is True
            )
            turn["wanted"] = drawn(wanted[None], 1)
            yield gr.HTML(found=turn | {"share": 0})
            steps = searching(source, wanted)
            async with aclosing(self._desk.work(self._owners.or_page(request), steps)) as work:
                async for step in work:
                    told = step.result if isinstance(step, Done) else step
                    yield gr.HTML(found=turn | ({"waiting": True} if told is None else told))
        except PlaygroundError as error:
            yield gr.HTML(found=turn | {"problem": speaker(request).sentence(error)})

    def test(self, question: Question, _: Say) -> dict[str, Any]:
        """One of the test images of the generator's data set, which it has never seen, as `drawn`."""
        return drawn(self._memory.test_image(self._generators.of(question), random.random()), 1)


def searching(source: Opened, wanted: NDArray[np.uint8]) -> Steps:
    """The search for a picture (S, S, C), as told to the widget: {share, stop, made, distance, began}.

    stop: a point of a walk. made: its image, as `drawn`. distance: how far that is from the picture, as
    `apart`; began: how far the nearest of SAMPLES samples is. The last one is `done`.
    """
    search = find(source.net, source.spec.latent, wanted)
    told: dict[str, Any] = {}
    while not told.get("done"):
        try:
            found, last = next(search), {}
        except StopIteration as end:
            found, last = end.value, {"done": True}
        stop = written(found.z)
        image = source.frames(read(stop, source.spec.latent)[None])
        distance = round(apart(image, wanted), 3)
        began = told.get("began", distance)
        told = {"share": round(found.share, 3), "stop": stop, "made": drawn(image, 1), **last}
        told |= {"distance": distance, "began": began}
        if not last:
            yield told
    return told


def apart(image: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Root of the mean square of the pixels' differences, on a scale of 0..1."""
    difference = image.astype(np.float32) - other
    return float(np.sqrt((difference**2).mean())) / 255


def target(source: Opened, picture: object, is_drawing: bool) -> NDArray[np.uint8]:
    """What the page sent, SIDE x SIDE pixels in RGB as base64, as the generator's images are: uint8
    (S, S, C); a drawing where its images have theirs. Raises ImageError for anything else."""
    import torch

    from playground.latents.drawing import placed
    from playground.latents.fitting import fitted

    sent = _pixels(picture)
    grey = source.spec.image_channels == 1
    pixels = torch.from_numpy((sent @ LUMA)[..., None] if grey else sent).permute(2, 0, 1)
    if grey and is_drawing:
        samples = source.frames(source.latents(range(ALIKE)))
        pixels = placed(pixels, torch.from_numpy(samples).permute(0, 3, 1, 2))
    image: NDArray[np.uint8] = pixels_of(fitted(pixels[None], source.spec.image_size, "resize"))[0]
    return image


def _pixels(picture: object) -> NDArray[np.float32]:
    try:
        text = picture if isinstance(picture, str) else ""
        values = np.frombuffer(base64.b64decode(text, validate=True), np.uint8)
        return values.reshape(SIDE, SIDE, 3).astype(np.float32)
    except (binascii.Error, ValueError) as error:
        raise ImageError("the picture did not arrive: draw or choose it again") from error

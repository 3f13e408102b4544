"""Look for programs: `/explain`, one class of a photo by one method, as numbers and as a picture."""

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from typing import Any

import gradio as gr
from gradio import FileData
from gradio.events import api

from playground.draw.film import png
from playground.errors import LimitReached, PlaygroundError
from playground.ui.look.desk import Desk, Done
from playground.ui.look.tools import Asked
from playground.ui.services import Services
from playground.ui.shared.payload import choice
from playground.ui.shared.shield import shielded


def publish(asked: Callable[..., Asked], services: Services, desk: Desk) -> None:
    """Make the endpoint of the page that is being built. asked: reads a photo and a network."""

    async def explain(
        photo: FileData,
        network: str = "foreign:imagenet",
        class_name: str = "",
        method: str = "cam",
        stage: str = "",
        faithful: bool = False,
        request: gr.Request | None = None,
    ) -> AsyncIterator[dict[str, Any]]:
        """Where a network sees one class in a photo.

        network: "foreign:imagenet" or "shipped:<name>". class_name: a part of the class's English name;
        empty for the likeliest. method: cam, gradcam, gradcam++, hirescam, layercam, scorecam or
        occlusion. stage: of the network, empty for the last. faithful: whether the map's worth is
        measured. Gives network, class, index, probability, logit, bias, mean (of the class
        activation map), adds, method, values (the map's rows), map (their counts), box (in pixels of the
        photo), likeliest, overlay (a PNG as a data URI) and, if asked for, faithfulness. All classes at
        once: `/look`.
        """
        from playground.explain.methods import METHODS
        from playground.explanation import Asking, explained, picture

        if request is None:
            raise PlaygroundError("the page did not say who asks: reload it")
        asking = Asking(
            _text(class_name),
            choice(method, METHODS, "the method"),
            _text(stage),
            faithful=faithful is True,
        )
        seen = await asyncio.to_thread(asked, photo, network, 1, 0, request)
        steps = explained(seen.looking, asking, services.settings.limits)
        async with aclosing(desk.work(services.owners.or_page(request), steps)) as work:
            async for step in work:
                if isinstance(step, Done):
                    answer = step.result
                    shown = base64.b64encode(png(picture(seen.photo, answer, asking.colours)[None]))
                    yield answer.told | {
                        "values": answer.values.tolist(),
                        "overlay": f"data:image/png;base64,{shown.decode()}",
                    }
                    return
        raise LimitReached("another question of yours came meanwhile: ask one at a time")

    api(shielded(explain), api_name="explain", concurrency_limit=None)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None

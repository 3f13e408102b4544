"""How often the paper's box finds the thing, over all test images whose boxes are known: of a network, and
of its twin that differs in the pool alone."""

import hashlib
import threading
import time
from collections.abc import Callable, Generator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import gradio as gr
import numpy as np
from cachetools import LRUCache

from playground.data.catalog import SHAPES
from playground.errors import PlaygroundError
from playground.specs import RunSpec, difference
from playground.ui.services import Services
from playground.ui.shared.networks import explainable, told_of
from playground.ui.shared.payload import field
from playground.ui.shared.traits import traits
from playground.ui.text import Say, speaker

if TYPE_CHECKING:
    from playground.data.images import Images
    from playground.explain.localisation import Localisation
    from playground.nets.explainable import Explainable

SHARES = tuple(tenth / 10 for tenth in range(1, 10))
"""Of a map's maximum, that the boxes are around."""
KEPT = 50
"""Networks whose figures are remembered."""


class BoxCounts:
    """Finds the figures, and remembers them. May be used from any thread.

    network: gives the network that is behind a choice.
    """

    def __init__(
        self, services: Services, network: "Callable[[str, gr.Request], Explainable]"
    ) -> None:
        self._services, self._network = services, network
        self._kept: LRUCache[str, Localisation] = LRUCache(KEPT)
        self._lock = threading.Lock()

    def answer(
        self, subject: "Explainable", event: gr.EventData, request: gr.Request
    ) -> "dict[str, Any] | Generator[float, None, dict[str, Any]]":
        """What it costs, unless the event says `go` or it is known; else the work, whose result is told.

        Raises PlaygroundError for a network that was trained on images whose boxes nobody knows.
        """
        if subject.dataset != SHAPES.key:
            raise PlaygroundError("where things are is known of the Shapes alone")
        subjects = [subject, *self._twin(subject.run, request)]
        known = [self._remembered(one) for one in subjects]
        unknown = [one for one, found in zip(subjects, known, strict=True) if found is None]
        if unknown and field(event, "go") is not True:
            return {"cost": self._cost(unknown)}
        return self._steps(subjects, known, speaker(request))

    @cached_property
    def _images(self) -> "Images":
        from playground.data.load import load

        return load(SHAPES.key, self._services.settings.data).test

    def _twin(self, run: RunSpec | None, request: gr.Request) -> "list[Explainable]":
        """The network that differs in the pool alone, if there is one; one that was trained alike first."""
        owner, found = self._services.owners.of(request), []
        for _, choice in explainable(self._services, owner, speaker(request)):
            try:
                told = difference(run, told_of(self._services, owner, choice)[1])
            except PlaygroundError:  # it went meanwhile
                continue
            if told is not None and told.field == "pool":
                found.append((not told.alike, choice))
        return [self._network(choice, request) for _, choice in sorted(found)[:1]]

    def _cost(self, subjects: "list[Explainable]") -> dict[str, Any]:
        """Passes, and seconds by what the first batch takes."""
        from playground.explain.localisation import localisation

        images = self._images  # which are drawn once, and take longer than the pass
        start = time.perf_counter()
        share = next(localisation(subjects[0], images, SHARES))
        seconds = (time.perf_counter() - start) / share
        return {
            "passes": len(subjects) * len(self._images),
            "seconds": len(subjects) * seconds,
        }

    def _steps(
        self,
        subjects: "list[Explainable]",
        known: "list[Localisation | None]",
        words: Say,
    ) -> Generator[float, None, dict[str, Any]]:
        from playground.explain.localisation import localisation
        from playground.explanation import scaled

        found, parts, done = [], known.count(None), 0
        for subject, figures in zip(subjects, known, strict=True):
            counted = figures
            if counted is None:
                steps = localisation(subject, self._images, SHARES)
                counted = yield from scaled(steps, done / parts, (done + 1) / parts)
                done += 1
                self._remember(subject, counted)
            found.append((subject, counted))
        return self._told(found, words)

    def _remember(self, subject: "Explainable", found: "Localisation") -> None:
        with self._lock:
            self._kept[_mark(subject)] = found

    def _remembered(self, subject: "Explainable") -> "Localisation | None":
        with self._lock:
            return self._kept.get(_mark(subject))

    def _told(self, found: "list[tuple[Explainable, Localisation]]", words: Say) -> dict[str, Any]:
        from playground.explain.localisation import in_the_middle

        boxes = self._images.boxes
        if boxes is None:
            raise PlaygroundError("where things are is known of the Shapes alone")
        side = self._images.pixels.shape[-1]
        middle = in_the_middle(boxes.numpy(), np.full((len(boxes), 2), side))
        return {
            "images": len(boxes),
            "shares": list(SHARES),
            "middle": round(middle, 4),
            "rows": [
                {
                    "name": subject.name,
                    "pool": _pool(subject.run, words),
                    "accuracy": round(figures.accuracy, 4),
                    "found": [round(share, 4) for share in figures.known],
                }
                for subject, figures in found
            ],
        }


def _pool(run: RunSpec | None, words: Say) -> str:
    return traits(run.classifier[0], words)["pool"] if run and run.classifier else ""


def _mark(subject: "Explainable") -> str:
    """Another one as soon as the network is another, or has learned on."""
    linear = subject.net.linear
    parts = (linear.weight, linear.bias)
    told = b"".join(part.detach().numpy().tobytes() for part in parts)
    return hashlib.sha256(told).hexdigest()

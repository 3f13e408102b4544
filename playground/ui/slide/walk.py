"""Slide's walk: the images on the way through two to eight seeds, and what the way is like."""

import base64
import io
import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.draw.film import gif, png
from playground.draw.strip import data_uri, strip
from playground.latents import Opened, Way
from playground.latents.paths import Vectors
from playground.latents.points import Stop
from playground.latents.tour import segments_of, steps_between, tour
from playground.ui.shared.drawn import drawn
from playground.ui.shared.payload import choice
from playground.ui.slide.questions import Generators, Question, stops_of, way_of
from playground.ui.text import Say

SEEDS = (2, 8)  # at least and at most
GIF_SIDE = 192  # pixels: three or six for each of a frame's
KINDS = {"gif": "image/gif", "png": "image/png", "npy": "application/octet-stream"}


def view(
    source: Opened, seeds: list[Stop], way: Way = "sphere", closed: bool = False
) -> dict[str, Any]:
    """What the strip's widget shows: {src, count, keys, seeds, lengths, changes}.

    keys: the seeds' own images, as `drawn`. lengths: |z| of each frame, by way. changes: from each frame
    to the next, mean absolute difference of the pixels on a scale of 0..1. Raises SpecError for a seed
    out of range.
    """
    points = source.latents(seeds)
    walked: dict[Way, Vectors] = {kind: tour(points, kind, closed) for kind in ("sphere", "line")}
    images = source.frames(walked[way])  # (F, S, S, C)
    steps = steps_between(segments_of(len(seeds), closed))
    return {
        "src": data_uri(strip(images)),
        "count": len(images),
        "keys": drawn(images[::steps][: len(seeds)], len(seeds)),
        "seeds": seeds,
        "lengths": {
            kind: np.linalg.norm(z, axis=1).round(3).tolist() for kind, z in walked.items()
        },
        "changes": changes(images).round(4).tolist(),
    }


def changes(images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """How far each image is from the next: (F, S, S, C) -> (F - 1,), on a scale of 0..1."""
    difference: NDArray[np.float64] = np.abs(np.diff(images.astype(np.int16), axis=0)).mean(
        (1, 2, 3)
    )
    return difference / 255


class Walk:
    """What the strip's widget asks; its answers are for `ui.shared.guarded.answering`."""

    def __init__(self, generators: Generators) -> None:
        self._generators = generators
        self._filming = threading.Lock()  # a film takes a second: one at a time

    def strip(self, question: Question, _: Say) -> dict[str, Any]:
        """`view`, of two to eight seeds."""
        return view(self._generators.of(question), *asked(question))

    def take(self, question: Question, _: Say) -> dict[str, Any]:
        """The walk as a file: {name, uri}. kind: "gif", "png" (a strip), or "npy" (the latent vectors)."""
        kind = choice(question.get("kind"), KINDS, "the kind of file")
        source = self._generators.of(question)
        seeds, way, closed = asked(question)
        z = tour(source.latents(seeds), way, closed)
        with self._filming:
            made = _file(kind, source, z, question.get("pixels") is not True)
        name = f"walk-{'-'.join('z' if isinstance(one, str) else str(one) for one in seeds)}.{kind}"
        return {"name": name, "uri": f"data:{KINDS[kind]};base64,{base64.b64encode(made).decode()}"}


def asked(question: Question) -> tuple[list[Stop], Way, bool]:
    """The seeds, the path between them, and whether it is closed. Raises SpecError."""
    seeds = stops_of(question.get("seeds"), *SEEDS)
    return seeds, way_of(question.get("way")), question.get("closed") is True


def _file(kind: str, source: Opened, z: Vectors, smooth: bool) -> bytes:
    if kind == "npy":
        buffer = io.BytesIO()
        np.save(buffer, z)
        return buffer.getvalue()
    images = source.frames(z)
    return gif(images, GIF_SIDE, smooth) if kind == "gif" else png(images)

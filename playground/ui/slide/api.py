"""Slide for programs: `/slide`, a walk through the latent space of a generator that ships."""

import base64
from typing import Any

import numpy as np
from gradio.events import api

from playground.draw.film import png
from playground.latents.tour import tour
from playground.specs import Range
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import whole
from playground.ui.slide.questions import Generators, stops_of, way_of
from playground.ui.slide.walk import SEEDS

FRAMES = Range(2, 241)
PARALLEL = 2  # calls at a time


def publish(generators: Generators) -> None:
    """Make the endpoint of the page that is being built."""

    def slide(
        generator: str,
        seeds: list[int],
        path: str = "sphere",
        frames: int = 61,
        closed: bool = False,
    ) -> dict[str, Any]:
        """The images on the way through some latent vectors of a generator.

        generator: the name of one that ships, as "dcgan-fashion-mnist". seeds: two to eight; each gives
        one latent vector, the same everywhere. path: "sphere" (a spline on the sphere that they lie close
        to; of two, their arc) or "line" (straight from each to the next). frames: 2 to 241, evenly spaced
        along the way, both ends included. closed: go on to the first vector again, where there are three
        or more. Gives strip (a PNG as a data URI, without loss, the frames from left to right), frames,
        side (pixels of a frame), channels (1 or 3) and lengths (|z| of each frame).
        """
        count = whole(frames, "frames")
        FRAMES.check("frames", count)
        source = generators.of({"generator": f"shipped:{generator}"})
        z = tour(source.latents(stops_of(seeds, *SEEDS)), way_of(path), closed is True, count)
        images = source.frames(z)  # (F, S, S, C)
        return {
            "strip": f"data:image/png;base64,{base64.b64encode(png(images)).decode()}",
            "frames": count,
            "side": images.shape[1],
            "channels": images.shape[3],
            "lengths": np.linalg.norm(z, axis=1).round(4).tolist(),
        }

    api(guarded(slide), api_name="slide", concurrency_limit=PARALLEL)

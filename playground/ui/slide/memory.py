"""Is it memory? Under nine frames of a walk, the training images that are nearest to them."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from playground.errors import DataError
from playground.latents import Opened
from playground.latents.tour import tour
from playground.specs import Fit
from playground.ui.shared.drawn import drawn
from playground.ui.slide.questions import Generators, Question
from playground.ui.slide.walk import asked
from playground.ui.text import Say

if TYPE_CHECKING:
    from torch import Tensor

FRAMES = 9  # as many as the film has
HELD_OUT = 32  # test images, to compare with


class Memory:
    """What the strip's widget asks; the answer is for `ui.shared.guarded.answering`. One search at a
    time."""

    def __init__(self, generators: Generators, data: Path) -> None:
        self._generators, self._data = generators, data
        self._lock = threading.Lock()

    def nearest(self, question: Question, _: Say) -> dict[str, Any]:
        """Nine training images, as `drawn`; their `distances` from the walk's frames, and `held_out`, the
        median of test images' distances from theirs: both as in `Nearest`."""
        import torch

        from playground.latents.fitting import fitted
        from playground.latents.nearest import either_way

        source = self._generators.of(question)
        seeds, way, closed = asked(question)
        z = tour(source.latents(seeds), way, closed, FRAMES)
        made = torch.from_numpy(source.frames(z)).permute(0, 3, 1, 2)  # (F, C, S, S)
        with self._lock:
            training, test = self._images(source)
            some = test[:: max(1, len(test) // HELD_OUT)][:HELD_OUT]
            side, fit = source.spec.image_size, fit_of(source)
            images = torch.cat([made.float(), fitted(some, side, fit)])
            found, mirrored = either_way(images, training, fit, flipped(source))
            chosen = fitted(training[found.indices[:FRAMES]], side, fit)
            chosen[mirrored[:FRAMES]] = chosen[mirrored[:FRAMES]].flip(-1)
        return {
            **drawn(pixels_of(chosen), FRAMES),
            "distances": found.distances[:FRAMES].round(3).tolist(),
            "held_out": round(float(np.median(found.distances[FRAMES:])), 3),
        }

    def test_image(self, source: Opened, place: float) -> NDArray[np.uint8]:
        """The one at that place, 0..1, among the test images: uint8 (1, S, S, C). Raises DataError."""
        from playground.latents.fitting import fitted

        with self._lock:
            _, test = self._images(source)
        index = min(len(test) - 1, int(place * len(test)))
        return pixels_of(fitted(test[index : index + 1], source.spec.image_size, fit_of(source)))

    def _images(self, source: Opened) -> "tuple[Tensor, Tensor]":
        """Training and test images, uint8 (N, C, h, w); nothing is downloaded for this."""
        from playground.data.load import available, load

        train = source.card.run.train
        if train.dataset not in available(self._data):
            raise DataError("the images that this generator learned from are not on this server")
        data = load(train.dataset, self._data, size=train.size)
        return data.train.pixels, data.test.pixels


def flipped(source: Opened) -> bool:
    """Whether it saw half of them mirrored."""
    gan = source.card.run.gan
    return gan is not None and gan[1].flip


def fit_of(source: Opened) -> Fit:
    """How its training images were brought to its size."""
    gan = source.card.run.gan
    return gan[1].fit if gan else "pad"


def pixels_of(images: "Tensor") -> NDArray[np.uint8]:
    """Images (N, C, S, S), 0..255, as uint8 (N, S, S, C)."""
    import torch

    whole = images.round().clamp(0, 255).to(torch.uint8)
    pixels: NDArray[np.uint8] = whole.permute(0, 2, 3, 1).contiguous().numpy()
    return pixels

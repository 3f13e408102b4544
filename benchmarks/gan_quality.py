"""How close the images of the shipped generators come to real ones.

    python benchmarks/gan_quality.py [--epochs 3] [--samples 10000] [--judges 1] [--only NAME ...]

Measured: the Fréchet distance (1706.08500, section 2) between the pooled features of a generator's
images and of the test images, in a ResNet-8 that is trained here on the generator's data set for so
many epochs, with seed 0, or one for each of so many seeds. The distances belong to those classifiers, whose
accuracy is given: they compare with one another, and with nobody else's. Beside them stand the two ends:
the training images in place of the generated ones (as good as can be), and the generator as it was before
training.
Generators of images of 32 pixels only.

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
from numpy.typing import NDArray
from torch import Tensor

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


def frechet(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Squared Fréchet distance of the normal distributions fitted to two sets of features (N, K).

    |m - n|² + tr(A + B - 2 (A B)^½); the trace of the root is that of (A^½ B A^½)^½, which is symmetric.
    """
    first, second = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    values, vectors = np.linalg.eigh(first)
    root = vectors * np.sqrt(values.clip(0)) @ vectors.T
    product = np.linalg.eigvalsh(root @ second @ root).clip(0)
    apart = a.mean(0) - b.mean(0)
    return float(apart @ apart + np.trace(first) + np.trace(second) - 2 * np.sqrt(product).sum())


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
        some = torch.randperm(
            len(self.data.train.labels), generator=torch.Generator().manual_seed(0)
        )
        self.others = self.data.train.pixels[
            some[: len(self.data.test.labels)]
        ]  # files may be sorted
        self.test, predicted = self.see(self.data.test.pixels)
        self.accuracy = float((predicted == self.data.test.labels.numpy()).mean())

    def see(self, pixels: Tensor) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Pooled features (N, K) and classes (N,) of uint8 images (N, C, S, S)."""
        features, classes = [], []
        with evaluating(self.net), torch.inference_mode():
            for part in pixels.split(BATCH):
                maps = self.net.features(normalise(part, self.data.info))
                features.append(maps.mean((2, 3)))
                classes.append(self.net.classify(maps).argmax(1))
        return torch.cat(features).double().numpy(), torch.cat(classes).numpy()

    def distance(self, pixels: Tensor) -> float:
        """From the test images."""
        return frechet(self.see(pixels)[0], self.test)


def samples(net: Generator, spec: GanSpec, count: int) -> Tensor:
    """The images of the seeds from 0 on: uint8 (N, C, S, S)."""
    z = np.stack([latent(seed, spec.latent) for seed in range(count)])
    parts = [frames(net, z[start : start + BATCH]) for start in range(0, count, BATCH)]
    return torch.from_numpy(np.concatenate(parts)).permute(0, 3, 1, 2)


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
    shares = np.mean(
        [np.bincount(judge.see(made)[1], minlength=len(card.classes)) for judge in judges], axis=0
    )
    distances = [judge.distance(made) for judge in judges]
    found = {
        "distance": np.mean(distances),
        "training_images": np.mean([j.distance(j.others[:count]) for j in judges]),
        "before_training": np.mean([judge.distance(begun) for judge in judges]),
        "smallest_share": shares.min() / count,
        "largest_share": shares.max() / count,
        "judge_accuracy": np.mean([judge.accuracy for judge in judges]),
    }
    each = {"distances": [round(distance, 4) for distance in distances]}
    return {name: round(float(value), 4) for name, value in found.items()} | each


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--epochs", type=int, default=3, help="of training the classifier")
    parser.add_argument("--samples", type=int, default=10_000)
    parser.add_argument("--judges", type=int, default=1, help="classifiers for each data set")
    parser.add_argument("--only", nargs="+", default=[], help="generators, by their files' names")
    options = parser.parse_args()
    settings, load_before = Settings.from_env(), os.getloadavg()[0]
    keep_freed_memory()
    figures: dict[str, dict[str, Any]] = {}
    judges: dict[str, list[Judge]] = {}
    for name, card in shelf(settings.checkpoints).items():
        net, key = card.run.net, card.run.train.dataset
        fits = isinstance(net, GanSpec) and net.image_size == LEAST
        asked = name in options.only or not options.only
        if fits and asked and key in available(settings.data):
            if key not in judges:
                judges[key] = [
                    Judge(key, settings.data, options.epochs, seed)
                    for seed in range(options.judges)
                ]
            path = settings.checkpoints / f"{name}{SUFFIX}"
            figures[name] = judged(path, judges[key], options.samples)
            print(name, figures[name], flush=True)
    claims = {}
    for name, found in figures.items():
        ratio = found["distance"] / found["before_training"]
        claims[f"{name}: at most {CLAIMED:g} of its distance before training"] = ratio <= CLAIMED
        shared = found["smallest_share"] >= SMALLEST_SHARE
        claims[f"{name}: no class below {SMALLEST_SHARE:.0%}"] = shared
    return report("gan_quality", {"generators": figures}, claims, load_before)


if __name__ == "__main__":
    sys.exit(main())

"""DCGAN, WGAN and WGAN-GP trained for the same time on the same images: which has come how far?

    python benchmarks/gan_kinds.py [--data mnist] [--recipe quick] [--seconds 300] [--threads 1]
        [--epochs 3] [--samples 10000] [--judges 1]

One after the other, from one seed, each by that recipe's own rates on pairs of the same widths, so many
seconds each; then judged as in `gan_quality.py`, all by the same classifiers. A WGAN's critic takes five
steps for each of its generator's, and a penalised one differentiates twice: in the same time they make
fewer steps, which are given.

Claimed: each has come to a tenth of its distance before training. Ends with one JSON object.
"""

import argparse
import functools
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch

from benchmarks.gan_quality import Judge, judged
from benchmarks.report import report
from playground.allocator import keep_freed_memory
from playground.checkpoints import LAST
from playground.data.images import Dataset
from playground.data.load import load
from playground.gan_recipes import GAN_RECIPES, gan_run
from playground.gans import GANS
from playground.settings import Settings
from playground.specs import RunSpec
from playground.training.trainer import Machine, Trainer

FAR = 0.1  # of the distance before training


def trained(run: RunSpec, data: Dataset, folder: Path) -> dict[str, Any]:
    """What a training came to, whose generator it leaves in the folder."""
    trainer = Trainer(run, data, folder, Machine(torch.device("cpu")), watched=False)
    while not trainer.done:
        trainer.advance(60)
    return {
        "steps": trainer.clock.step,
        "seconds": round(trainer.clock.seconds),
        "precision_of_numbers": trainer.conditions.precision,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", default="mnist")
    parser.add_argument("--recipe", default="quick", choices=GAN_RECIPES)
    parser.add_argument("--seconds", type=float, default=300, help="of training, for each kind")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=3, help="of training a classifier")
    parser.add_argument("--samples", type=int, default=10_000)
    parser.add_argument("--judges", type=int, default=1)
    options = parser.parse_args()
    settings, load_before = Settings.from_env(), os.getloadavg()[0]
    keep_freed_memory()
    torch.set_num_threads(options.threads)
    data = load(options.data, settings.data)
    start = functools.partial(
        gan_run, info=data.info, changes={"seconds": options.seconds}, name=options.recipe
    )
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as kept:
        for kind in GANS:
            found[kind] = trained(start(kind), data, Path(kept) / kind)
            print(kind, found[kind], flush=True)
        judges = [
            Judge(options.data, settings.data, options.epochs, seed)
            for seed in range(options.judges)
        ]
        for kind in GANS:
            found[kind] |= judged(Path(kept) / kind / LAST, judges, options.samples)
            print(kind, found[kind], flush=True)
    claims = {
        f"{GANS[kind].title}: at most {FAR:g} of its distance before training": one["distance"]
        <= FAR * one["before_training"]
        for kind, one in found.items()
    }
    figures = {"data": options.data, "recipe": options.recipe, "kinds": found}
    return report("gan_kinds", figures, claims, load_before)


if __name__ == "__main__":
    sys.exit(main())

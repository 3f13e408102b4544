"""bfloat16 against float32: does the faster precision cost accuracy?

    python benchmarks/precision.py [--epochs 3] [--seeds 3] [--images 50000] [--net cifar_resnet:20]

Claimed: bfloat16 with float32 weights is at most half a point below float32, in the mean over the
seeds. Scored: the whole test set, once at the end of each run, in float32 and plain: one view of
each image, no averaging. A pair of runs has the same seed, so the same weights, order and
augmentation; --images takes that many training images only, the first of a shuffle.

Runs anywhere; where the processor has no bfloat16 it is emulated, ten times as slow, and the last
line says so ("native": false): then take --images 2000 --epochs 1 --seeds 1. Ends with one JSON
object. Data: CIFAR-10 where PLAYGROUND_DATA has it, Shapes otherwise.
"""

import argparse
import statistics
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch

from benchmarks.report import report
from playground.allocator import keep_freed_memory
from playground.data.images import Dataset
from playground.data.load import available, load
from playground.families import named
from playground.recipes import fitted, recipe
from playground.settings import Settings
from playground.specs import Precision, RunSpec
from playground.training.batches import taken
from playground.training.device import resolve
from playground.training.precision import Decisions, has_bfloat16
from playground.training.score import scoring
from playground.training.trainer import Machine, Trainer

WORSE = 0.005  # that bfloat16 may be
PRECISIONS: tuple[Precision, ...] = ("float32", "bfloat16")


def trained(run: RunSpec, data: Dataset, precision: Precision) -> tuple[float, float]:
    """Test accuracy of one run, and its images per second."""
    run = replace(run, train=run.train.replace(precision=precision))
    device = resolve("auto")
    trainer = Trainer(run, data, Path("unused"), Machine(device, Decisions()), watched=False)
    while not trainer.clock.done:
        trainer.step()
    telling = scoring(trainer.objective.net(), data.test, data.info, "")
    while True:
        try:
            next(telling)
        except StopIteration as end:
            speed = trainer.clock.step * run.train.batch_size / trainer.clock.seconds
            return end.value.accuracy, speed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--net", default="cifar_resnet:20")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--images", type=int, help="training images; all without it")
    options = parser.parse_args()
    keep_freed_memory()
    folder = Settings.from_env().data
    key = "cifar10" if "cifar10" in available(folder) else "shapes"
    data = load(key, folder)
    if options.images and options.images < len(data.train):
        order = torch.randperm(len(data.train), generator=torch.Generator().manual_seed(0))
        few = taken(data.train, order[: options.images])
        data = Dataset(data.info, few, data.test)
    train = recipe("quick", data.info, {"epochs": options.epochs})
    scores: dict[str, list[float]] = {precision: [] for precision in PRECISIONS}
    speeds: dict[str, list[float]] = {precision: [] for precision in PRECISIONS}
    for seed in range(options.seeds):
        for precision in PRECISIONS:
            run = RunSpec(fitted(named(options.net), data.info), train, seed)
            score, speed = trained(run, data, precision)
            scores[precision].append(round(score, 4))
            speeds[precision].append(round(speed))
            print(f"seed {seed}, {precision}: {score:.2%}, {speed:.0f} images/s", flush=True)
    means = {precision: statistics.fmean(values) for precision, values in scores.items()}
    difference = means["bfloat16"] - means["float32"]
    found = {
        "data": key,
        "training_images": len(data.train),
        "epochs": options.epochs,
        "test_accuracy": scores,
        "mean_difference": round(difference, 4),
        "images_per_second": speeds,
        "native": has_bfloat16(resolve("auto")),
        "threads": torch.get_num_threads(),
    }
    return report("precision", found, {f"bf16 at most {WORSE:.1%} worse": difference >= -WORSE})


if __name__ == "__main__":
    sys.exit(main())

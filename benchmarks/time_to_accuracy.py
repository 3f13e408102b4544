"""The speed recipe on CIFAR-10: test accuracy after so many seconds of training.

    python benchmarks/time_to_accuracy.py [--seconds 60 300] [--seeds 3] [--net speed]

Claimed, on two cores: at least 84% after one minute and 88% after five where bfloat16 is native, 78% and
84% elsewhere.

Why Speed-32: on 5,000 held-out images and AVX2, widths of 16, 24, 32 and 64 had 77.7, 79.4, 79.3 and
67% after a minute, and 32 and 48 both 84.0% after five.

Scored: the whole test set of 10,000, once per run, plain: one view of each image, no averaging, the
weights as the last step left them. Every run trains on all 50,000 training images, from its own
seed. Seconds are of training: reading the data and scoring do not count. The time to an accuracy is
the shortest of the budgets whose mean over the seeds reaches it: a schedule that ends sooner would
have been another one.

For a quick look: --seeds 1 --seconds 60. Ends with one JSON object. Other work on the machine counts
against the figures, so the load average is given.
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch

from benchmarks.report import report
from playground.allocator import keep_freed_memory
from playground.data.catalog import CIFAR10
from playground.data.load import available
from playground.families import named
from playground.recipes import classifier_run
from playground.records import TrainReport
from playground.settings import Settings
from playground.training.precision import has_bfloat16
from playground.training.run import run

NATIVE = {60.0: 0.84, 300.0: 0.88}  # seconds: test accuracy, where bfloat16 is native
ELSEWHERE = {60.0: 0.78, 300.0: 0.84}
MILESTONES = (0.88, 0.90, 0.91)


def trained(net: str, seconds: float, seed: int) -> TrainReport:
    """The last report of one run."""
    spec = classifier_run(named(net), CIFAR10, "speed", {"seconds": seconds}, seed)
    last = None
    with tempfile.TemporaryDirectory() as folder:
        for report in run(spec, Settings.from_env().data, Path(folder)):
            if isinstance(report, TrainReport):
                last = report
    if last is None or last.test_accuracy is None:
        raise RuntimeError("the run ended without a test score")
    return last


def measured(net: str, seconds: float, seeds: int) -> dict[str, object]:
    """What a budget of that many seconds gives."""
    ends = []
    for seed in range(seeds):
        end = trained(net, seconds, seed)
        ends.append(end)
        print(f"{seconds:g} s, seed {seed}: {end.test_accuracy:.2%}", f"{end.epoch:.2f} epochs")
    scores = [end.test_accuracy or 0.0 for end in ends]
    return {
        "test_accuracy": [round(score, 4) for score in scores],
        "mean": round(statistics.fmean(scores), 4),
        "epochs": [round(end.epoch, 2) for end in ends],
        "images_per_second": [round(end.epoch * 50_000 / end.seconds) for end in ends],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, nargs="+", default=list(NATIVE))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--net", default="speed")
    options = parser.parse_args()
    if "cifar10" not in available(Settings.from_env().data):
        print("CIFAR-10 is not in PLAYGROUND_DATA: nothing measured.")
        return 1
    load_before, native = os.getloadavg()[0], has_bfloat16(torch.device("cpu"))
    keep_freed_memory()
    budgets = {s: measured(options.net, s, options.seeds) for s in sorted(options.seconds)}
    means = {seconds: float(str(figures["mean"])) for seconds, figures in budgets.items()}
    claims = {
        f"{claim:.0%} after {seconds:g} s": means[seconds] >= claim
        for seconds, claim in (NATIVE if native else ELSEWHERE).items()
        if seconds in means
    }
    reached = {
        f"{goal:.0%}": next((seconds for seconds, mean in means.items() if mean >= goal), None)
        for goal in MILESTONES
    }
    found = {
        "net": options.net,
        "native_bfloat16": native,
        "seeds": options.seeds,
        "after_seconds": {f"{seconds:g}": figures for seconds, figures in budgets.items()},
        "seconds_to": reached,
        "threads": torch.get_num_threads(),
    }
    return report("time_to_accuracy", found, claims, load_before)


if __name__ == "__main__":
    sys.exit(main())

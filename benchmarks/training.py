"""Images per second of a training step: our engine against the loop that a learner would write.

    python benchmarks/training.py [--rounds 5] [--seconds 4] [--nets cifar_resnet:20 ...]

Claimed: twice as many for ResNet-18 with the CIFAR stem, ResNet-20 and WRN-16-2, batch 128, where
bfloat16 is native, else 1.15 times; that they make 75, 45 and 55% of the multiply-adds a second of the
machine's fastest product of matrices or convolution in the same precision (three for each of the forward
pass, see fastest.py); and that a run with everything switched on (reports, gradient norms, live views)
keeps 97% of the bare loop's. Nothing is scored here: time_to_accuracy.py and precision.py do that.

On two cores with AVX2 alone, at a load of 2, it does not hold: 1.15 times (ResNet-18), 1.42
(ResNet-20) and 1.26 (WRN-16-2), as float32 convolutions are over 80% of either loop's step there;
everything switched on kept 1.01, which is noise around 1.

The peer is the usual tutorial: a Dataset of PIL images, torchvision's RandomCrop(32, padding=4),
RandomHorizontalFlip, ToTensor and Normalize, a DataLoader with two workers, the same modules in
torch's own layout, float32, SGD, loss.item() after each step. Ours is the learner that the page and
the command line use, in the precision that its own trial chooses, with its allocator's settings.

Every round times each of them, one after the other, for the same time, after one step that does not
count, and looks for the machine's limit anew, as its speed drifts; figures are medians over the rounds,
of what was measured in one round each. Ends with one JSON object. Images are CIFAR-10's where
PLAYGROUND_DATA has them, Shapes otherwise.
"""

import argparse
import contextlib
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch
from PIL import Image
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader
from torchvision import transforms

from benchmarks.fastest import multiply_adds_a_second
from benchmarks.pace import steps_per_second
from benchmarks.report import report
from playground.allocator import keep_freed_memory
from playground.data.images import Dataset, Images
from playground.data.load import available, load
from playground.families import named, resnet
from playground.nets.build import build
from playground.plan import plan
from playground.recipes import RECIPES, fitted
from playground.records import TrainReport, report_to_dict
from playground.settings import Settings
from playground.specs import NetSpec, RunSpec
from playground.training.device import resolve
from playground.training.precision import Decisions, has_bfloat16
from playground.training.run import reports_of
from playground.training.trainer import Machine, Trainer

BATCH, WORKERS = 128, 2
NATIVE, ELSEWHERE, KEPT = 2.0, 1.15, 0.97  # claimed
SHARES = {"resnet:18": 0.75, "cifar_resnet:20": 0.45, "wide_resnet:16,2": 0.55}
NETS = tuple(SHARES)
LIVE = "cifar_resnet:20"
LIMIT_PARTS = 8  # of a way's time, that each product has in which the machine's limit is looked for
PASSES = 3  # forward, and backward to the layer's images and to its weights


class Pictures(torch.utils.data.Dataset[tuple[torch.Tensor, int]]):
    """The training images as a learner has them: PIL images, transformed one by one."""

    def __init__(self, images: Images, mean: tuple[float, ...], std: tuple[float, ...]) -> None:
        self.images = [Image.fromarray(p) for p in images.pixels.permute(0, 2, 3, 1).numpy()]
        self.labels = images.labels.tolist()
        self.transform = transforms.Compose(
            [
                transforms.RandomCrop(32, padding=4),
                transforms.RandomHorizontalFlip(),
                transforms.ToTensor(),
                transforms.Normalize(mean, std),
            ]
        )

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
        return self.transform(self.images[index]), self.labels[index]


class Naive:
    """The tutorial's loop."""

    def __init__(self, spec: NetSpec, pictures: Pictures, device: torch.device) -> None:
        self.device = device
        self.net: nn.Module = build(spec, 0).train().to(device)
        self.optimiser = torch.optim.SGD(
            self.net.parameters(), 0.1, momentum=0.9, weight_decay=5e-4, nesterov=True
        )
        self.loader = DataLoader(pictures, BATCH, shuffle=True, num_workers=WORKERS, drop_last=True)

    def images_per_second(self, seconds: float) -> float:
        batches = iter(self.loader)  # fresh workers in every round, idle in the others' turns

        def step() -> float:
            images, labels = (part.to(self.device) for part in next(batches))
            self.optimiser.zero_grad()
            loss = F.cross_entropy(self.net(images), labels)
            loss.backward()
            self.optimiser.step()
            return loss.item()

        return BATCH * steps_per_second(step, seconds)


def live(spec: RunSpec, data: Dataset, device: str, seconds: float) -> float:
    """Images per second of a whole run as a worker has it, with reports, norms and views."""
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(torch.device(device), Decisions())
        training = reports_of(Trainer(spec, data, Path(folder), machine))
        first = None
        with contextlib.closing(training):
            for report in training:
                json.dumps(report_to_dict(report))
                if not isinstance(report, TrainReport):
                    continue
                now = time.perf_counter()
                first = first or (now, report.step)
                if now - first[0] > seconds:
                    return (report.step - first[1]) * BATCH / (now - first[0])
    raise RuntimeError("the run ended before its time was up")


def network(name: str) -> NetSpec:
    return resnet(18, classes=10, stem="cifar") if name == "resnet:18" else named(name)


def compare(name: str, data: Dataset, rounds: int, seconds: float) -> dict[str, float]:
    """Medians of ours and of the naive loop, what ours is to it and to the limit; on LIVE a whole run."""
    device = resolve("auto")
    spec = fitted(network(name), data.info)
    train = RECIPES["wrn"].replace(dataset=data.info.key, epochs=100, batch_size=BATCH)
    run = RunSpec(spec, train)
    trainer = Trainer(run, data, Path("unused"), Machine(device, Decisions()), watched=False)
    naive = Naive(spec, Pictures(data.train, data.info.mean, data.info.std), device)
    ways: dict[str, Callable[[], float]] = {
        "naive": lambda: naive.images_per_second(seconds),
        "ours": lambda: BATCH * steps_per_second(trainer.step, seconds),
    }
    if name == LIVE:
        ways["live"] = lambda: live(run, data, str(device), seconds)
    precision = trainer.conditions.precision
    ways["limit"] = lambda: multiply_adds_a_second(precision, seconds / LIMIT_PARTS)
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, measure in ways.items():
            times[way].append(measure())
        print(name, {way: f"{values[-1]:.4g}" for way, values in times.items()}, flush=True)
    medians = {way: statistics.median(values) for way, values in times.items()}
    ratios = {"faster": statistics.median(map(float.__truediv__, times["ours"], times["naive"]))}
    if "live" in times:
        ratios["kept"] = statistics.median(map(float.__truediv__, times["live"], times["ours"]))
    made = PASSES * plan(spec, data.info.size).macs  # multiply-adds for an image
    ratios["share"] = made * statistics.median(
        map(float.__truediv__, times["ours"], times["limit"])
    )
    return {
        **{k: round(v, 1) for k, v in medians.items() if k != "limit"},
        "limit_tflops": round(2 * medians["limit"] / 1e12, 3),
        **{k: round(v, 3) for k, v in ratios.items()},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each way in each round")
    parser.add_argument("--nets", nargs="+", default=NETS, choices=NETS)
    options = parser.parse_args()
    load_before = os.getloadavg()[0]
    keep_freed_memory()
    folder = Settings.from_env().data
    data = load("cifar10" if "cifar10" in available(folder) else "shapes", folder)
    figures = {n: compare(n, data, options.rounds, options.seconds) for n in options.nets}
    faster = min(figure["faster"] for figure in figures.values())
    native = has_bfloat16(resolve("auto"))
    wanted = NATIVE if native else ELSEWHERE
    claims = {f"{wanted:g} times the naive loop": faster >= wanted}
    for name, figure in figures.items() if resolve("auto").type == "cpu" else ():
        claims[f"{name}: {SHARES[name]:.0%} of the machine's limit"] = (
            figure["share"] >= SHARES[name]
        )
    if LIVE in figures:
        claims[f"{KEPT:.0%} with everything on"] = figures[LIVE]["kept"] >= KEPT
    found = {
        "data": data.info.key,
        "images_per_second": figures,
        "times_faster_at_least": faster,
        "device": str(resolve("auto")),
        "threads": torch.get_num_threads(),
        "has_bfloat16": native,
    }
    return report("training", found, claims, load_before)


if __name__ == "__main__":
    sys.exit(main())

"""Images per second of a GAN's training: our engine against the loop of a reader of the papers.

    python benchmarks/gan_throughput.py [--rounds 5] [--seconds 4] [--kinds dcgan wgan]

Claimed, of a DCGAN and of a WGAN with the widths of the recipe `paper` on Fashion-MNIST: 1.6 times as
many where bfloat16 is native, else 1.15 times. Beside it stands which share that is of the multiply-adds a
second of the machine's fastest product of matrices or convolution in the same precision (fastest.py).

The peer is the usual tutorial: a Dataset of PIL images, ToTensor and Normalize, a DataLoader with two
workers, the same modules in torch's own layout, float32; its critic sees real and made images in two
forward passes, and loss.item() follows each update. Ours is the trainer of the page and of the command
line, in the precision that its own trial chooses, without averaged weights, as the peer has none. An
image counts once, however many networks see it: as many as the critic's batches hold.

Every round times both, one after the other, after one step that does not count; figures are medians over
the rounds. Ends with one JSON object. Shapes take the place of Fashion-MNIST where PLAYGROUND_DATA has
none.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F
from torch.utils.data import DataLoader
from torchvision import transforms

from benchmarks.fastest import multiply_adds_a_second
from benchmarks.pace import steps_per_second
from benchmarks.report import report
from playground.allocator import keep_freed_memory
from playground.data.images import Dataset, Images
from playground.data.load import available, load
from playground.gan_recipes import gan_run
from playground.latents.fitting import padded
from playground.nets.gan import Discriminator, Generator, initialise
from playground.plan import pair_plan
from playground.settings import Settings
from playground.specs import GanSpec, GanTrainSpec, RunSpec
from playground.training.device import resolve
from playground.training.precision import Decisions, has_bfloat16
from playground.training.trainer import Machine, Trainer

WORKERS = 2
NATIVE, ELSEWHERE = 1.6, 1.15  # claimed
KINDS = ("dcgan", "wgan")


class Pictures(torch.utils.data.Dataset[Tensor]):
    """The training images as a learner has them: PIL images of 32 pixels, made tensors one by one."""

    def __init__(self, images: Images) -> None:
        pixels = padded(images.pixels).permute(0, 2, 3, 1).numpy()
        self.images = [Image.fromarray(p.squeeze(-1) if p.shape[-1] == 1 else p) for p in pixels]
        half = (0.5,) * images.pixels.shape[1]
        self.transform = transforms.Compose(
            [transforms.ToTensor(), transforms.Normalize(half, half)]
        )

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, index: int) -> Tensor:
        image: Tensor = self.transform(self.images[index])
        return image


class Naive:
    """The tutorial's loop: 1511.06434 for a DCGAN, algorithm 1 of 1701.07875 for a WGAN."""

    def __init__(self, spec: GanSpec, train: GanTrainSpec, pictures: Pictures) -> None:
        self.spec, self.train = spec, train
        self.generator, self.critic = Generator(spec).train(), Discriminator(spec).train()
        for net in (self.generator, self.critic):
            initialise(net, torch.Generator().manual_seed(0))
        self.movers = [self._mover(net) for net in (self.generator, self.critic)]
        self.loader = DataLoader(
            pictures, train.batch_size, shuffle=True, num_workers=WORKERS, drop_last=True
        )

    def _mover(self, net: torch.nn.Module) -> torch.optim.Optimizer:
        if self.spec.kind == "dcgan":
            return torch.optim.Adam(net.parameters(), self.train.lr, betas=(0.5, 0.999))
        return torch.optim.RMSprop(net.parameters(), self.train.lr)

    def images_per_second(self, seconds: float) -> float:
        batches = self._batches()  # fresh workers in every round, idle in the others' turns

        def step() -> None:
            for _ in range(self.train.critic_steps):
                self._learn_to_tell(next(batches))
            self._learn_to_make()

        return step_images(self.train) * steps_per_second(step, seconds)

    def _batches(self) -> Iterator[Tensor]:
        while True:
            yield from self.loader

    def _made(self) -> Tensor:
        made: Tensor = self.generator(torch.randn(self.train.batch_size, self.spec.latent))
        return made

    def _learn_to_tell(self, reals: Tensor) -> float:
        self.movers[1].zero_grad()
        total = 0.0
        for images, sign in ((reals, -1.0), (self._made().detach(), 1.0)):
            loss = self._loss(self.critic(images), sign)
            loss.backward()
            total += loss.item()
        self.movers[1].step()
        if self.spec.kind == "wgan":
            for weights in self.critic.parameters():
                weights.data.clamp_(-self.train.clip, self.train.clip)
        return total

    def _learn_to_make(self) -> float:
        self.movers[0].zero_grad()
        loss = self._loss(self.critic(self._made()), -1.0)
        loss.backward()
        self.movers[0].step()
        return loss.item()

    def _loss(self, scores: Tensor, sign: float) -> Tensor:
        """sign: -1 for images that are to score as real ones, 1 for those as made ones."""
        if self.spec.kind == "dcgan":
            target = torch.full_like(scores, 1.0 if sign < 0 else 0.0)
            return F.binary_cross_entropy_with_logits(scores, target)
        return sign * scores.mean()


def step_images(train: GanTrainSpec) -> int:
    """Images that the critic's batches of a step hold."""
    return train.critic_steps * train.batch_size


def step_macs(spec: GanSpec, train: GanTrainSpec) -> float:
    """Multiply-adds of one of our steps: backward, as many to a layer's weights as to its images."""
    made, seen = (half.macs for half in (pair_plan(spec).generator, pair_plan(spec).critic))
    told = train.critic_steps * (made + 2 * 3 * seen)  # the critic sees real images and made ones
    learned = 2 * made + 2 * seen  # the critic's weights stay as they are
    return float(train.batch_size * (told + learned))


def compare(kind: str, data: Dataset, rounds: int, seconds: float) -> dict[str, float]:
    """Medians of ours and of the naive loop, and what ours is to it."""
    found: RunSpec = gan_run(kind, data.info, {"epochs": 100}, name="paper")
    assert found.gan is not None
    trainer = Trainer(
        found, data, Path("unused"), Machine(resolve("cpu"), Decisions()), watched=False
    )
    naive = Naive(*found.gan, Pictures(data.train))
    images = step_images(found.gan[1])
    times: dict[str, list[float]] = {"naive": [], "ours": []}
    for _ in range(rounds):
        times["naive"].append(naive.images_per_second(seconds))
        times["ours"].append(images * steps_per_second(trainer.step, seconds))
        print(kind, {way: round(values[-1]) for way, values in times.items()}, flush=True)
    faster = statistics.median(map(float.__truediv__, times["ours"], times["naive"]))
    medians = {way: statistics.median(values) for way, values in times.items()}
    limit = multiply_adds_a_second(trainer.conditions.precision)
    share = step_macs(*found.gan) / images * medians["ours"] / limit
    rounded = {way: round(value, 1) for way, value in medians.items()}
    return {**rounded, "faster": round(faster, 3), "share": round(share, 3)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each way in each round")
    parser.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS)
    options = parser.parse_args()
    load_before = os.getloadavg()[0]
    keep_freed_memory()
    folder = Settings.from_env().data
    data = load("fashion-mnist" if "fashion-mnist" in available(folder) else "shapes", folder)
    figures = {kind: compare(kind, data, options.rounds, options.seconds) for kind in options.kinds}
    native = has_bfloat16(resolve("cpu"))
    wanted = NATIVE if native else ELSEWHERE
    claims = {f"{kind}: {wanted} times": one["faster"] >= wanted for kind, one in figures.items()}
    found = {
        "data": data.info.key,
        "images_per_second": figures,
        "threads": torch.get_num_threads(),
        "has_bfloat16": native,
    }
    return report("gan_throughput", found, claims, load_before)


if __name__ == "__main__":
    sys.exit(main())

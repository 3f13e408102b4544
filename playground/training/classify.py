"""The training of a classifier, as a generator of reports.

Everything random in step k (which images, their augmentation, dropout) follows from the seed and k
alone, so that a training that was broken off goes on exactly as it would have.
"""

import json
import time
from collections.abc import Generator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from playground.checkpoints import Card, Metric, load, save
from playground.data.augment import augment, normalise
from playground.data.images import Dataset, Images
from playground.errors import RunError
from playground.nets.blocks import whiten
from playground.nets.build import build
from playground.nets.residual import ResidualNet
from playground.records import TrainReport, View
from playground.specs import NetSpec, RunSpec, TrainSpec
from playground.training.clock import Clock
from playground.training.optimisers import make_optimisers, set_rates
from playground.training.schedule import factor
from playground.training.score import Score, score
from playground.training.specimens import Showcase

REPORT_EVERY = 0.25  # seconds
SAVE_EVERY = 60.0  # seconds
WHITENING_IMAGES = 5000
LAST, BEST = "last.safetensors", "best.safetensors"


def train_classifier(
    run: RunSpec,
    data: Dataset,
    folder: Path,
    resume: bool = False,
    device: str = "cpu",
    watched: bool = False,
) -> Generator[TrainReport | View, None, None]:
    """Train run.net on data.train and report about four times a second; score the test set at the end.

    Pausing is not asking for the next report; stopping is closing the generator. Either way, and
    each minute, what there is stands in folder/last.safetensors; the best on the validation images,
    if any are held out, in folder/best.safetensors. resume: go on from last.safetensors. watched:
    also report what can be seen beside the curves, which changes nothing about the weights.

    Raises RunError if the training diverges; the last good checkpoint is then kept.
    """
    training = _Training(run, data, folder, torch.device(device))
    if resume:
        training.resume()
    try:
        yield from training.reports(watched)
    finally:
        if training.healthy:
            training.save(LAST)


def batch_seed(seed: int, step: int) -> int:
    """The seed of everything random in one step."""
    return int(np.random.SeedSequence([seed, step]).generate_state(1)[0])


class _Training:
    """A network, its optimisers and where they stand."""

    def __init__(self, run: RunSpec, data: Dataset, folder: Path, device: torch.device) -> None:
        if not isinstance(run.net, NetSpec) or not isinstance(run.train, TrainSpec):
            raise RunError("this training takes a classifier")
        self.run, self.train, self.info, self.folder = run, run.train, data.info, folder
        self.device = device
        self.fit, self.held_out = _split(data.train, self.train.validation, run.seed)
        self.test = data.test
        self.steps_per_epoch = max(1, len(self.fit.labels) // self.train.batch_size)
        steps = None if self.train.epochs is None else self.train.epochs * self.steps_per_epoch
        self.clock = Clock(steps, self.train.seconds)
        self._order: tuple[int, Tensor] | None = None
        self.net = self._fresh(run.net)
        self.optimisers = make_optimisers(self.net, self.train)
        self.metrics: dict[str, float] = {}
        self.healthy = True

    def _fresh(self, spec: NetSpec) -> ResidualNet:
        net = build(spec, self.run.seed)
        if spec.stem.kernel == 2:
            order = self._order_of(-1)[:WHITENING_IMAGES]
            conv = net.get_submodule("stem.conv")
            if isinstance(conv, nn.Conv2d):
                whiten(conv, normalise(self.fit.pixels[order], self.info))
        net.to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        return net.train()

    def reports(self, watched: bool) -> Generator[TrainReport | View, None, None]:
        """Train to the end."""
        showcase = self._showcase() if watched else None
        if showcase:
            yield from showcase.opening()
        since: list[tuple[float, float]] = []
        reported = saved = time.monotonic()
        while not self.clock.done:
            since.append(self._step())
            closes = self.clock.step % self.steps_per_epoch == 0
            validation = self._validate() if closes and len(self.held_out.labels) else None
            last, test = self.clock.done, None
            if last or closes or self.clock.step == 1 or time.monotonic() - reported > REPORT_EVERY:
                test = self._test() if last else None
                yield self._report(since, validation, test)
                since, reported = [], time.monotonic()
            if showcase:
                yield from showcase.later(validation, test)
            if closes or time.monotonic() - saved > SAVE_EVERY:
                self.save(LAST)
                saved = time.monotonic()

    def _showcase(self) -> Showcase:
        parts = self.fit, self.held_out
        return Showcase(self.net, parts, self.info, self.clock, self.steps_per_epoch)

    def _step(self) -> tuple[float, float]:
        """One update: (loss, accuracy) of its batch."""
        self.clock.start()
        images, labels = self._batch()
        set_rates(self.optimisers, max(factor(self.train.schedule, self.clock.fraction), 1e-3))
        for optimiser in self.optimisers:
            optimiser.zero_grad(set_to_none=True)
        logits = self.net(images)  # (B, classes)
        loss = F.cross_entropy(logits, labels, label_smoothing=self.train.label_smoothing)
        if not torch.isfinite(loss):
            self.healthy = False
            raise RunError(
                f"the training diverged at step {self.clock.step + 1}: its loss is no longer a "
                f"number. Try a learning rate below {self.train.lr:g}"
            )
        loss.backward()  # type: ignore[no-untyped-call]
        for optimiser in self.optimisers:
            optimiser.step()
        accuracy = (logits.argmax(1) == labels).float().mean()
        self.clock.stop()
        return loss.item(), accuracy.item()

    def _batch(self) -> tuple[Tensor, Tensor]:
        """The images of the next step, augmented and normalised, and their labels."""
        epoch, index = divmod(self.clock.step, self.steps_per_epoch)
        size = self.train.batch_size
        chosen = self._order_of(epoch)[index * size : (index + 1) * size]
        seed = batch_seed(self.run.seed, self.clock.step)
        torch.manual_seed(seed)  # dropout's
        generator = torch.Generator().manual_seed(seed)
        pixels = self.fit.pixels[chosen]
        pixels = augment(pixels, self.train.crop, self.train.flip, self.train.cutout, generator)
        images = normalise(pixels.to(self.device), self.info)
        images = images.to(memory_format=torch.channels_last)
        return images, self.fit.labels[chosen].to(self.device)

    def _order_of(self, epoch: int) -> Tensor:
        """The order of the training images in an epoch, int64 (N,)."""
        if self._order is None or self._order[0] != epoch:
            seed = batch_seed(self.run.seed, 2**32 + epoch)
            generator = torch.Generator().manual_seed(seed)
            self._order = epoch, torch.randperm(len(self.fit.labels), generator=generator)
        return self._order[1]

    def _validate(self) -> Score:
        result = score(self.net, self.held_out, self.info)
        best = self.metrics.get("best validation accuracy", -1.0)
        self.metrics["validation accuracy"] = result.accuracy
        if result.accuracy > best:
            self.metrics["best validation accuracy"] = result.accuracy
            self.save(BEST)
        return result

    def _test(self) -> Score:
        result = score(self.net, self.test, self.info)
        self.metrics["test accuracy"] = result.accuracy
        return result

    def _report(
        self, since: list[tuple[float, float]], validation: Score | None, test: Score | None
    ) -> TrainReport:
        clock = self.clock
        rate = self.train.batch_size / clock.step_seconds if clock.step_seconds else 0.0
        return TrainReport(
            step=clock.step,
            epoch=clock.step / self.steps_per_epoch,
            seconds=clock.seconds,
            fraction=clock.fraction,
            seconds_left=clock.seconds_left,
            images_per_second=rate,
            lr=self.optimisers[0].param_groups[0]["lr"],
            loss=sum(loss for loss, _ in since) / len(since),
            accuracy=sum(accuracy for _, accuracy in since) / len(since),
            validation_loss=validation.loss if validation else None,
            validation_accuracy=validation.accuracy if validation else None,
            test_loss=test.loss if test else None,
            test_accuracy=test.accuracy if test else None,
            gradient_norms=tuple(self._gradient_norms()),
        )

    def _gradient_norms(self) -> Generator[float, None, None]:
        for _, stage in self.net.named_children():
            gradients = [p.grad for p in stage.parameters() if p.grad is not None]
            yield sum(g.pow(2).sum().item() for g in gradients) ** 0.5

    def save(self, name: str) -> None:
        """Write a checkpoint that can be used, and gone on from."""
        progress = {
            "step": self.clock.step,
            "seconds": self.clock.seconds,
            "images": self.clock.step * self.train.batch_size,
        }
        card = Card(
            self.run,
            self.info.classes,
            self.info.mean,
            self.info.std,
            tuple(Metric(key, value) for key, value in self.metrics.items()),
            progress=json.dumps(progress),
        )
        save(self.folder / name, card, self.net, self._state())

    def _state(self) -> dict[str, Tensor]:
        """The optimisers' tensors, by optimiser, weight and name."""
        return {
            f"{o}.{key}.{name}": value
            for o, optimiser in enumerate(self.optimisers)
            for key, entry in optimiser.state_dict()["state"].items()
            for name, value in entry.items()
            if isinstance(value, Tensor)
        }

    def resume(self) -> None:
        """Take up weights, optimisers and clock where last.safetensors left them."""
        loaded = load(self.folder / LAST)
        progress = json.loads(loaded.card.progress)
        self.net.load_state_dict(loaded.net.state_dict())
        for o, optimiser in enumerate(self.optimisers):
            entries: dict[int, dict[str, Tensor]] = {}
            for path, value in loaded.state.items():
                owner, key, name = path.split(".", 2)
                if int(owner) == o:
                    entries.setdefault(int(key), {})[name] = value
            groups = optimiser.state_dict()["param_groups"]
            optimiser.load_state_dict({"state": entries, "param_groups": groups})
        self.clock.step, self.clock.seconds = progress["step"], progress["seconds"]
        self.metrics = {metric.name: metric.value for metric in loaded.card.metrics}


def _split(images: Images, held_out: int, seed: int) -> tuple[Images, Images]:
    """Training images shuffled into (those to fit, those held out)."""
    count = len(images.labels)
    if held_out >= count:
        raise RunError(f"{held_out} validation images leave none to train on: there are {count}")
    if not held_out:
        return images, _pick(images, torch.empty(0, dtype=torch.int64))
    order = torch.randperm(count, generator=torch.Generator().manual_seed(seed))
    return _pick(images, order[held_out:]), _pick(images, order[:held_out])


def _pick(images: Images, chosen: Tensor) -> Images:
    boxes = None if images.boxes is None else images.boxes[chosen]
    return Images(images.pixels[chosen], images.labels[chosen], boxes)

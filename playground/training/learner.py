"""A classifier in training: network, optimisers and where they stand; one step, saving, going on."""

import copy
import functools
import json
import math
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.func import functional_call
from torch.nn import functional as F
from torch.nn.utils import get_total_norm

from playground.checkpoints import LAST, TEST, VALIDATION, Card, Metric, save
from playground.data.augment import normalise
from playground.data.images import Dataset, Images
from playground.errors import RunError
from playground.nets.blocks import whiten
from playground.nets.build import build
from playground.nets.residual import ResidualNet
from playground.specs import NetSpec, Precision, RunSpec, TrainSpec
from playground.training.batches import Batches, pick, split
from playground.training.clock import Clock, pace_of
from playground.training.conditions import Settled
from playground.training.divergence import Watch
from playground.training.optimisers import make_optimisers, restore, set_rates, state_of
from playground.training.precision import Decisions, Trial, casting
from playground.training.schedule import factor
from playground.training.unfinished import unfinished

WHITENING_IMAGES = 5000
PROBE = 32  # images by which weights are judged before they are kept
LOOK_EVERY = 0.25  # seconds between two looks at the losses, where looking means to wait for a GPU


class Learner:
    """What is trained. `metrics` goes into the checkpoints; `healthy` turns false by a divergence.

    held_out: the training images that are not trained on. clock: how far it is. settled: whether the
    last step's weights have been scored, if they were to be.
    """

    def __init__(self, run: RunSpec, data: Dataset, device: torch.device) -> None:
        if not isinstance(run.net, NetSpec) or not isinstance(run.train, TrainSpec):
            raise RunError("this training takes a classifier")
        self.run, self.spec, self.train = run, run.net, run.train
        self.info, self.device = data.info, device
        fit, held_out = split(len(data.train), self.train.validation, run.seed)
        self.held_out = pick(data.train, held_out)
        self.batches = Batches(data, fit, run, device)
        epochs = self.train.epochs
        steps = None if epochs is None else epochs * self.batches.per_epoch
        self.clock = Clock(steps, self.train.seconds, pace_of(run))
        self.conditions = Settled(run, device, self.clock)
        self.net = self._fresh(data.train)
        self.optimisers = make_optimisers(self.net, self.train)
        self.metrics: dict[str, float] = {}
        self.healthy = self.settled = True
        self._watch = Watch(self.spec.classes)
        self._unseen: list[Tensor] = []  # (loss, accuracy) of steps, still on the device
        self._seen: list[list[float]] = []  # the same, since their means were last taken
        self._taken = math.nan, math.nan
        self._looked = -math.inf

    def _fresh(self, images: Images) -> ResidualNet:
        net = build(self.spec, self.run.seed)
        if self.spec.stem.kernel == 2:
            chosen = self.batches.order(-1)[:WHITENING_IMAGES]
            conv = net.get_submodule("stem.conv")
            if isinstance(conv, torch.nn.Conv2d):
                whiten(conv, normalise(images.pixels[chosen], self.info))
        net.to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        return net.train()

    def begin(self, decisions: Decisions) -> None:
        """Settle what it is trained in, by a trial of the first step if need be."""
        images, labels = self.batches[0]
        net = {**self.spec.to_dict(), "name": "", "classes": 0}
        kind = {"net": net, "images": list(images.shape)}
        self.conditions.begin(kind, self._trial(images, labels), decisions)

    def _trial(self, images: Tensor, labels: Tensor) -> Trial:
        twin = functools.cache(lambda: copy.deepcopy(self.net))

        def step(precision: Precision) -> None:
            net = twin()  # made for the first step: most trainings need none
            net.zero_grad(set_to_none=True)
            with casting(precision, self.device):
                logits = net(images)  # (B, classes)
            loss = F.cross_entropy(logits.float(), labels)
            loss.backward()  # type: ignore[no-untyped-call]
            loss.item()  # waits for a GPU

        return step

    def step(self) -> None:
        """One update. Raises RunError if the training has diverged."""
        self.clock.start()
        self.settled = False
        for name in (TEST, VALIDATION):
            self.metrics.pop(name, None)
        images, labels = self.batches[self.clock.step]
        self._set_rates()
        for optimiser in self.optimisers:
            optimiser.zero_grad(set_to_none=True)
        with casting(self.conditions.precision, self.device):
            logits = self.net(images)
        logits = logits.float()  # (B, classes)
        loss = F.cross_entropy(logits, labels, label_smoothing=self.train.label_smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        for optimiser in self.optimisers:
            optimiser.step()
        accuracy = (logits.argmax(1) == labels).float().mean()
        self._unseen.append(torch.stack((loss.detach(), accuracy)))
        if self.device.type == "cpu" or time.monotonic() - self._looked > LOOK_EVERY:
            self._look()
        self.clock.stop()

    def _set_rates(self) -> None:
        set_rates(self.optimisers, max(factor(self.train, self.clock.fraction), 1e-3))

    def _look(self) -> None:
        first = self.clock.step + 2 - len(self._unseen)
        seen: list[list[float]] = torch.stack(self._unseen).tolist() if self._unseen else []
        self._unseen, self._looked = [], time.monotonic()
        self._seen += seen
        for step, (loss, _) in enumerate(seen, first):
            wrong = self._watch.diverged(loss)
            if wrong:
                self.healthy = False
                raise RunError(
                    f"the training diverged at step {step}: {wrong}. Try a learning rate below "
                    f"{self.train.lr:g}"
                )

    def take_means(self) -> tuple[float, float]:
        """Loss and accuracy of the training images, as augmented, since they were last taken."""
        self._taken = self._means()
        self._seen = []
        return self._taken

    def _means(self) -> tuple[float, float]:
        """Since they were last taken; if nothing was trained since, what was taken then."""
        self._look()
        if not self._seen:
            return self._taken
        losses, accuracies = zip(*self._seen, strict=True)
        return sum(losses) / len(losses), sum(accuracies) / len(accuracies)

    def gradient_norms(self) -> tuple[float, ...]:
        """Of the last step, for each stage in the plan's order; empty before the first one here."""
        stages = [
            [p.grad for p in stage.parameters() if p.grad is not None]
            for _, stage in self.net.named_children()
        ]
        if not any(stages):
            return ()
        norms = [get_total_norm(gradients).to(self.device) for gradients in stages]
        return tuple(torch.stack(norms).tolist())

    @torch.no_grad()
    def is_sound(self) -> bool:
        """Whether the weights are worth keeping: judged by their loss on images of the next step.

        The last step's loss was that of the weights before it: an update may just have ruined them.
        Changes nothing.
        """
        images, labels = (part[:PROBE] for part in self.batches[self.clock.step])
        buffers = {name: buffer.clone() for name, buffer in self.net.named_buffers()}
        logits = functional_call(self.net, buffers, images)
        return self._watch.is_sound(F.cross_entropy(logits.float(), labels).item())

    def save(self, path: Path, resumable: bool = True) -> None:
        """Write a checkpoint that can be used, and gone on from if resumable (which doubles its size).

        Not if the weights are not sound, nor after a step that broke off in its midst: what stands at
        `path` is then better.
        """
        if self.clock.in_step or not self.healthy or not self.is_sound():
            return
        loss, accuracy = self._means()
        progress = {
            "step": self.clock.step,
            "seconds": self.clock.seconds,
            "images": self.clock.step * self.batches.size,
            **self.conditions.progress(),
            "settled": self.settled,
            "done": self.clock.done,
            "loss": loss if math.isfinite(loss) else None,
            "accuracy": accuracy if math.isfinite(accuracy) else None,
        }
        card = Card(
            self.run,
            self.info.classes,
            self.info.mean,
            self.info.std,
            tuple(Metric(key, value) for key, value in self.metrics.items()),
            progress=json.dumps(progress),
        )
        save(path, card, self.net, state_of(self.optimisers) if resumable else None)

    def resume(self, folder: Path) -> None:
        """Take up weights, optimisers and clock where last.safetensors left them.

        Raises CheckpointError or RunError as `unfinished` does.
        """
        (card, net, state), progress = unfinished(folder / LAST, self.run)
        self.net.load_state_dict(net.state_dict())
        restore(self.optimisers, state)
        self.clock.step = progress["step"]
        recorded = self.conditions.resume(progress, card.run)
        self.clock.restore(progress["step"], progress["seconds"], recorded.pace)
        if progress.get("done") and card.run == self.run:  # else it has been made longer
            self.clock.end()
        self._set_rates()
        known = (progress.get(name) for name in ("loss", "accuracy"))
        loss, accuracy = (math.nan if value is None else value for value in known)
        self._taken = loss, accuracy
        self.metrics = {metric.name: metric.value for metric in card.metrics}
        self.settled = progress.get("settled", TEST in self.metrics)

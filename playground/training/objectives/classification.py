"""To tell classes apart: cross-entropy of a network's logits, on images that are augmented each time."""

import copy
import functools
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.func import functional_call
from torch.nn import functional as F
from torch.nn.utils import get_total_norm

from playground.checkpoints.weights import Loaded
from playground.data.augment import normalise
from playground.data.images import Dataset
from playground.errors import DataError
from playground.message import Message
from playground.nets.blocks import whiten
from playground.nets.build import build
from playground.nets.residual import ResidualNet
from playground.records import Confusion, TrainReport, View
from playground.specs import NetSpec, Precision, TrainSpec
from playground.training.batches import Batches, split, taken
from playground.training.divergence import Watch
from playground.training.objectives.objective import Domain, Objective, Scoring, Told
from playground.training.optimisers import make_optimisers, restore, set_rates, state_of
from playground.training.precision import Trial, casting
from playground.training.probe_images import Showcase
from playground.training.schedule import factor
from playground.training.score import Score, scoring
from playground.training.snapshot_schedule import Moment

WHITENING_IMAGES, WHITENING_SIDE = 5000, 32  # of large photos a corner
PROBE = 32  # images by which weights are judged before they are kept
LOWEST_RATE = 1e-3  # of the peak: a schedule that ends at 0 would waste its last step
MOST_CLASSES = 100  # more make a confusion matrix that nobody can read


class Classification(Objective):
    """held_out: the training images that are not trained on."""

    measures = ("loss", "accuracy")

    def __init__(
        self, spec: NetSpec, train: TrainSpec, seed: int, data: Dataset, device: torch.device
    ) -> None:
        """Raises DataError if the images do not fit the spec; RunError if more of them are held out
        than are left to fit."""
        _check(spec, data)
        self.spec, self.train, self.seed, self.device = spec, train, seed, device
        self.info, self.target = data.info, train.target
        self.domain = Domain(data.info.classes, data.info.mean, data.info.std)
        fit, held_out = split(len(data.train), train.validation, seed)
        self.held_out, self._data = taken(data.train, held_out), data
        self.batches = Batches(data, fit, train, seed, device)
        self.steps_per_epoch, self.images_per_step = self.batches.per_epoch, self.batches.size
        self.network = self._fresh()
        self.optimisers = make_optimisers(self.network, train)
        self._watch = Watch(spec.classes)

    def _fresh(self) -> ResidualNet:
        net = build(self.spec, self.seed)
        if self.spec.stem.kernel == 2:
            chosen = self.batches.order(-1)[:WHITENING_IMAGES]
            conv = net.get_submodule("stem.conv")
            if isinstance(conv, nn.Conv2d):
                corners = self._data.train.pixels[:, :, :WHITENING_SIDE, :WHITENING_SIDE]
                whiten(conv, normalise(corners[chosen], self.info))
        net.to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        return net.train()

    def nets(self) -> Sequence[nn.Module]:
        return (self.network,)

    def net(self) -> ResidualNet:
        return self.network

    def kind(self) -> dict[str, Any]:
        net = {**self.spec.to_dict(), "name": "", "classes": 0}
        return {"net": net, "images": list(self.batches[0][0].shape)}

    def trial(self) -> Trial:
        images, labels = self.batches[0]
        twin = functools.cache(lambda: copy.deepcopy(self.network))

        def step(precision: Precision) -> None:
            net = twin()  # made for the first step: most trainings need none
            net.zero_grad(set_to_none=True)
            with casting(precision, self.device):
                logits = net(images)  # (B, classes)
            loss = F.cross_entropy(logits.float(), labels)
            loss.backward()  # type: ignore[no-untyped-call]
            loss.item()  # waits for a GPU

        return step

    def step(self, step: int, fraction: float, precision: Precision) -> Tensor:
        images, labels = self.batches[step]
        self._set_rates(fraction)
        for optimiser in self.optimisers:
            optimiser.zero_grad(set_to_none=True)
        with casting(precision, self.device):
            logits = self.network(images)
        logits = logits.float()  # (B, classes)
        loss = F.cross_entropy(logits, labels, label_smoothing=self.train.label_smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        for optimiser in self.optimisers:
            optimiser.step()
        accuracy = (logits.argmax(1) == labels).float().mean()
        return torch.stack((loss.detach(), accuracy))

    def _set_rates(self, fraction: float) -> None:
        set_rates(self.optimisers, max(factor(self.train, fraction), LOWEST_RATE))

    def diverged(self, measured: Sequence[float]) -> Message:
        return self._watch.diverged(measured[0])

    @torch.no_grad()
    def is_sound(self, step: int) -> bool:
        """Judged by their loss on images of that step.

        The last step's loss was that of the weights before it: an update may just have ruined them.
        """
        images, labels = (part[:PROBE] for part in self.batches[step])
        buffers = {name: buffer.clone() for name, buffer in self.network.named_buffers()}
        logits = functional_call(self.network, buffers, images)
        return self._watch.is_sound(F.cross_entropy(logits.float(), labels).item())

    def report(self, told: Told) -> TrainReport:
        validation, test = told.validation, told.test
        return TrainReport(
            **{**told.standing, **told.means},
            lr=self.optimisers[0].param_groups[0]["lr"],
            validation_loss=validation.loss if validation else None,
            validation_accuracy=validation.accuracy if validation else None,
            test_loss=test.loss if test else None,
            test_accuracy=test.accuracy if test else None,
            gradient_norms=self.gradient_norms(),
        )

    def gradient_norms(self) -> tuple[float, ...]:
        """Of the last step, for each stage in the plan's order; empty before the first one here."""
        stages = [
            [p.grad for p in stage.parameters() if p.grad is not None]
            for _, stage in self.network.named_children()
        ]
        if not any(stages):
            return ()
        norms = [get_total_norm(gradients).to(self.device) for gradients in stages]
        return tuple(torch.stack(norms).tolist())

    @functools.cached_property
    def showcase(self) -> Showcase:
        """Of held-out images, or of those it trains on where none are held out."""
        return Showcase(self.network, (self._data.train, self.held_out), self.info)

    def opening(self) -> Iterator[View]:
        yield self.showcase.probes

    def look(self, moment: Moment) -> View:
        return self.showcase.snapshot(moment)

    def validate(self) -> Scoring | None:
        if not len(self.held_out):
            return None
        return scoring(
            self.network, self.held_out, self.info, Message("Scoring the validation images")
        )

    def test(self) -> Scoring:
        return scoring(self.network, self._data.test, self.info, Message("Scoring the test images"))

    def confusion(self, moment: Moment, on: str, score: Score) -> Iterator[Confusion]:
        if len(score.confusion) <= MOST_CLASSES:
            yield Confusion(*moment, on, tuple(score.confusion.flatten().tolist()))

    def state(self) -> dict[str, Tensor]:
        return state_of(self.optimisers)

    def restore(self, loaded: Loaded, step: int, fraction: float) -> None:
        self.network.load_state_dict(loaded.net.state_dict())
        restore(self.optimisers, loaded.state)
        self._set_rates(fraction)


def _check(spec: NetSpec, data: Dataset) -> None:
    """A folder may have changed since the run was made."""
    classes, channels = len(data.info.classes), data.train.pixels.shape[1]
    if (classes, channels) != (spec.classes, spec.image_channels):
        raise DataError(
            "{dataset} has {count} classes in images of {channels} channels, and {network} is "
            "made for {classes} in {wanted}: start a new training",
            dataset=data.info.title,
            count=classes,
            channels=channels,
            network=spec.name,
            classes=spec.classes,
            wanted=spec.image_channels,
        )

"""The training of a DCGAN (1511.06434) or a WGAN (1701.07875), as a generator of reports.

A step is `critic_steps` updates of the discriminator or critic, then one of the generator. Everything
random in step k follows from the seed and k alone, so that a training that was broken off goes on
exactly as it would have.
"""

import json
import math
import time
from collections.abc import Generator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground import checkpoints
from playground.checkpoints import LAST, Card
from playground.data.images import Dataset
from playground.errors import DataError, RunError
from playground.latents import frames, latent
from playground.records import Conditions, GanReport, Packed, Samples
from playground.specs import GanSpec, GanTrainSpec, RunSpec
from playground.training.clock import Clock, pace_of
from playground.training.duel import Duel
from playground.training.onlooker import Moment, Onlooker
from playground.training.precision import Decisions
from playground.training.save_timer import SaveTimer
from playground.training.unfinished import unfinished

REPORT_EVERY = 0.25  # seconds
SAMPLES = 16  # latent vectors whose images are reported: those of the seeds from 0 on
LARGEST_SAMPLE = 32  # pixels a side: larger images are averaged down

Reports = Generator[Conditions | GanReport | Samples, None, None]


def train_gan(
    run: RunSpec,
    data: Dataset,
    folder: Path,
    resume: bool = False,
    device: str = "cpu",
    watched: bool = False,
    decisions: Decisions | None = None,
) -> Reports:
    """Train run.net on data.train and report about four times a second.

    Pausing is not asking for the next report; stopping is closing the generator. Either way, soon after
    the start, each minute and at the end, what there is stands in folder/last.safetensors, whose
    network is the moving average of the generator. resume: go on from there. watched: also report what
    it computes in, and what the generator makes of the same latent vectors from time to time, which
    changes nothing about the weights. decisions: where to look up the faster precision; without, it is
    tried out.

    Raises DataError if the images do not fit the spec; RunError if the training diverges (the last
    good checkpoint is then kept) or is not the one to go on with; CheckpointError if there is nothing
    to go on from.
    """
    training = _Training(run, data, folder / LAST, device)
    if resume:
        training.resume()
    else:
        training.duel.begin(decisions or Decisions())
    try:
        yield from training.reports(watched)
    finally:
        if training.healthy:
            training.save()


class _Training:
    """A pair of networks that learn from each other, and where they stand."""

    def __init__(self, run: RunSpec, data: Dataset, path: Path, device: str) -> None:
        if not isinstance(run.net, GanSpec) or not isinstance(run.train, GanTrainSpec):
            raise RunError("this training takes a GAN")
        self.run, self.spec, self.train, self.path = run, run.net, run.train, path
        self.classes = data.info.classes
        channels, count = data.train.pixels.shape[1], len(data.train.pixels)
        if channels != self.spec.image_channels:
            raise DataError(
                f"the images of {data.info.title} have {channels} channels and {self.spec.name} "
                f"makes {self.spec.image_channels}: give it {channels} image channels"
            )
        batches = max(1, count // self.train.batch_size)
        self.steps_per_epoch = batches / self.train.critic_steps
        epochs = self.train.epochs
        steps = None if epochs is None else math.ceil(epochs * self.steps_per_epoch)
        self.clock = Clock(steps, self.train.seconds, pace_of(run))
        self.duel = Duel(run, data.train.pixels, device, self.clock)
        self.images_per_step = self.duel.batch * self.train.critic_steps
        self.healthy = True
        self._saved_step: int | None = None

    def reports(self, watched: bool) -> Reports:
        """Train to the end."""
        onlooker = Onlooker(self._samples, self.clock, self.steps_per_epoch) if watched else None
        if onlooker:
            yield onlooker.first()
            yield self.duel.conditions.report()
        since: list[tuple[float, float]] = []
        reported, saving = time.monotonic(), SaveTimer()
        while not self.clock.done:
            if self.duel.conditions.prepare() and onlooker:
                yield self.duel.conditions.report()
            since.append(self._step())
            if self.clock.done or saving.is_due():
                self.save()
                saving.done()
            first_or_last = self.clock.step == 1 or self.clock.done
            if first_or_last or time.monotonic() - reported > REPORT_EVERY:
                yield self._report(since)
                since, reported = [], time.monotonic()
            if onlooker:
                yield from onlooker.later()

    def _samples(self, moment: Moment) -> Samples:
        """Images of the averaged generator, with the statistics of one batch."""
        z = np.stack([latent(seed, self.spec.latent) for seed in range(SAMPLES)])
        images = frames(self.duel.average(batches=1), z)  # (N, S, S, C)
        times = max(1, images.shape[1] // LARGEST_SAMPLE)
        return Samples(*moment, Packed.of(_shrunk(images, times)))

    def _step(self) -> tuple[float, float]:
        """One update of the generator: (critic's loss, generator's loss)."""
        self.clock.start()
        losses = self.duel.step(self.clock.step)
        if not all(map(math.isfinite, losses)):
            self._diverged()
        self.clock.stop()
        return losses

    def _diverged(self) -> None:
        self.healthy = False
        raise RunError(
            f"the training diverged near step {self.clock.step + 1}: its numbers are no longer "
            f"finite. Try a learning rate below {self.train.lr:g}, or another seed"
        )

    def _report(self, since: list[tuple[float, float]]) -> GanReport:
        clock = self.clock
        return GanReport(
            step=clock.step,
            epoch=clock.step / self.steps_per_epoch,
            seconds=clock.seconds,
            fraction=clock.fraction,
            seconds_left=clock.seconds_left,
            images_per_second=self.images_per_step / (clock.step_seconds or math.inf),
            generator_loss=sum(generator for _, generator in since) / len(since),
            critic_loss=sum(critic for critic, _ in since) / len(since),
        )

    def save(self) -> None:
        """Write a checkpoint that can be used, and gone on from.

        Not after a step that broke off in its midst: what stands at `path` is then better.
        """
        if self.clock.in_step or self._saved_step == self.clock.step:
            return
        if not self.duel.is_finite():
            self._diverged()
        step, seconds = self.clock.step, self.clock.seconds
        progress = {
            "step": step,
            "seconds": seconds,
            "images": step * self.images_per_step,
            **self.duel.conditions.progress(),
        }
        half = (0.5,) * self.spec.image_channels  # what takes 0..1 to -1..1
        card = Card(self.run, self.classes, half, half, progress=json.dumps(progress))
        checkpoints.save(self.path, card, self.duel.average(), self.duel.state())
        self._saved_step = self.clock.step

    def resume(self) -> None:
        """Go on from the last checkpoint. Raises CheckpointError or RunError as `unfinished` does."""
        (card, average, state), progress = unfinished(self.path, self.run)
        self.duel.restore(average, state)
        self.clock.step = progress["step"]
        recorded = self.duel.conditions.resume(progress, card.run)
        self.clock.restore(progress["step"], progress["seconds"], recorded.pace)
        self._saved_step = self.clock.step


def _shrunk(images: NDArray[np.uint8], times: int) -> NDArray[np.uint8]:
    """Means over squares of times x times pixels: uint8 (N, S, S, C) to (N, S/times, S/times, C)."""
    count, side, _, channels = images.shape
    squares = images.reshape(count, side // times, times, side // times, times, channels)
    means: NDArray[np.uint8] = squares.mean((2, 4)).round().astype(np.uint8)
    return means

"""One loop for every training: steps, clock, reports, looks, scores, saving and going on.

It knows nothing of losses: what a step is, and what is measured of it, is the objective's. Everything
random in step k follows from the seed and k alone, so that a training that was broken off goes on
exactly as it would have.
"""

import json
import math
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from playground.checkpoints import BEST, BEST_VALIDATION, LAST, TEST, VALIDATION, Card, Metric
from playground.checkpoints.weights import save
from playground.cores import Threads, own_choice
from playground.data.images import Dataset
from playground.errors import RunError
from playground.message import Message
from playground.records import Report
from playground.specs import RunSpec
from playground.training.clock import Clock, pace_of
from playground.training.conditions import Settled
from playground.training.interruption import Interrupted, interruptible, never
from playground.training.meter import Meter
from playground.training.objectives.choose import objective_of
from playground.training.objectives.objective import Scoring, Told
from playground.training.precision import Decisions
from playground.training.save_timer import SaveTimer
from playground.training.score import Score, announced
from playground.training.snapshot_schedule import SnapshotSchedule
from playground.training.unfinished import unfinished

REPORT_EVERY = 0.25  # seconds
LOOK_EVERY = 0.25  # seconds between two looks at what was measured, where looking waits for a GPU
RUINED = Message("its last step ruined its weights")
TARGET_CHECKS = 4  # in an epoch, of a training that ends at a target

Course = Generator[Report | None, None, None]
"""A training's reports, and None after each step."""


@dataclass(frozen=True)
class Machine:
    """Where a training computes.

    decisions: where to look up which precision is faster; without a folder of its own, it is tried out.
    threads: how many it gives a training, asked before each step.
    """

    device: torch.device
    decisions: Decisions = field(default_factory=Decisions)
    threads: Threads = own_choice


class Trainer:
    """A training, advanced by whoever has time for it.

    Pausing is not advancing. What there is stands in folder/last.safetensors soon after the start, every
    ten seconds or so, at the end, and after `save`; the best on the validation images, if any are held
    out, in folder/best.safetensors.
    """

    def __init__(
        self,
        run: RunSpec,
        data: Dataset,
        folder: Path,
        machine: Machine,
        resume: bool = False,
        watched: bool = True,
        interrupted: Callable[[], bool] = never,
    ) -> None:
        """resume: go on from last.safetensors. watched: also report what it computes in, and what can
        be seen beside the curves, which changes nothing about the weights. interrupted: see `advance`.

        Raises DataError if the images do not fit; RunError if the run is of no known kind, or not the
        one to go on with; CheckpointError if there is none to go on from; Interrupted if told to end.
        """
        self.run, self.folder, self.device = run, folder, machine.device
        self.objective = objective_of(run, data, machine.device)
        epochs, per_epoch = run.train.epochs, self.objective.steps_per_epoch
        steps = None if epochs is None else math.ceil(epochs * per_epoch)
        self.clock = Clock(steps, run.train.seconds, pace_of(run))
        self.conditions = Settled(run, machine.device, self.clock, machine.threads)
        self.metrics: dict[str, float] = {}
        self.healthy = True  # false by a divergence
        self._scored = True  # whether the last step's weights have been, if they were to be
        self._meter = Meter(self.objective.measures)
        self._looked = -math.inf
        self._saved: tuple[int, bool] | None = None
        self._ended, self._was_there = False, folder.is_dir()
        self.interrupted = interrupted
        for net in self.objective.nets():
            interruptible(net, lambda: self.interrupted())
        if resume:
            self._resume()
        else:
            objective = self.objective
            self.conditions.begin(objective.kind(), objective.trial(), machine.decisions)
        self._course = self._train(watched)

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do, as it has come to its end or was interrupted."""
        return self._ended

    def advance(self, seconds: float) -> list[Report]:
        """Train for about so long, a step at least, and return what there is to report.

        Half a second of scoring counts as a step. A step that takes long is cut short once
        `interrupted` says so; this training is then done, and goes on from what was saved. Raises
        RunError if the training diverges; the last good checkpoint, from before that, is then kept.
        """
        until, reports = time.monotonic() + seconds, []
        try:
            for report in self._course:
                if report is not None:
                    reports.append(report)
                if time.monotonic() >= until:
                    return reports
        except Interrupted:
            pass
        self._ended = True
        return reports

    def step(self) -> None:
        """One update. Raises RunError if the training has diverged."""
        self.clock.start()
        self._scored = False
        for name in (TEST, VALIDATION):
            self.metrics.pop(name, None)
        step, fraction = self.clock.step, self.clock.fraction
        measured = self.objective.step(step, fraction, self.conditions.precision)
        self._meter.add(step, measured)
        if self.device.type == "cpu" or time.monotonic() - self._looked > LOOK_EVERY:
            self._look()
        self.clock.stop()

    def save(self) -> None:
        """Write a checkpoint that can be used, and gone on from.

        Not if the weights are not sound, nor after a step that broke off in its midst: what stands
        there is then better.
        """
        now = self.clock.step, self._scored
        if now != self._saved and self._is_worth_keeping():
            save(self.folder / LAST, self._card(), self.objective.net(), self.objective.state())
            self._saved = now

    def close(self) -> None:
        """End here: save what there is, so that another trainer can go on from it."""
        self._course.close()
        self._ended, self.interrupted = True, never  # who said stop waits for this
        self.save()

    def _train(self, watched: bool) -> Course:
        """To the end."""
        self._reported, self._saving = time.monotonic(), SaveTimer()
        objective, clock = self.objective, self.clock
        looks = (
            SnapshotSchedule(objective.look, clock, objective.steps_per_epoch) if watched else None
        )
        if looks:
            yield from objective.opening()
            yield looks.first()
            yield self.conditions.report()
        if not self._scored:  # broken off while its last weights were scored
            yield from self._after_step(looks)
        while not clock.done:
            if self.conditions.prepare() and looks:
                yield self.conditions.report()
            self.step()
            yield from self._after_step(looks)
            yield None
        self.save()
        if self._saved != (clock.step, self._scored):
            raise self._diverged(clock.step, RUINED)

    def _after_step(self, looks: SnapshotSchedule[Any] | None) -> Course:
        validation = test = None
        if self._validates():
            validation = yield from self._score(self.objective.validate(), VALIDATION)
        if validation:
            self._judge(validation)
        if self.clock.done:
            test = yield from self._score(self.objective.test(), TEST)
        if looks:
            yield from looks.later()
            for on, score in (("validation", validation), ("test", test)):
                if score:
                    yield from self.objective.confusion(looks.moment(), on, score)
        self._scored = True
        yield from self._report(validation, test)
        if self._saving.is_due() or validation:
            with self._saving.saving():
                self.save()

    def _validates(self) -> bool:
        """Whether held-out images are to be scored now: as an epoch closes, and at the end; where that
        may end the training, in between too."""
        checks = TARGET_CHECKS if self.objective.target is not None else 1
        return self.clock.done or self._closes(1 / checks)

    def _closes(self, epochs: float) -> bool:
        """Whether the last step ended such a part of the training."""
        part, step = max(1.0, epochs * self.objective.steps_per_epoch), self.clock.step
        return math.floor(step / part) > math.floor((step - 1) / part)

    def _score(
        self, scoring: Scoring | None, name: str
    ) -> Generator[Report | None, None, Score | None]:
        if scoring is None:
            return None
        score = yield from announced(scoring, self._report)
        self.metrics[name] = score.accuracy
        return score

    def _judge(self, validation: Score) -> None:
        """Keep the best, and end at the target."""
        best = validation.accuracy > self.metrics.get(BEST_VALIDATION, -1.0)
        if best and self._is_worth_keeping():
            self.metrics[BEST_VALIDATION] = validation.accuracy
            save(self.folder / BEST, self._card(), self.objective.net())
        target = self.objective.target
        if target is not None and validation.accuracy >= target:
            self.clock.end()

    def _report(self, validation: Score | None = None, test: Score | None = None) -> Course:
        """If it is time for one."""
        clock, now = self.clock, time.monotonic()
        told = validation or self._closes(1) or clock.done or clock.step == 1
        if not told and now - self._reported <= REPORT_EVERY:
            return
        self._look()
        standing = {
            "step": clock.step,
            "epoch": clock.step / self.objective.steps_per_epoch,
            "seconds": clock.seconds,
            "fraction": clock.fraction,
            "seconds_left": clock.seconds_left,
            "images_per_second": self.objective.images_per_step / (clock.step_seconds or math.inf),
        }
        yield self.objective.report(Told(standing, self._meter.take(), validation, test))
        self._reported = time.monotonic()

    def _look(self) -> None:
        """See whether the training has diverged."""
        self._looked = time.monotonic()
        for step, measured in self._meter.look():
            if wrong := self.objective.diverged(measured):
                raise self._diverged(step + 1, wrong)

    def _diverged(self, step: int, wrong: Message) -> RunError:
        self.healthy = False
        return RunError(
            "the training diverged at step {step}: {wrong}. Try a learning rate below {rate:g}",
            step=step,
            wrong=wrong,
            rate=self.run.train.lr,
        )

    def _is_worth_keeping(self) -> bool:
        deleted = self._was_there and not self.folder.is_dir()
        sound = self.healthy and not self.clock.in_step and not deleted
        return sound and self.objective.is_sound(self.clock.step)

    def _card(self) -> Card:
        """What a checkpoint says of itself: the network, its scores, and where the training stands."""
        self._look()
        progress = {
            "step": self.clock.step,
            "seconds": self.clock.seconds,
            "images": self.clock.step * self.objective.images_per_step,
            **self.conditions.progress(),
            "settled": self._scored,
            "done": self.clock.done,
            **{k: v if math.isfinite(v) else None for k, v in self._meter.means().items()},
        }
        metrics = tuple(Metric(name, value) for name, value in self.metrics.items())
        return Card(self.run, *self.objective.domain, metrics, progress=json.dumps(progress))

    def _resume(self) -> None:
        """Stand where last.safetensors left off."""
        loaded, progress = unfinished(self.folder / LAST, self.run, self.objective.domain)
        step = progress["step"]
        self.clock.step = step
        recorded = self.conditions.resume(progress, loaded.card.run)
        self.clock.restore(step, progress["seconds"], recorded.pace)
        if progress.get("done") and loaded.card.run == self.run:  # else it has been made longer
            self.clock.end()
        self.objective.restore(loaded, step, self.clock.fraction)
        self._meter.restore(progress)
        self.metrics = {metric.name: metric.value for metric in loaded.card.metrics}
        self._scored = progress.get("settled", TEST in self.metrics)
        self._saved = step, self._scored

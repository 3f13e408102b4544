"""The training of a classifier, as a generator of reports.

Everything random in step k (which images, their augmentation, dropout) follows from the seed and k
alone, so that a training that was broken off goes on exactly as it would have.
"""

import time
from collections.abc import Generator
from pathlib import Path

import torch

from playground.checkpoints import BEST, BEST_VALIDATION, LAST, TEST, VALIDATION
from playground.data.images import Dataset
from playground.records import Conditions, Preparing, TrainReport, View
from playground.specs import RunSpec
from playground.training.learner import Learner
from playground.training.precision import Decisions
from playground.training.save_timer import SaveTimer
from playground.training.score import Score, scoring
from playground.training.specimens import Showcase

REPORT_EVERY = 0.25  # seconds

Reports = Generator[Preparing | Conditions | TrainReport | View, None, None]


def train_classifier(
    run: RunSpec,
    data: Dataset,
    folder: Path,
    resume: bool = False,
    device: str = "cpu",
    watched: bool = False,
    decisions: Decisions | None = None,
) -> Reports:
    """Train run.net on data.train and report about four times a second; score the test set at the end.

    Pausing is not asking for the next report; stopping is closing the generator. Either way, soon after
    the start and each minute, what there is stands in folder/last.safetensors; the best on the
    validation images, if any are held out, in folder/best.safetensors. resume: go on from
    last.safetensors. watched: also report what it computes in, and what can be seen beside the curves,
    which changes nothing about the weights. decisions: where to look up the faster precision; without,
    it is tried out.

    Between two reports lies at most one step, or half a second of scoring: a single step that takes
    long is not cut short. Raises RunError if the training diverges; the last good checkpoint, from
    before that, is then kept.
    """
    learner = Learner(run, data, torch.device(device))
    if resume:
        learner.resume(folder)
    else:
        learner.begin(decisions or Decisions())
    try:
        yield from _Course(learner, data, folder, watched).reports()
    finally:
        learner.save(folder / LAST)


class _Course:
    """What happens around a learner's steps: scoring, reporting, saving, ending."""

    def __init__(self, learner: Learner, data: Dataset, folder: Path, watched: bool) -> None:
        self.learner, self.clock, self.metrics = learner, learner.clock, learner.metrics
        self.test, self.folder = data.test, folder
        self.steps_per_epoch = learner.batches.per_epoch
        self.saving = SaveTimer()
        parts = data.train, learner.held_out
        self.showcase = (
            Showcase(learner.net, parts, data.info, self.clock, self.steps_per_epoch)
            if watched
            else None
        )

    def reports(self) -> Reports:
        """Train to the end."""
        if self.showcase:
            yield from self.showcase.opening()
            yield self.learner.conditions.report()
        self.reported = time.monotonic()
        if not self.learner.settled:  # broken off while its last weights were scored
            yield from self._after_step()
        while not self.clock.done:
            if self.learner.conditions.prepare() and self.showcase:
                yield self.learner.conditions.report()
            self.learner.step()
            yield from self._after_step()

    def _after_step(self) -> Reports:
        closes = self.clock.step % self.steps_per_epoch == 0
        validation = test = None
        if (closes or self.clock.done) and len(self.learner.held_out):
            validation = yield from self._validate()
        if self.clock.done:
            test = yield from self._test()
        if self.showcase:
            yield from self.showcase.later(validation, test)
        self.learner.settled = True
        due = time.monotonic() - self.reported > REPORT_EVERY
        if closes or due or self.clock.done or self.clock.step == 1:
            yield self._report(validation, test)
            self.reported = time.monotonic()
        if closes or self.saving.is_due():
            self.learner.save(self.folder / LAST)
            self.saving.done()

    def _validate(self) -> Generator[Preparing, None, Score]:
        net, held_out, info = self.learner.net, self.learner.held_out, self.learner.info
        result = yield from scoring(net, held_out, info, "Scoring the validation images")
        self.metrics[VALIDATION] = result.accuracy
        if result.accuracy > self.metrics.get(BEST_VALIDATION, -1.0):
            self.metrics[BEST_VALIDATION] = result.accuracy
            self.learner.save(self.folder / BEST, resumable=False)
        target = self.learner.train.target
        if target is not None and result.accuracy >= target:
            self.clock.end()
        return result

    def _test(self) -> Generator[Preparing, None, Score]:
        net, info = self.learner.net, self.learner.info
        result = yield from scoring(net, self.test, info, "Scoring the test images")
        self.metrics[TEST] = result.accuracy
        return result

    def _report(self, validation: Score | None, test: Score | None) -> TrainReport:
        clock, learner = self.clock, self.learner
        rate = learner.batches.size / clock.step_seconds if clock.step_seconds else 0.0
        loss, accuracy = learner.take_means()
        return TrainReport(
            step=clock.step,
            epoch=clock.step / self.steps_per_epoch,
            seconds=clock.seconds,
            fraction=clock.fraction,
            seconds_left=clock.seconds_left,
            images_per_second=rate,
            lr=learner.optimisers[0].param_groups[0]["lr"],
            loss=loss,
            accuracy=accuracy,
            validation_loss=validation.loss if validation else None,
            validation_accuracy=validation.accuracy if validation else None,
            test_loss=test.loss if test else None,
            test_accuracy=test.accuracy if test else None,
            gradient_norms=learner.gradient_norms(),
        )

"""A training's reports as TensorBoard event files, written as they pass by."""

import contextlib
import dataclasses
import json
from collections.abc import Generator, Iterator
from pathlib import Path

from torch.utils.tensorboard import SummaryWriter

from playground.plan import largest_plan
from playground.records import GanReport, Point, Report, TrainReport
from playground.specs import RunSpec

# The field of a report, and what TensorBoard calls it: what stands before the slash is a group.
TRAIN_TAGS = {
    "loss": "loss/training",
    "validation_loss": "loss/validation",
    "test_loss": "loss/test",
    "accuracy": "accuracy/training",
    "validation_accuracy": "accuracy/validation",
    "test_accuracy": "accuracy/test",
    "lr": "speed/learning rate",
    "images_per_second": "speed/images per second",
}
GAN_TAGS = {
    "generator_loss": "loss/generator",
    "critic_loss": "loss/critic",
    "estimate": "game/distance",
    "real_score": "game/D(x)",
    "fake_score": "game/D(G(z))",
    "critic_gradient": "game/critic's gradient norm",
    "at_bound": "game/clipped weights at the bound",
    "diversity": "game/diversity",
    "images_per_second": "speed/images per second",
}


def logged(
    reports: Generator[Report, None, None], spec: RunSpec, folder: Path
) -> Generator[Report, None, None]:
    """The same reports; the numbers of each are also written into `folder`, under its step.

    Where a training goes on from a checkpoint, what was written of later steps counts no more.
    """
    stages = _stages(spec)
    writer: SummaryWriter | None = None
    with contextlib.closing(reports):
        try:
            for report in reports:
                if isinstance(report, Point):
                    if writer is None:
                        writer = _writer(folder, spec, report.step)
                    for tag, value in _scalars(report, stages):
                        writer.add_scalar(tag, value, report.step)
                    writer.flush()
                yield report
        finally:
            if writer is not None:
                writer.close()


def _writer(folder: Path, spec: RunSpec, step: int) -> SummaryWriter:
    writer = SummaryWriter(str(folder), purge_step=step)
    text = f"```\n{json.dumps(spec.to_dict(), indent=1)}\n```"
    writer.add_text("run", text, step)
    return writer


def _scalars(report: Point, stages: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    tags = GAN_TAGS if isinstance(report, GanReport) else TRAIN_TAGS
    values = dataclasses.asdict(report)
    for field, tag in tags.items():
        if values[field] is not None:
            yield tag, values[field]
    if isinstance(report, TrainReport):
        for stage, norm in zip(stages, report.gradient_norms, strict=False):
            yield f"gradient norm/{stage}", norm


def _stages(spec: RunSpec) -> tuple[str, ...]:
    """Names for the gradient norms, in their order."""
    if spec.classifier is None:
        return ()
    return tuple(str(stage.title) for stage in largest_plan(spec.classifier[0]).stages)

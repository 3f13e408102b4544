"""The one loop: advanced in slices, broken off within a step, and taught a new kind of GAN."""

import itertools
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from playground.checkpoints import BEST, LAST
from playground.checkpoints.weights import load
from playground.data.augment import normalise
from playground.data.catalog import SHAPES, DatasetInfo
from playground.data.images import Dataset, Images
from playground.errors import RunError, SpecError
from playground.families import speed_resnet
from playground.gan_recipes import gan_recipe
from playground.gans import GANS, GanKind
from playground.recipes import classifier_run
from playground.records import GanReport, Samples, TrainReport
from playground.specs import GanSpec, GanTrainSpec, RunSpec
from playground.training import precision
from playground.training import trainer as trainer_module
from playground.training.interruption import Interrupted
from playground.training.objectives import classification
from tests.training.test_classify import run_spec
from tests.training.trainings import CPU, same, train, trainer


def gan_run(kind: str, **changes: Any) -> RunSpec:
    settings = {"dataset": "shapes", "epochs": 2, "seconds": None, "batch_size": 32}
    train = GanTrainSpec(**{**settings, "precision": "float32", **changes})
    return RunSpec(GanSpec("tiny", kind, 3, 5, (8, 6, 4)), train, 3)


KINDS = ["classifier", *GANS]


def spec_of(kind: str, **changes: Any) -> RunSpec:
    return run_spec(epochs=2, **changes) if kind == "classifier" else gan_run(kind, **changes)


@pytest.mark.parametrize("kind", KINDS)
def test_slices_of_time_end_with_the_weights_of_one_piece(
    colours: Dataset, tmp_path: Path, kind: str
) -> None:
    list(train(spec_of(kind), colours, tmp_path / "whole"))
    sliced, reports = trainer(spec_of(kind), colours, tmp_path / "sliced", watched=True), []
    while not sliced.done:
        reports += sliced.advance(0.01)
    assert same(tmp_path / "whole", tmp_path / "sliced")
    assert reports[-1].fraction == 1.0
    assert sliced.advance(1.0) == []


def test_a_training_whose_folder_was_deleted_writes_none(colours: Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    deleted = trainer(spec_of("classifier", validation=8), colours, folder)
    deleted.advance(0.0)
    shutil.rmtree(folder)
    deleted.advance(0.0)
    deleted.close()
    assert not folder.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_slice_takes_about_as_long_as_it_is_given(
    colours: Dataset, tmp_path: Path, kind: str
) -> None:
    sliced = trainer(
        spec_of(kind, **({"epochs": None, "seconds": 60.0} if kind != "classifier" else {})),
        colours, tmp_path,
    )  # fmt: skip
    sliced.advance(0.0)
    began = time.perf_counter()
    sliced.advance(0.2)
    step = sliced.clock.step_seconds or 0.0
    assert time.perf_counter() - began < 0.2 + 20 * step + 0.5


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("asked", [1, 40])
def test_a_step_is_broken_off_within_a_layer_and_what_was_saved_goes_on(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, asked: int
) -> None:
    """Forward or backward, wherever the layer stands that hears of it."""
    monkeypatch.setattr(trainer_module, "REPORT_EVERY", 0.0)
    list(train(spec_of(kind), colours, tmp_path / "whole"))
    broken = trainer(spec_of(kind), colours, tmp_path / "broken")
    for _ in range(2):
        broken.advance(0.0)
    broken.save()
    saved, asks = broken.clock.step, itertools.count()
    broken.interrupted = lambda: next(asks) >= asked
    while not broken.done:
        broken.advance(0.0)
    broken.close()
    assert next(asks) == asked + 1  # nobody asked again
    assert broken.clock.in_step
    rest = list(train(spec_of(kind), colours, tmp_path / "broken", resume=True))
    assert rest[0].step == saved + 1
    assert same(tmp_path / "whole", tmp_path / "broken")


@pytest.mark.parametrize("kind", KINDS)
def test_a_stop_between_two_steps_is_no_reason_not_to_save(
    colours: Dataset, tmp_path: Path, kind: str
) -> None:
    """It comes while the network is looked at or scored, and is still said while it is saved."""
    list(train(spec_of(kind), colours, tmp_path / "whole"))
    broken = trainer(spec_of(kind), colours, tmp_path / "broken", watched=True)
    while not broken.clock.step:
        broken.advance(0.0)
    broken.interrupted = lambda: not broken.clock.in_step
    while not broken.done:
        broken.advance(0.0)
    broken.close()
    assert (tmp_path / "broken" / "last.safetensors").exists()
    list(train(spec_of(kind), colours, tmp_path / "broken", resume=True))
    assert same(tmp_path / "whole", tmp_path / "broken")


def test_layers_ask_on_the_way_back_too(colours: Dataset) -> None:
    objective = trainer(run_spec(), colours).objective
    (net,) = objective.nets()
    loss = net(torch.zeros(2, 3, 16, 16)).sum()
    layer = next(m for m in net.modules() if not any(m.children()))
    asked: list[str] = []
    tiny = torch.nn.Sequential(torch.nn.Linear(3, 3), torch.nn.Linear(3, 1))
    trainer_module.interruptible(tiny, lambda: bool(asked.append("")))  # type: ignore[func-returns-value]
    tiny(torch.ones(1, 3)).sum().backward()
    assert len(asked) == 4
    assert loss.isfinite()
    assert layer is not None
    trainer_module.interruptible(tiny, lambda: True)
    with pytest.raises(Interrupted):
        tiny(torch.ones(1, 3))


def test_images_that_are_others_now_are_not_gone_on_with(colours: Dataset, tmp_path: Path) -> None:
    """A class was renamed, and stands elsewhere among them; or a picture has come, and the means moved."""
    run = spec_of("classifier")
    trainer(run, colours, tmp_path).close()
    info = colours.info
    for other in (
        replace(info, classes=info.classes[::-1]),
        replace(info, mean=(*info.mean[:2], info.mean[2] + 1e-6)),
    ):
        with pytest.raises(
            RunError, match="images of shapes are not those that this training began"
        ):
            trainer(run, replace(colours, info=other), tmp_path, resume=True)
    trainer(run, colours, tmp_path, resume=True)


def test_a_best_that_could_not_be_kept_is_kept_next_time(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who says stop may do so while it is asked whether the weights are sound."""
    run = spec_of("classifier", validation=100)
    stopped = trainer(run, colours, tmp_path)

    def interrupt(_: int) -> bool:
        monkeypatch.undo()
        raise Interrupted

    monkeypatch.setattr(stopped.objective, "is_sound", interrupt)
    while not stopped.done:
        stopped.advance(0.0)
    stopped.close()
    assert not (tmp_path / BEST).exists()
    resumed = trainer(run, colours, tmp_path, resume=True)
    resumed.advance(0.0)
    assert (tmp_path / BEST).exists()


def test_a_stop_is_heard_while_precisions_are_tried(
    colours: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precision, "has_bfloat16", lambda _: True)
    with pytest.raises(Interrupted):
        trainer(spec_of("classifier", precision="auto"), colours, interrupted=lambda: True)


def test_large_photos_are_whitened_by_a_corner(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 5,000 of 224 pixels, all of each would take 6 GB."""
    sizes: list[torch.Size] = []

    def seen(pixels: torch.Tensor, info: DatasetInfo) -> torch.Tensor:
        sizes.append(pixels.shape)
        return normalise(pixels, info)

    monkeypatch.setattr(classification, "normalise", seen)
    pixels = torch.randint(0, 256, (20, 3, 48, 48), dtype=torch.uint8)
    images = Images(pixels, torch.arange(20) % 10)
    run = classifier_run(speed_resnet(8), SHAPES, None, {"epochs": 1})
    classification.Classification(
        *(run.classifier or pytest.fail("it is one")), 0, Dataset(SHAPES, images, images), CPU
    )
    assert sizes == [(20, 3, 32, 32)]


def test_a_target_is_seen_within_an_epoch(colours: Dataset, tmp_path: Path) -> None:
    spec = run_spec(epochs=50, validation=64, target=0.15)
    reports = [r for r in train(spec, colours, tmp_path) if isinstance(r, TrainReport)]
    scored = [r for r in reports if r.validation_accuracy is not None]
    assert [r.epoch * 4 % 1 for r in scored] == [0.0] * len(scored)
    assert scored[-1].validation_accuracy >= 0.15
    assert reports[-1].epoch % 1 != 0 or len(scored) % 4 == 0


def hinge(real: Any, fake: Any, _: float) -> Any:
    """1802.05957, equation 16."""
    return (1 - real).clamp(min=0).mean() + (1 + fake).clamp(min=0).mean()


def test_a_new_kind_of_gan_is_one_record(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It trains, reports, saves and resumes; no other line of the product knows of it."""
    with pytest.raises(SpecError, match="no GAN is called 'hinge': try dcgan, wgan, wgan_gp"):
        gan_run("hinge")
    kind = GanKind(
        "Hinge", hinge, lambda fake: -fake.mean(), lambda real, fake: (real - fake).mean(), "adam"
    )
    monkeypatch.setitem(GANS, "hinge", kind)
    assert gan_recipe("hinge", "quick").train == gan_recipe("dcgan", "quick").train
    assert gan_recipe("hinge", "quick").net.kind == "hinge"
    run = gan_run("hinge")
    reports = list(train(run, colours, tmp_path / "whole", watched=True))
    points = [r for r in reports if isinstance(r, GanReport)]
    assert points[-1].fraction == 1.0
    assert any(isinstance(r, Samples) for r in reports)
    training = train(run, colours, tmp_path / "broken")
    while next(training).step < 2:
        pass
    training.close()
    list(train(run, colours, tmp_path / "broken", resume=True))
    assert load(tmp_path / "broken" / LAST).card.run.net == run.net
    assert same(tmp_path / "whole", tmp_path / "broken")

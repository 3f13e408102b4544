"""What is shown of a classifier in training: against hooks, and without a trace in the weights."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from playground.checkpoints import LAST
from playground.checkpoints.weights import load
from playground.data.augment import normalise
from playground.data.images import Dataset
from playground.explain.cam import explain
from playground.families import speed_resnet, wide_resnet
from playground.records import Confusion, ProbeImages, Snapshot, TrainReport, report_to_dict
from playground.specs import NetSpec, RunSpec, Stage, Stem, TrainSpec
from playground.training import snapshot_schedule
from playground.training.probe_images import COUNT, LARGEST_MAP, MOST_FILTERS, in_turn
from tests.training.trainings import train, trainer_of

TINY = wide_resnet(10, 1, dropout=0.1).replace(stages=(Stage(8, 1), Stage(16, 1, 2)))
POST = TINY.replace(order="post", shortcut="A", stages=(Stage(16, 1), Stage(32, 1, 2)))
SPEED = speed_resnet(8)


def run_spec(net: NetSpec = TINY, **changes: Any) -> RunSpec:
    settings = {
        "dataset": "shapes", "epochs": 2, "batch_size": 32, "crop": 1, "flip": False,
        "precision": "float32",
    }  # fmt: skip
    return RunSpec(net, TrainSpec(**{**settings, **changes}), seed=3)


@pytest.fixture(autouse=True)
def every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look after each step, whatever it costs."""
    monkeypatch.setattr(snapshot_schedule, "SHORTEST", 0.0)
    monkeypatch.setattr(snapshot_schedule, "RISING", 0.0)
    monkeypatch.setattr(snapshot_schedule, "SHARE", 1e9)


def watched(run: RunSpec, data: Dataset, folder: Path, resume: bool = False) -> Iterator[Any]:
    return train(run, data, folder, resume, watched=True)


def only(kind: type, reports: list[Any]) -> list[Any]:
    return [report for report in reports if isinstance(report, kind)]


def net_of(training: Any) -> Any:
    return trainer_of(training).objective.net()


def shown(probes: ProbeImages) -> torch.Tensor:
    """The probes' pixels: uint8 (N, C, H, W)."""
    return torch.from_numpy(probes.images.array().copy()).permute(0, 3, 1, 2)


@pytest.mark.parametrize("net", [TINY, SPEED, POST], ids=["pre", "max-pooled", "post"])
def test_a_snapshot_is_what_the_network_says_and_where_it_looks(
    colours: Dataset, tmp_path: Path, net: NetSpec
) -> None:
    """The oracle: features and logits caught by hooks, weighted by hand."""
    training = watched(run_spec(net.replace(dropout=0.0), validation=64), colours, tmp_path)
    probes = next(training)
    snapshot = [next(r for r in training if isinstance(r, Snapshot)) for _ in range(5)][-1]
    now, caught = net_of(training).eval(), {}
    now.get_submodule("head.fc").register_forward_hook(lambda *a: caught.update(logits=a[2]))
    last = [name for name, _ in now.named_children()][-2]
    module = now.get_submodule(f"head.{now.before_pool[-1]}" if now.before_pool else last)
    module.register_forward_hook(lambda *a: caught.update(features=a[2]))
    with torch.no_grad():
        now(normalise(shown(probes), colours.info))
    truth = caught["logits"].softmax(1)
    assert snapshot.step == 4
    assert snapshot.predicted == tuple(truth.argmax(1).tolist())
    assert np.abs(snapshot.probabilities.array() / 255 - truth.numpy()).max() <= 0.5 / 255 + 1e-4
    weights = now.get_submodule("head.fc").weight.detach()[list(probes.labels)]  # (N, K)
    maps = (caught["features"] * weights[:, :, None, None]).sum(1).clamp(min=0).numpy()
    assert snapshot.scale == pytest.approx(maps.max(), rel=1e-3)
    assert snapshot.maps.shape == maps.shape
    assert (
        np.abs(snapshot.maps.array() * (snapshot.scale / 255) - maps).max() <= snapshot.scale / 250
    )
    training.close()


def test_maps_are_those_of_the_look_tab(colours: Dataset, tmp_path: Path) -> None:
    training = watched(run_spec(validation=64), colours, tmp_path)
    probes, snapshot = next(training), next(training)
    found = explain(net_of(training), normalise(shown(probes), colours.info))
    training.close()
    assert snapshot.step == 0
    own = found.maps[torch.arange(COUNT), list(probes.labels)].clamp(min=0).numpy()
    assert (
        np.abs(snapshot.maps.array() * (snapshot.scale / 255) - own).max() <= snapshot.scale / 250
    )


@pytest.mark.parametrize("validation", [0, 64])
def test_weights_are_those_of_an_unwatched_training(
    colours: Dataset, tmp_path: Path, validation: int
) -> None:
    """Bit by bit: parameters, BatchNorm's statistics and the optimiser's state."""
    spec = run_spec(cutout=2, validation=validation)
    list(train(spec, colours, tmp_path / "alone"))
    seen = only(Snapshot, list(watched(spec, colours, tmp_path / "watched")))
    assert len(seen) == 2 * ((320 - validation) // 32) + 1
    alone, beside = (load(tmp_path / name / LAST) for name in ("alone", "watched"))
    for one, other in (
        (alone.net.state_dict(), beside.net.state_dict()),
        (alone.state, beside.state),
    ):
        assert one.keys() == other.keys()
        assert one
        assert all(torch.equal(one[name], other[name]) for name in one)


def test_looking_touches_no_mode_and_no_random_state(colours: Dataset, tmp_path: Path) -> None:
    training = watched(run_spec(), colours, tmp_path)
    next(training)
    torch.manual_seed(5)
    before = torch.get_rng_state()
    next(training)
    assert torch.equal(torch.get_rng_state(), before)
    assert all(module.training for module in net_of(training).modules())
    training.close()


def test_specimens_are_held_out_and_spread_over_the_classes(
    colours: Dataset, tmp_path: Path
) -> None:
    training = watched(run_spec(validation=100), colours, tmp_path)
    probes = next(training)
    learner = trainer_of(training).objective
    held_out = {image.numpy().tobytes() for image in learner.held_out.pixels}
    training.close()
    assert probes.held_out
    assert len(probes.labels) == COUNT
    assert Counter(Counter(probes.labels).values()) == {2: 6, 1: 4}
    assert all(image.numpy().tobytes() in held_out for image in shown(probes))
    by_pixels = {
        image.numpy().tobytes(): int(label)
        for image, label in zip(colours.train.pixels, colours.train.labels, strict=True)
    }
    assert probes.labels == tuple(by_pixels[i.numpy().tobytes()] for i in shown(probes))


def test_training_images_serve_where_none_are_held_out(colours: Dataset, tmp_path: Path) -> None:
    training = watched(run_spec(), colours, tmp_path)
    probes = next(training)
    training.close()
    assert not probes.held_out
    assert len(probes.labels) == COUNT


def test_images_are_taken_in_turn_from_each_class() -> None:
    labels = torch.tensor([2, 2, 2, 0, 2, 0, 1])
    assert in_turn(labels, 5).tolist() == [3, 6, 0, 5, 1]
    assert in_turn(labels, 99).tolist() == [3, 6, 0, 5, 1, 2, 4]


def test_a_resumed_run_goes_on_with_the_same_specimens(colours: Dataset, tmp_path: Path) -> None:
    spec = run_spec(validation=64)
    training = watched(spec, colours, tmp_path)
    before = next(training)
    next(r for r in training if isinstance(r, TrainReport) and r.step >= 3)
    training.close()
    reports = list(watched(spec, colours, tmp_path, resume=True))
    assert reports[0] == before
    steps = [snapshot.step for snapshot in only(Snapshot, reports)]
    assert steps[0] >= 3
    assert steps[-1] == 16
    assert steps == sorted(set(steps))


def test_a_confusion_matrix_after_each_epoch_and_of_the_test_set(
    colours: Dataset, tmp_path: Path
) -> None:
    reports = list(watched(run_spec(validation=64), colours, tmp_path))
    found = only(Confusion, reports)
    assert [(c.on, c.epoch) for c in found] == [("validation", 1), ("validation", 2), ("test", 2)]
    validation = [r for r in only(TrainReport, reports) if r.validation_accuracy is not None]
    for matrix, report in zip(found, validation, strict=False):
        counts = np.reshape(matrix.counts, (10, 10))
        assert counts.sum() == 64
        assert np.trace(counts) / 64 == pytest.approx(report.validation_accuracy)
    net = load(tmp_path / LAST).net
    with torch.no_grad():
        predicted = net(normalise(colours.test.pixels, colours.info)).argmax(1).tolist()
    by_hand = Counter(zip(colours.test.labels.tolist(), predicted, strict=True))
    counts = np.reshape(found[-1].counts, (10, 10))
    assert all(counts[row, column] == by_hand[row, column] for row, column in np.ndindex(10, 10))


def test_filters_are_the_first_convolutions(colours: Dataset, tmp_path: Path) -> None:
    training = watched(run_spec(), colours, tmp_path)
    next(training)
    snapshot = next(training)
    kernels = net_of(training).get_submodule("stem.conv").weight.detach()
    training.close()
    assert snapshot.filters.shape == (16, 3, 3, 3)
    weights = (snapshot.filters.array().astype(float) - 128) / 127 * kernels.abs().max().item()
    expected = kernels.permute(0, 2, 3, 1).numpy()
    assert np.abs(weights - expected).max() <= kernels.abs().max() / 250


def test_a_snapshot_stays_small_whatever_the_network(colours: Dataset, tmp_path: Path) -> None:
    wide = TINY.replace(stem=Stem(7, 96), stages=(Stage(8, 1),))
    big = Dataset(colours.info, *(larger(part) for part in (colours.train, colours.test)))
    training = watched(run_spec(wide), big, tmp_path)
    next(training)
    snapshot = next(training)
    training.close()
    assert snapshot.maps.shape == (COUNT, LARGEST_MAP, LARGEST_MAP)
    assert snapshot.filters.shape == (MOST_FILTERS, 7, 7, 3)


def larger(images: Any) -> Any:
    images.pixels = images.pixels.repeat_interleave(2, 2).repeat_interleave(2, 3)
    return images


def test_weights_that_are_no_numbers_still_make_a_line_of_json(
    colours: Dataset, tmp_path: Path
) -> None:
    training = watched(run_spec(), colours, tmp_path)
    next(training)
    with torch.no_grad():
        net_of(training).get_submodule("head.fc").weight.fill_(float("nan"))
    snapshot = next(training)
    assert isinstance(snapshot, Snapshot)
    assert np.isfinite(snapshot.scale)
    json.dumps(report_to_dict(snapshot), allow_nan=False)


def test_grey_images_have_grey_filters(colours: Dataset, tmp_path: Path) -> None:
    for part in (colours.train, colours.test):
        part.pixels = part.pixels[:, :1]
    info = colours.info.__class__(
        **{**vars(colours.info), "channels": 1, "mean": (0.5,), "std": (0.3,)}
    )
    training = watched(
        run_spec(TINY.replace(image_channels=1)),
        Dataset(info, colours.train, colours.test),
        tmp_path,
    )
    probes, snapshot = next(training), next(training)
    training.close()
    assert probes.images.shape == (COUNT, 16, 16, 1)
    assert snapshot.filters.shape == (16, 3, 3, 1)

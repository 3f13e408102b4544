"""Files that earlier code wrote stay usable: run folders of each kind of training, and what ships.

`files/runs` was made by the first format's code, one run of each kind, two of them timed, one broken off.
"""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from playground.checkpoints import LAST, SUFFIX, TEST, shelf
from playground.checkpoints.weights import load
from playground.data.catalog import SHAPES
from playground.data.images import Dataset, Images
from playground.records import Point, View
from playground.runs.store import RunStore
from tests.compatibility.remember import FILES, SHIPPED, outputs
from tests.training.trainings import train

RUNS = {
    "residual": "36b8276cfcb0f237",
    "speed": "76647f2c2e359d35",
    "dcgan": "5a541d2dec661622",
    "wgan": "7dd4e6791c98fa93",
}
STATES = {"residual": "done", "speed": "stopped", "dcgan": "done", "wgan": "done"}
SHIPS = sorted(shelf(SHIPPED))


def checkpoint(kind: str) -> Path:
    return FILES / "runs" / RUNS[kind] / LAST


@pytest.fixture
def noise() -> Dataset:
    """Images like those of Shapes in form only."""
    rng = torch.Generator().manual_seed(5)
    pixels = torch.randint(0, 256, (320, 3, 32, 32), generator=rng, dtype=torch.uint8)
    images = Images(pixels, torch.arange(320) % 10)
    return Dataset(SHAPES, images, images)


def same(path: Path, name: str) -> None:
    known = np.load(FILES / f"{name}.npz")
    found = outputs(path)
    if "images" in known:
        apart = np.abs(known["images"].astype(int) - found["images"].astype(int))
        assert apart.max() <= 1
        return
    for part in ("logits", "maps"):
        expected = known[part][:, :3] if part == "maps" else known[part]
        np.testing.assert_allclose(found[part], expected, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("kind", RUNS)
def test_an_earlier_checkpoint_gives_what_it_gave(kind: str) -> None:
    same(checkpoint(kind), kind)


@pytest.mark.parametrize("name", SHIPS)
def test_what_ships_gives_what_it_gave(name: str) -> None:
    same(SHIPPED / f"{name}{SUFFIX}", name)


@pytest.mark.parametrize("kind", RUNS)
def test_an_earlier_run_is_found_with_its_curve(kind: str, tmp_path: Path) -> None:
    shutil.copytree(FILES / "runs", tmp_path / "runs")
    store = RunStore(tmp_path / "runs")
    run = store.get(RUNS[kind], "fixture-owner")
    assert run.state == STATES[kind]
    reports = store.reports(run.id)
    assert any(isinstance(report, Point) for report in reports)
    assert any(isinstance(report, View) for report in reports)


@pytest.mark.parametrize("kind", RUNS)
def test_an_earlier_run_goes_on(kind: str, noise: Dataset, tmp_path: Path) -> None:
    shutil.copy(checkpoint(kind), tmp_path / LAST)
    run = load(checkpoint(kind)).card.run
    longer = run.longer(1 if run.train.epochs is None else 80)  # an epoch of so few is a step
    reports = list(train(longer, noise, tmp_path, resume=True))
    points = [report for report in reports if isinstance(report, Point)]
    assert points[-1].fraction == 1.0
    card = load(tmp_path / LAST).card
    ended = {field: getattr(run.train, field) for field in ("epochs", "seconds")}
    assert replace(card.run.train, **ended) == run.train
    assert (card.metric(TEST) is not None) == (card.kind == "classifier")

"""The one door to a training."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from playground.checkpoints import BEST, LAST
from playground.data.images import Dataset
from playground.message import Message
from playground.training import run as run_module
from tests.training.test_trainer import spec_of

Tell = Callable[[Message, float | None], None]


def test_reading_the_data_ends_when_nobody_waits_for_it(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(_key: str, _folder: Path, tell: Tell, _size: int | None) -> Dataset:
        for step in range(1000):
            time.sleep(0.02)
            tell(Message("Reading"), step / 1000)
        return colours

    monkeypatch.setattr(run_module, "load", slowly)
    reports = run_module.run(spec_of("classifier"), tmp_path, tmp_path, device="cpu")
    for _ in range(3):
        next(reports)
    began = time.monotonic()
    reports.close()
    assert time.monotonic() - began < 2


def test_what_a_killed_process_had_half_saved_is_gone_when_a_training_begins(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever begins it again: a server, or a cluster or a host of GPUs by itself."""
    monkeypatch.setattr(run_module, "load", lambda *_: colours)
    stays = {LAST, BEST, ".mine"}
    for name in (*stays, f".{LAST}.x1y2", f".{BEST}.x1y2"):
        (tmp_path / name).write_text("")
    next(run_module.run(spec_of("classifier"), tmp_path, tmp_path, device="cpu"))
    assert {path.name for path in tmp_path.iterdir()} == stays

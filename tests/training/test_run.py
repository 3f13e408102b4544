"""The one door to a training."""

from pathlib import Path

import pytest

from playground.checkpoints import BEST, LAST
from playground.data.images import Dataset
from playground.training import run as run_module
from tests.training.test_trainer import spec_of


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

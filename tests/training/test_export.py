"""What is handed on of a run: one of its checkpoints, half as large, with what it scored."""

import json
from pathlib import Path

import pytest
import torch

from playground.checkpoints import BEST, BEST_VALIDATION, LAST
from playground.checkpoints.weights import load
from playground.data.images import Dataset
from playground.errors import CheckpointError
from playground.training import trainer as trainer_module
from playground.training.export import export
from playground.training.unfinished import record_of
from tests.training.test_classify import run_spec
from tests.training.trainings import train


@pytest.fixture
def stopped(colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a run that was stopped in its third epoch, of eight steps each."""
    monkeypatch.setattr(trainer_module, "REPORT_EVERY", 0.0)
    training = train(run_spec(epochs=3, validation=64), colours, tmp_path)
    next(report for report in training if report.step == 20)
    training.close()
    return tmp_path


@pytest.mark.parametrize(("best", "name"), [(False, LAST), (True, BEST)])
def test_the_last_or_the_best_is_published(stopped: Path, best: bool, name: str) -> None:
    out = stopped / "out.safetensors"
    result = export(stopped, out, "by hand", best)
    card, net, state = load(out)
    source = load(stopped / name)
    assert (card.command, card.progress, state) == ("by hand", "", {})
    assert card.run.record is not None
    assert card.run.record == record_of(stopped / LAST)  # of all of it, whichever weights these are
    for key, tensor in source.net.state_dict().items():
        torch.testing.assert_close(net.state_dict()[key], tensor, rtol=1e-3, atol=1e-6)
    known = source.card.metric(BEST_VALIDATION)
    assert known is not None
    assert result["validation_accuracy"] == (known if best else None)
    assert result["test_accuracy"] is None
    progress = json.loads(source.card.progress)
    assert progress["step"] in ((8, 16) if best else (20,))
    assert result["train_seconds"] == progress["seconds"]
    assert result["checkpoint"] == str(out)


def test_a_run_without_held_out_images_has_no_best(colours: Dataset, tmp_path: Path) -> None:
    list(train(run_spec(epochs=1), colours, tmp_path))
    with pytest.raises(CheckpointError, match=r"there is no checkpoint best\.safetensors"):
        export(tmp_path, tmp_path / "out.safetensors", "by hand", best=True)

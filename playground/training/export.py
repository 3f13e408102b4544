"""From a run's checkpoint to the file that is handed on: half precision, no training state."""

import dataclasses
import json
from pathlib import Path
from typing import Any

from playground.checkpoints import BEST, LAST, TEST, VALIDATION, read_card
from playground.checkpoints.weights import load, save
from playground.training.unfinished import recorded_in


def export(folder: Path, out: Path, command: str, best: bool = False) -> dict[str, Any]:
    """Write folder's last checkpoint to `out` with the command and the record of how it was made; sum
    it up.

    best: the one that was best on the validation images instead. Returns test_accuracy and
    validation_accuracy (None where these weights were not scored), train_seconds, images_per_second
    and checkpoint, a path. Raises CheckpointError if there is no such checkpoint.
    """
    card, net, _ = load(folder / (BEST if best else LAST), state=False)
    progress = json.loads(card.progress)
    whole = json.loads(read_card(folder / LAST).progress) if best else progress
    run = dataclasses.replace(card.run, record=recorded_in(whole))  # what repeats all of it
    save(out, dataclasses.replace(card, run=run, command=command, progress=""), net, half=True)
    return {
        "test_accuracy": card.metric(TEST),
        "validation_accuracy": card.metric(VALIDATION),
        "train_seconds": progress["seconds"],
        "images_per_second": progress["images"] / max(progress["seconds"], 1e-9),
        "checkpoint": str(out),
    }

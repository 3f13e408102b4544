"""From a finished run's last checkpoint to the file that is kept: half precision, no training state."""

import dataclasses
import json
from pathlib import Path
from typing import Any

from playground.checkpoints import LAST, TEST, load, save


def publish(folder: Path, out: Path, command: str) -> dict[str, Any]:
    """Write folder's last checkpoint to `out` with the command that made it; sum it up.

    Returns test_accuracy (None for a GAN), train_seconds, steps and checkpoint, a path.
    """
    card, net, _ = load(folder / LAST)
    progress = json.loads(card.progress)
    save(out, dataclasses.replace(card, command=command, progress=""), net, half=True)
    return {
        "test_accuracy": card.metric(TEST),
        "train_seconds": progress["seconds"],
        "images_per_second": progress["images"] / max(progress["seconds"], 1e-9),
        "checkpoint": str(out),
    }

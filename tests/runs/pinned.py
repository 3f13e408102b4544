"""The real training, saved often, for tests in which its process is killed: it says which, and where."""

import os
from pathlib import Path

import ray
import torch

from playground.training import run as training
from playground.training import save_timer
from tests.runs.fakes import Reports

TARGET = f"{__name__}:run"
SECONDS = 0.3  # between two times that it is saved


def run(spec, data: Path, folder: Path, resume, device, stopping, _) -> Reports:  # type: ignore[no-untyped-def]
    save_timer.FIRST = save_timer.EVERY = SECONDS
    torch.set_num_threads(1)
    (folder / "node").write_text(ray.get_runtime_context().get_node_id())
    (folder / "pid").write_text(str(os.getpid()))
    yield from training.run(spec, data, folder, resume, device, stopping)

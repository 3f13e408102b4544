"""The page comes up without the libraries that only its answers need."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LATE = ("torch", "torchvision", "safetensors", "matplotlib", "scipy", "timm")


def test_the_app_is_importable_without_what_computes(tmp_path: Path) -> None:
    """Everything that is there before the server answers: page, settings, executor, launch."""
    script = (
        "import sys, app; app.executor.close(); "
        f"print([name for name in {LATE} if name in sys.modules])"
    )
    folders = {"PLAYGROUND_RUNS": str(tmp_path / "runs"), "PLAYGROUND_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, cwd=ROOT, env=os.environ | folders,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr

"""Writes the folder of a Hugging Face Space on ZeroGPU: the app, with requirements that the host meets.

python space.py FOLDER
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PARTS = ("app.py", "playground", "checkpoints", "README.md", "LICENSE")

# What ZeroGPU takes, as its documentation had it in November 2026. It takes no torch.compile either.
TAKEN = "2026-11"
PYTHONS = ("3.10", "3.12")
TORCHES = {
    "2.8.0": "0.23.0",
    "2.9.1": "0.24.1",
    "2.10.0": "0.25.0",
    "2.11.0": "0.26.0",
}  # torchvision's
TORCH = "2.11.0"
EXTRA = "spaces>=0.51,<1"


def requirements(text: str) -> str:
    """The app's requirements, with the torch of the host's and its own package."""
    lines = [f"# For ZeroGPU, as of {TAKEN}; written by space.py."]
    pins = {"torch": TORCH, "torchvision": TORCHES[TORCH]}
    for line in text.splitlines():
        name = re.split(r"[<>=~!\[ ]", line.strip())[0]
        if name and not name.startswith("#"):
            lines.append(f"{name}=={pins[name]}" if name in pins else line.strip())
    return "\n".join([*lines, EXTRA, ""])


def write(folder: Path) -> None:
    """Write it all into a folder that is new or empty. Raises ValueError where the host would refuse it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    asked = re.search(r'^python_version: "(.*)"$', readme, re.MULTILINE)
    if asked is None or asked[1] not in PYTHONS:
        raise ValueError(f"README.md must ask for Python {' or '.join(PYTHONS)}")
    if folder.exists() and any(folder.iterdir()):
        raise ValueError(f"{folder} must be new or empty")
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if (ROOT / part).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", ".*")
            shutil.copytree(ROOT / part, folder / part, ignore=ignored)
        else:
            shutil.copy(ROOT / part, folder / part)
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    (folder / "requirements.txt").write_text(requirements(text), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        write(Path(sys.argv[1]))
    except (ValueError, OSError) as error:
        sys.exit(f"no Space was written: {error}")

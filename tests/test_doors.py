"""Which room may import which: the house's table, held against every import in the code.

Imports inside functions and under TYPE_CHECKING count, and so do modules that are named in a string
for somebody else to import.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "playground"

DOORS: dict[str, set[str]] = {  # every room may import errors, message, and its own modules
    "errors": set(),
    "message": {"numerals"},
    "text": {"numerals"},
    "allocator": set(),
    "codec": set(),
    "cores": set(),
    "drafts": set(),
    "gans": set(),
    "settings": {"cores"},
    "specs": {"codec", "gans"},
    "records": {"codec"},
    "families": {"specs"},
    "plan": {"specs", "gans"},
    "source": {"specs", "plan", "gans"},
    "images": {"settings"},
    "numerals": set(),
    "unchanged": set(),
    "nets": {"specs", "gans", "plan", "families", "tensorfile"},
    "tensorfile": set(),
    "data": {"specs", "codec", "drafts", "tensorfile", "images"},
    "describe": {"specs", "codec", "families", "plan", "gans", "gan_recipes"},
    "recipes": {"specs", "gans", "data"},
    "gan_recipes": {"specs", "gans", "data", "recipes"},
    "experiments": {"specs", "families", "gans", "gan_recipes", "recipes", "data"},
    "checkpoints": {"specs", "codec", "drafts", "nets", "tensorfile", "unchanged"},
    "explain": {
        "specs", "nets", "records", "checkpoints", "data", "images", "numerals", "settings", "codec",
        "tensorfile",
    },
    "latents": {"specs", "codec", "nets", "checkpoints", "tensorfile"},
    "training": {
        "specs",
        "codec",
        "gans",
        "cores",
        "drafts",
        "nets",
        "data",
        "checkpoints",
        "records",
        "explain",
        "latents",
    },
    "runs": {
        "allocator", "specs", "gans", "codec", "plan", "settings", "records", "checkpoints", "numerals",
        "cores", "drafts",
    },
    "classroom": {"runs", "records", "specs", "data", "training", "codec", "drafts"},
    "lessons": {"gans", "specs", "training"},
    "draw": {"plan", "records", "numerals"},
    "printed": {"specs", "gan_recipes", "plan"},
    "terminal": {"records"},
    "places": {"checkpoints"},
    "aging": {"latents"},
    "describing": {"describe", "families", "plan", "printed"},
    "explanation": {"settings", "specs", "nets", "explain", "draw"},
    "explaining": {"settings", "images", "nets", "explain", "explanation", "terminal"},
}  # fmt: skip
ALL = set(DOORS) | {"ui"}
DOORS["ui"] = ALL
DOORS["__main__"] = ALL - {"ui"}
DOORS["app"] = {"settings", "runs", "terminal", "ui"}
DOORS["__init__"] = set()

# The page's process names the training; the worker's imports it.
NAMED_FOR_THE_WORKER = {("playground/runs/backends/local.py", "playground.training.run")}

WITHOUT_TORCH = (
    "allocator", "errors", "message", "text", "codec", "cores", "drafts", "gans", "settings", "specs",
    "families", "plan", "source", "records", "draw", "numerals", "images", "unchanged",
)  # fmt: skip
HOME = {
    "gradio": {"ui", "app"},
    "matplotlib": {"draw"},
    "pillow_heif": {"images"},
    "ray": {"runs"},
    "spaces": {"runs"},
}  # the only rooms that may use a library


def room_of(path: Path) -> str:
    inside = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT)
    return inside.parts[0].removesuffix(".py")


def imported(path: Path, text: str) -> Iterator[str]:
    """The dotted name of everything that the file imports, or names for others to import."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.fullmatch(r"playground(\.\w+)+(:\w+)?", node.value):
                yield node.value.partition(":")[0]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def allowed(path: Path, name: str) -> bool:
    room, (library, _, inside) = room_of(path), name.partition(".")
    if library == "playground":
        target = inside.partition(".")[0]
        open_doors = DOORS.get(room, set()) | {room, "errors", "message"}
        if target not in DOORS or target in open_doors:
            return True
        return (path.relative_to(ROOT).as_posix(), name) in NAMED_FOR_THE_WORKER
    if library in ("torch", "torchvision"):
        return room not in WITHOUT_TORCH
    return room in HOME.get(library, {room}) and not {"pyplot", "pylab"} & set(name.split("."))


def faults(path: Path, text: str) -> list[str]:
    """What the file imports that it may not."""
    return [name for name in imported(path, text) if not allowed(path, name)]


FILES = sorted(path for path in [*PACKAGE.rglob("*.py"), ROOT / "app.py"] if path.exists())


def test_every_room_is_in_the_table() -> None:
    assert {room_of(path) for path in FILES} - set(DOORS) == set()
    assert {name for doors in DOORS.values() for name in doors} <= set(DOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_door_but_those_of_the_table(path: Path) -> None:
    assert faults(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("place", "text", "fault"),
    [
        ("plan/walk.py", "from playground.nets.build import build", "playground.nets.build.build"),
        ("plan/walk.py", "from playground import nets", "playground.nets"),
        ("plan/walk.py", "import playground.nets.build", "playground.nets.build"),
        ("plan/walk.py", "from ..nets import build", "playground.nets.build"),
        ("specs/net.py", "def f():\n    from playground.plan import plan", "playground.plan.plan"),
        ("specs/net.py", "if TYPE_CHECKING:\n    from playground import plan", "playground.plan"),
        ("specs/net.py", "import_module('playground.plan')", "playground.plan"),
        ("source/form.py", "def f():\n    import torch.nn", "torch.nn"),
        ("settings.py", "importlib.import_module('torch')", "torch"),
        ("data/load.py", "import gradio as gr", "gradio"),
        ("explain/cam.py", "from matplotlib.figure import Figure", "matplotlib.figure.Figure"),
        ("draw/charts.py", "from matplotlib import pyplot as plt", "matplotlib.pyplot"),
        ("draw/charts.py", "import matplotlib.pyplot", "matplotlib.pyplot"),
        ("runs/store.py", "TRAIN = 'playground.training.run:run'", "playground.training.run"),
        ("runs/service.py", "from playground.training import gan", "playground.training.gan"),
        ("__main__.py", "from playground.ui import page", "playground.ui.page"),
    ],
)  # fmt: skip
def test_a_wall_is_noticed(place: str, text: str, fault: str) -> None:
    assert fault in faults(PACKAGE / place, text)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("plan/walk.py", "from playground.plan.layers import Layer"),
        ("plan/walk.py", "from .layers import Layer"),
        ("nets/build.py", "import torch\nfrom playground.errors import PlanError"),
        ("draw/charts.py", "from matplotlib.figure import Figure"),
        ("runs/backends/local.py", "TRAIN = 'playground.training.run:run'"),
        ("ui/page.py", "import gradio\nfrom playground.training import run"),
        ("training/run.py", "from playground import __version__"),
    ],
)
def test_a_door_is_a_door(place: str, text: str) -> None:
    assert faults(PACKAGE / place, text) == []


def test_no_torch_by_the_back_door() -> None:
    """What these rooms import does not import torch either."""
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in FILES
        if room_of(path) in WITHOUT_TORCH
    ]
    script = f"import sys, {', '.join(modules)}; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "False\n", done.stderr

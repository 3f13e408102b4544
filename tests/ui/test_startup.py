"""The page comes up without the libraries that only its answers need."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from playground.ui import late

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


def test_the_first_answer_does_not_wait_for_pyplot(tmp_path: Path) -> None:
    """Gradio asks for matplotlib's backend around each event, on the event loop."""
    script = """
import sys, app
from gradio.utils import MatplotlibBackendMananger
from playground.ui.launch import _prepare
_prepare(app.demo)
app.executor.close()
with MatplotlibBackendMananger():
    print("matplotlib" in sys.modules, "matplotlib.pyplot" in sys.modules)
"""
    folders = {"PLAYGROUND_RUNS": str(tmp_path / "runs"), "PLAYGROUND_DATA": str(tmp_path / "data")}
    bare = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, cwd=ROOT, env=bare | folders,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1:] == ["True False"], done.stderr


def test_gradio_is_imported_without_writing_its_type_stubs() -> None:
    script = """
import sys
opened = []
sys.addaudithook(lambda event, told: event == "open" and opened.append(str(told[0])))
import playground.ui, gc
import gradio as gr
print(any(name.endswith(".pyi") for name in opened), gc.isenabled(), callable(gr.Button.click))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split() == ["False", "True", "True"], done.stderr


@pytest.mark.parametrize("opened", [True, False])
def test_what_nobody_sees_yet_waits_until_the_rest_is_imported(
    monkeypatch: pytest.MonkeyPatch, opened: bool
) -> None:
    """Which begins when the page asks for that, or after a while if none is opened."""
    monkeypatch.setattr(late, "ALONE", 600 if opened else 0.05)
    monkeypatch.setattr(late, "MODULES", ("colorsys",))
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    rest = late.Late()
    rest.wait()  # at once: nothing was begun
    rest = late.Late()
    rest.begin()
    assert "colorsys" not in sys.modules
    if opened:
        rest.wait()
    else:
        assert rest._there.wait(60)
    assert "colorsys" in sys.modules
    assert gc.isenabled()


def test_a_module_that_cannot_be_imported_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(late, "ALONE", 0)
    monkeypatch.setattr(late, "MODULES", ("no_such_module",))
    rest = late.Late()
    rest._there.clear()
    with pytest.raises(ModuleNotFoundError):
        rest._import()
    rest.wait()
    assert gc.isenabled()

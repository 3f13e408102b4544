"""The folder of a Space: whole, and with requirements that both the host and the app take."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import space

ROOT = Path(space.__file__).parent


def parsed(text: str) -> dict[str, Requirement]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {(needed := Requirement(line)).name: needed for line in lines}


def test_the_requirements_are_the_apps_with_the_hosts_torch() -> None:
    ours = parsed((ROOT / "requirements.txt").read_text())
    theirs = parsed(space.requirements((ROOT / "requirements.txt").read_text()))
    assert theirs.keys() == {*ours, "spaces"}
    for name, needed in ours.items():
        (pin, *more) = theirs[name].specifier
        assert theirs[name].specifier == needed.specifier or (
            not more and pin.operator == "==" and needed.specifier.contains(pin.version)
        ), name
    assert str(theirs["torch"].specifier) == f"=={space.TORCH}"
    assert space.TORCH in space.TORCHES


def test_the_folder_is_an_app_that_can_be_imported(tmp_path: Path) -> None:
    folder = tmp_path / "space"
    space.write(folder)
    done = subprocess.run(
        [sys.executable, "-c", "import playground.ui.page, playground.training.run"],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in folder.iterdir()} == {*space.PARTS, "requirements.txt"}
    assert list((folder / "checkpoints").glob("*.safetensors"))
    with pytest.raises(ValueError, match="must be new or empty"):
        space.write(folder)


def test_nothing_is_compiled() -> None:
    """The host has no torch.compile."""
    for path in (ROOT / "playground").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Attribute) and ast.unparse(node) == "torch.compile")

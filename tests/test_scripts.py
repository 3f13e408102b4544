"""The scripts beside the package: each takes from it only what is there, though no test runs them whole."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = sorted(path for folder in ("benchmarks", "docs") for path in (ROOT / folder).glob("*.py"))


def taken(script: Path) -> list[tuple[str, str]]:
    """What a script imports from the package: (module, name)."""
    return [
        (node.module, alias.name)
        for node in ast.walk(ast.parse(script.read_text()))
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.split(".")[0] == "playground"
        for alias in node.names
    ]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_takes_only_what_is_there(script: Path) -> None:
    if "import ray" in script.read_text():
        pytest.importorskip("ray", reason="there is no wheel of ray for this Python")
    missing = [
        f"{module}.{name}"
        for module, name in taken(script)
        if find_spec(module) is None
        or not (hasattr(import_module(module), name) or find_spec(f"{module}.{name}"))
    ]
    assert missing == []

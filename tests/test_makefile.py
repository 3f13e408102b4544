"""Which Pythons `make run` lets in."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("version", "let_in"),
    [((3, 9, 18), False), ((3, 10, 0), True), ((3, 13, 9), True), ((3, 14, 0), True)],
)
def test_every_python_from_3_10_on_is_let_in(version: tuple[int, ...], let_in: bool) -> None:
    check = re.search(r"\$\(PYTHON\) -c '(.*)'", (ROOT / "Makefile").read_text())
    assert check is not None
    told = f"import sys; sys.version_info, sys.version = {version}, 'this one'; {check[1]}"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True)
    assert (done.returncode == 0) is let_in
    assert ("needs Python 3.10 or later; this is this" in done.stderr) is not let_in

"""The ten lines in the README, run as they stand, against the whole app."""

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from playground.checkpoints import read_card
from playground.ui.http.owner import ROUTE
from playground.ui.train.notebook import lines
from tests.journeys.conftest import ROOT, start_server


@pytest.mark.parametrize("readme", ["README.md", "README.ko.md"])
def test_the_readme_has_the_lines_that_the_page_shows(readme: str) -> None:
    block = lines("http://127.0.0.1:7860/", "...")
    assert f"```python\n{block}```" in (ROOT / readme).read_text(encoding="utf-8")
    assert len(block.splitlines()) <= 10


def test_an_address_cannot_break_out_of_the_lines() -> None:
    hostile = lines('http://x/"); import os; os.remove("y\n', "")
    (text,) = re.findall(r"Client\((.*), headers=", hostile)
    assert '"' not in text[1:-1].replace('\\"', "")


def test_the_lines_train_a_network_and_fetch_it(tmp_path: Path) -> None:
    server = start_server(tmp_path)
    try:
        token = httpx.get(server.url + ROUTE, trust_env=False, timeout=120).text
        script = tmp_path / "notebook.py"
        short = lines(server.url, token).replace('"shapes", 20', '"shapes", 3')
        script.write_text(short, encoding="utf-8")
        told = subprocess.run(
            [sys.executable, script], capture_output=True, text=True, cwd=tmp_path, check=True
        ).stdout.splitlines()
    finally:
        server.stop()
    told = [line for line in told if "Loaded as API" not in line]
    assert all(re.fullmatch(r"\d+\.\d s: \d+% of the batches", line) for line in told[:-1])
    assert len(told) > 1
    card = read_card(Path(told[-1].removeprefix("trained: ")))
    assert (card.run.net.name, card.run.train.seconds) == ("ResNet-8", 3)

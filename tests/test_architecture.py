"""ARCHITECTURE.md and SECURITY.md against the code: what they name is there, and every room is drawn."""

import re
from pathlib import Path

import pytest

from playground.runs.states import MOVES
from tests.test_doors import DOORS, WITHOUT_TORCH

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PROMISES = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROOMS = ROOT / "playground"
FOLDERS = (
    ROOT,
    ROOMS,
    ROOMS / "explain",
    ROOMS / "runs",
    ROOMS / "runs" / "backends",
    ROOMS / "ui" / "browser",
)


def named() -> list[str]:
    """What stands in backticks and looks like a file or a folder."""
    words = re.findall(r"`([\w./-]+)`", PAGE)
    kept = ("last.safetensors", "run.json")  # a run's own
    looks = re.compile(r"[\w/-]+(\.(py|js|md)|/)")
    return sorted({word for word in words if looks.fullmatch(word) and word not in kept})


@pytest.mark.parametrize("name", named())
def test_what_the_page_names_is_there(name: str) -> None:
    assert any((folder / name).exists() for folder in FOLDERS)


@pytest.mark.parametrize("room", sorted(set(DOORS) - {"app", "__init__"}))
def test_every_room_is_on_the_drawing(room: str) -> None:
    drawing = PAGE.split("```")[1]
    assert re.search(rf"(?<![\w.]){room}(/|(?=\s))", drawing)


def test_what_stands_above_the_line_is_held_to_know_no_torch() -> None:
    above = PAGE.split("```")[1].split("no torch above this line")[0].split("playground/\n")[1]
    names = [line.strip().split("   ")[0] for line in above.splitlines() if line.startswith("  ")]
    rooms = {word.strip("/") for line in names for word in line.split()} & set(DOORS)
    assert rooms == set(WITHOUT_TORCH)


def test_the_table_of_states_is_the_code_s() -> None:
    lines = re.findall(r"^\| (\w+) \| ([\w, ]+) \| (\w+) \|$", PAGE.split("## A run")[1], re.M)
    drawn = {event: dict.fromkeys(before.split(", "), after) for event, before, after in lines[:8]}
    assert drawn == MOVES


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`((?:tests|benchmarks)/[\w/]+\.py)`", PROMISES)))
)
def test_what_tests_a_promise_is_there(name: str) -> None:
    assert (ROOT / name).exists()

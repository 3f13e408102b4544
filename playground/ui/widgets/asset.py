"""A widget's script and style, read from beside its Python."""

from pathlib import Path


def asset(name: str) -> str:
    """The text of a file in this folder, such as "chart.js"."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")

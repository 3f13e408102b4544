"""A widget's script and style, read from beside its Python."""

from pathlib import Path


def asset(name: str) -> str:
    """The text of a file in this folder, such as "chart.js"."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def expression(name: str) -> str:
    """A script that is one function, as Gradio's `js` takes it: without its last semicolon."""
    return asset(name).rstrip().removesuffix(";")


def script(*names: str) -> str:
    """The named scripts as one body of `js_on_load`, after what they share: kit.js."""
    return "".join(asset(name) for name in ("kit.js", *names))

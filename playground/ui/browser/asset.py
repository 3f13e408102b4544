"""A widget's script and style, read from beside its Python.

Scripts are ES modules, as the linter, the type checker and the tests read them. Gradio takes a widget's
script as the body of one function: here a module and those that it imports are put into one, so that no
request is added to the page's start. What a module keeps, it keeps for its one widget.
"""

import posixpath
import re
from pathlib import Path

_IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_REMARK = re.compile(r"^ *//[^\n]*\n", re.MULTILINE)
_TYPES = re.compile(r"/\*\*(?:(?!\*/).)*\*/\s?", re.DOTALL)  # no text of ours holds one
_INDENT = re.compile(r"^ +", re.MULTILINE)  # nor goes on over lines


def asset(name: str) -> str:
    """The text of a file in this folder, such as "run.css"."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def widget(name: str) -> str:
    """A widget's `js_on_load`: its module's `start`, called with what Gradio gives.

    Raises ImportError if modules import each other in a circle.
    """
    given = "{ element, props, server, trigger, watch }"
    return f"{_modules(name)}{_name(name)}.start({given});\n"


def expression(name: str) -> str:
    """A module's `start` as one function, as Gradio's `js` takes it. Raises as `widget` does."""
    return f"(...given) => {{\n{_modules(name)}return {_name(name)}.start(...given);\n}}"


def _modules(name: str) -> str:
    """A module after all that it needs, each an object of what it exports."""
    found: dict[str, str] = {}
    _gather(name, (), found)
    return "".join(found.values())


def _gather(name: str, above: tuple[str, ...], found: dict[str, str]) -> None:
    if name in above:
        raise ImportError(f"a circle of imports: {' -> '.join([*above, name])}")
    if name in found:
        return
    text = asset(name)
    for _, path in _IMPORT.findall(text):
        _gather(_target(name, path), (*above, name), found)
    exports = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _INDENT.sub("", _TYPES.sub("", _REMARK.sub("", text))))
    body = _IMPORT.sub(
        lambda found: f"const {found[1]} = {_name(_target(name, found[2]))};\n", body
    )
    found[name] = f"const {_name(name)} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"


def _target(name: str, path: str) -> str:
    """What a module means by a path that it imports from."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _name(module: str) -> str:
    return "$" + re.sub(r"\W", "_", module.removesuffix(".js"))

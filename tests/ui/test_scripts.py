"""Scripts of widgets: modules put into one function, as Gradio takes it."""

import re
from pathlib import Path

import pytest

from playground.ui.browser import asset as room
from playground.ui.browser.asset import expression, widget

FOLDER = Path(room.__file__).parent


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    files: dict[str, str] = {}
    monkeypatch.setattr(room, "asset", files.__getitem__)
    return files


def test_a_module_comes_after_what_it_needs_and_only_once(written: dict[str, str]) -> None:
    written["a.js"] = (
        'import { b } from "./in/b.js";\nimport { c } from "./c.js";\nexport function start() {}\n'
    )
    written["in/b.js"] = 'import { c } from "../c.js";\n// of b\nexport const b = c;\n'
    written["c.js"] = "/**\n * of c\n */\nexport const c = 1; // kept\n"
    assert widget("a.js") == (
        "const $c = (() => {\nconst c = 1; // kept\nreturn { c };\n})();\n"
        "const $in_b = (() => {\nconst { c } = $c;\nconst b = c;\nreturn { b };\n})();\n"
        "const $a = (() => {\nconst { b } = $in_b;\nconst { c } = $c;\nfunction start() {}\n"
        "return { start };\n})();\n"
        "$a.start({ element, props, server, trigger, watch });\n"
    )


def test_a_page_script_is_one_function(written: dict[str, str]) -> None:
    written["a.js"] = (
        "export async function start(\n  /** @type {A} */ given,\n) {}\n/** its end */\n"
    )
    assert expression("a.js") == (
        "(...given) => {\nconst $a = (() => {\n"
        "async function start(\ngiven,\n) {}\nreturn { start };\n})();\n"
        "return $a.start(...given);\n}"
    )


def test_a_circle_of_imports_is_refused(written: dict[str, str]) -> None:
    written["a.js"] = 'import { b } from "./b.js";\n'
    written["b.js"] = 'import { a } from "./a.js";\n'
    with pytest.raises(ImportError, match=r"a\.js -> b\.js -> a\.js"):
        widget("a.js")


def test_what_is_imported_is_exported() -> None:
    exports = {
        str(path.relative_to(FOLDER)): set(room._EXPORT.findall(path.read_text()))
        for path in FOLDER.rglob("*.js")
    }
    for name in exports:
        for names, path in room._IMPORT.findall((FOLDER / name).read_text()):
            wanted = set(re.findall(r"\w+", names))
            assert wanted <= exports[room._target(name, path)], (name, path)


def test_every_script_is_of_some_use() -> None:
    """All are put into the page by some Python, or are needed by one that is."""
    python = "".join(path.read_text() for path in FOLDER.parent.rglob("*.py"))
    python += "".join(f'"{path.stem}.js"' for path in FOLDER.glob("*.py"))  # with_tray's
    used = [
        name for name in re.findall(r"""["']([\w/]+\.js)["']""", python) if (FOLDER / name).exists()
    ]
    for name in used:
        for _, path in room._IMPORT.findall((FOLDER / name).read_text()):
            if (found := room._target(name, path)) not in used:
                used.append(found)
    assert {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.js")} == set(used)

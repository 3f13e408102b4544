"""Importing Gradio in half of the time.

Each time that it is imported, Gradio parses the source of all its components to write a .pyi file beside
it, for editors: about half of the import's time, for files that no running page reads.
"""

import gc
import importlib
import importlib.util
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType

WRITER, WRITES = "gradio.component_meta", "create_or_modify_pyi"


def import_gradio() -> None:
    """Import it without its stubs, and without looking for garbage in what stays; once."""
    if "gradio" in sys.modules:
        return
    sys.meta_path.insert(0, _Finder())
    collecting = gc.isenabled()
    gc.disable()
    try:
        importlib.import_module("gradio")
    finally:
        if collecting:
            gc.enable()
    gc.freeze()


class _Finder(MetaPathFinder):
    """Finds the one module that writes the stubs, once."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != WRITER:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        if spec and spec.origin:
            spec.loader = _Stubless(fullname, spec.origin)
        return spec


class _Stubless(SourceFileLoader):
    """Loads it with nothing in its writer's place; one that has none is as it was."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        setattr(module, WRITES, lambda *_: None)

"""Which backend a server has: by its settings, or by where it is."""

import importlib.util
import os
from collections.abc import Mapping
from dataclasses import replace

from playground.errors import PlaygroundError
from playground.runs.backends.backend import Backend
from playground.runs.backends.local import LocalProcesses
from playground.settings import Settings


def equipped(
    settings: Settings, environ: Mapping[str, str] = os.environ
) -> tuple[Settings, Backend]:
    """The backend, and the settings as they are with it.

    "auto" is ZeroGPU on a Space that has it, and processes of this machine anywhere else.
    Raises PlaygroundError for a backend whose package is not installed.
    """
    name = settings.backend
    if name == "auto":
        name = "zerogpu" if environ.get("SPACES_ZERO_GPU") else "local"
    if name == "local":
        return settings, LocalProcesses(settings.workers)
    if importlib.util.find_spec("spaces") is None:
        raise PlaygroundError(
            "the backend zerogpu needs the package spaces: install it, or set PLAYGROUND_BACKEND to local"
        )
    from playground.runs.backends.zerogpu import ZeroGpu  # here: it imports torch and Gradio

    return replace(settings, workers=settings.live), ZeroGpu()  # the host has a queue of its own

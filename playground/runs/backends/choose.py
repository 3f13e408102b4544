"""Which backend a server has: by its settings, or by where it is."""

import importlib.util
import os
from collections.abc import Mapping
from dataclasses import replace

from playground.errors import PlaygroundError
from playground.runs.backends.backend import Backend
from playground.runs.backends.local import LocalProcesses
from playground.settings import Settings

PACKAGES = {"ray": "ray", "zerogpu": "spaces"}
"""What a backend needs that is not among the requirements."""


def equipped(
    settings: Settings, environ: Mapping[str, str] = os.environ
) -> tuple[Settings, Backend]:
    """The backend, and the settings as they are with it.

    "auto" is ZeroGPU on a Space that has it, and processes of this machine anywhere else.
    Raises PlaygroundError for a backend whose package is not installed, or a cluster that is not there.
    """
    name = settings.backend
    if name == "auto":
        name = "zerogpu" if environ.get("SPACES_ZERO_GPU") else "local"
    if name == "local":
        return settings, LocalProcesses()
    package = PACKAGES[name]
    if importlib.util.find_spec(package) is None:
        raise PlaygroundError(
            "the backend {name} needs the package {package}: install it, or set PLAYGROUND_BACKEND to "
            "local",
            name=name,
            package=package,
        )
    if name == "ray":
        from playground.runs.backends.joining import (
            joined,  # here: only a cluster's server needs Ray
        )

        return joined(settings)
    from playground.runs.backends.zerogpu import ZeroGpu  # here: it imports torch and Gradio

    return replace(settings, workers=settings.live), ZeroGpu()  # the host has a queue of its own

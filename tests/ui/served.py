"""A small server of a module's own, in a process of its own."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.journeys.conftest import ROOT, free_port

PATIENCE = 300.0  # seconds: a busy machine is slow, and no failure


@contextmanager
def served(module: str, *arguments: str) -> Iterator[str]:
    """The address of `python -m MODULE PORT ARGUMENTS`, once it answers; then it is ended."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", module, str(port), *arguments], cwd=ROOT)
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                httpx.get(f"{url}/config", trust_env=False, timeout=PATIENCE)
                break
            except httpx.TransportError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait()

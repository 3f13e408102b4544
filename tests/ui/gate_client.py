"""A small page of Gradio's own behind our middleware, in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

SLOW = 0.2  # seconds that the page's slow call takes
MOST = 20  # calls that may wait from one address
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """Of a page that keeps a token in the browser."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "tests.ui.gate_server", str(port)], cwd=ROOT)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            deadline = time.monotonic() + 60
            while True:
                try:
                    client.get("/config")
                    break
                except httpx.TransportError:
                    assert time.monotonic() < deadline
                    time.sleep(0.1)
            yield client
    finally:
        server.terminate()
        server.wait()

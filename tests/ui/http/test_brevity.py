"""A call that Gradio cannot answer is logged, and fills no disk."""

import inspect
import subprocess
import sys

import httpx
from gradio import queueing, routes

from tests.ui.gate_client import client

__all__ = ["client"]

TWICE = """
from playground.ui.http.brevity import log_refusals_briefly
from gradio import queueing, routes
log_refusals_briefly()
for module in (queueing, routes):
    try:
        {}["x" * 10_000]
    except KeyError:
        module.traceback.print_exc()
"""


def test_a_bad_call_takes_a_line_of_the_log() -> None:
    told = subprocess.run([sys.executable, "-c", TWICE], capture_output=True, text=True, check=True)
    lines = told.stderr.splitlines()
    assert len(lines) == 2
    for line in lines:
        assert "KeyError" in line
        assert "<string>:7" in line
        assert len(line) < 400


def test_such_a_call_still_gets_its_sentence(client: httpx.Client) -> None:
    answer = client.post("/gradio_api/run/number", json={"data": [{"a": 1}]})
    assert answer.json()["error"]


def test_gradio_prints_in_no_other_way() -> None:
    """To be looked at again when Gradio changes."""
    for module, places in ((queueing, 3), (routes, 1)):
        source = inspect.getsource(module)
        assert source.count("traceback.") == source.count("traceback.print_exc()") == places

"""Weights from a hub that is made up on the spot: they come once, with progress, or with a sentence."""

import http.server
import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from playground.errors import CheckpointError, Fetching
from playground.explain import fetching
from playground.explain.fetching import Fetches
from playground.nets import foreign

ROOT = Path(__file__).parents[2]
FETCH = """
import json, sys
from playground.errors import CheckpointError
from playground.nets.foreign import hub
shares = []
try:
    for share in hub.waited_for(hub.Fetch("timm/resnet18.tv_in1k", "ResNet-18")):
        shares.append(share)
    path = hub.cached("timm/resnet18.tv_in1k")
    print(json.dumps([shares, len(path.read_bytes()), path.name]))
except CheckpointError as error:
    print(json.dumps(str(error)))
"""
SIZE = 48_000_000  # the client tells of pieces of ten megabytes


class Hub(http.server.BaseHTTPRequestHandler):
    """As much of the Hub as one file needs; it comes in pieces."""

    def do_HEAD(self) -> None:
        known = self.path == "/timm/resnet18.tv_in1k/resolve/main/model.safetensors"
        self.send_response(200 if known else 404)
        for name, value in {
            "X-Repo-Commit": "a" * 40, "ETag": '"etag"', "Content-Length": str(SIZE),
            "Accept-Ranges": "bytes",
        }.items():  # fmt: skip
            self.send_header(name, value)
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()
        for _ in range(4):
            self.wfile.write(bytes(SIZE // 4))
            time.sleep(0.3)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def fetched(tmp_path: Path, endpoint: str, **more: str):
    """What a program of its own gets: the Hub's client reads its settings when it is imported."""
    environment = {
        "HF_ENDPOINT": endpoint, "HF_HOME": str(tmp_path), "PATH": "", "HF_HUB_DISABLE_XET": "1",
    } | more  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", FETCH], cwd=ROOT, env=environment, capture_output=True, timeout=100
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_weights_come_from_the_hub_with_progress_and_stay(tmp_path):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        shares, size, name = fetched(tmp_path, address)
        server.shutdown()
    assert (size, name) == (SIZE, "model.safetensors")
    assert shares == sorted(shares)
    assert any(0 < share < 1 for share in shares)


def test_without_a_connection_there_is_a_sentence(tmp_path):
    told = fetched(tmp_path, "http://127.0.0.1:9", HF_HUB_OFFLINE="1")
    assert told.startswith(
        "the weights of ResNet-18 are not on this machine, and huggingface.co did"
    )


class Held:
    def __init__(self, *asked: str) -> None:
        self.asked, self.share, self.going = asked, 0.5, True

    def result(self) -> None:
        raise CheckpointError("it did not come")


@pytest.fixture
def made(monkeypatch):
    fetches: list[Held] = []
    monkeypatch.setattr(
        fetching, "Fetch", lambda *asked: fetches.append(Held(*asked)) or fetches[-1]
    )
    for name in ("resnet18", "resnet34"):
        lacking = foreign.FOREIGN[name]._replace(weights_path=lambda: None)
        monkeypatch.setitem(foreign.FOREIGN, name, lacking)
    return fetches


def test_however_many_choose_a_network_it_is_fetched_once(made):
    fetches = Fetches()
    for _ in range(5):
        for name in ("resnet18", "resnet34"):
            with pytest.raises(Fetching, match=r"on their way: 50.0% of"):
                fetches.check(f"foreign:{name}")
    assert [fetch.asked[0] for fetch in made] == ["timm/resnet18.tv_in1k", "timm/resnet34.tv_in1k"]


def test_a_failure_is_told_once_and_then_it_is_tried_again(made):
    fetches = Fetches()
    with pytest.raises(Fetching):
        fetches.check("foreign:resnet18")
    made[0].going = False
    with pytest.raises(CheckpointError, match="did not come"):
        fetches.check("foreign:resnet18")
    with pytest.raises(Fetching):
        fetches.check("foreign:resnet18")
    assert len(made) == 2


@pytest.mark.parametrize("choice", ["foreign:imagenet", "foreign:x", "shipped:x", "", "resnet18"])
def test_nothing_else_is_fetched(made, choice):
    Fetches().check(choice)
    assert made == []

"""A training on a real server as its owner sees it: what he was shown of it, and what the disk has."""

import json
import threading
import time
from collections.abc import Callable
from typing import Any

import httpx
from gradio_client import Client
from safetensors import safe_open

from playground.checkpoints import LAST
from playground.runs.reports import REPORTS
from playground.ui.http.owner import HEADER, ROUTE
from tests.journeys.conftest import Server

ENDLESS = 3000  # seconds: no training ends by itself meanwhile
PATIENCE = 300.0  # seconds until what should happen has not


class Owner:
    """Somebody's program, which trains by the API. It keeps its token when the server is another one."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.token = httpx.get(server.url + ROUTE, trust_env=False).raise_for_status().text
        self._client = self._connected()

    def moved(self, server: Server) -> None:
        """His server is this one now."""
        self.server = server
        self._client = self._connected()

    def call(self, name: str, *values: object) -> Any:
        """Raises Gradio's errors, with the server's own sentences."""
        return self._client.predict(*values, api_name=f"/{name}")

    def row(self, run_id: str) -> dict[str, Any]:
        """How a run stands."""
        return next(row for row in self.call("runs") if row["run"] == run_id)

    def follow(self, run_id: str, show: Callable[[dict[str, Any]], None]) -> None:
        """Show the points of a run's curve as they come, in a thread, until it or the server ends."""

        def listen() -> None:
            try:
                for news in client.submit(run_id, api_name="/follow"):
                    for point in news["points"]:
                        show(point)
            except Exception:
                if server.process.poll() is None:  # else it has gone: that is what it is about
                    raise

        client, server = self._connected(), self.server
        threading.Thread(target=listen, daemon=True).start()

    def _connected(self) -> Client:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return Client(self.server.url, headers={HEADER: self.token}, verbose=False)
            except httpx.TimeoutException:
                if time.monotonic() > deadline:
                    raise


class WatchedRun:
    """One run from its start on. shown: the points that its owner has seen."""

    def __init__(self, owner: Owner) -> None:
        self.owner, self.shown = owner, list[dict[str, Any]]()
        changes = {"precision": "float32"}  # no trial before it
        started = owner.call("train", "cifar_resnet:8", "shapes", ENDLESS, "", 0, changes)
        self.id = started["run"]
        self.folder = owner.server.folder / "runs" / self.id
        self.watch()

    def watch(self) -> None:
        """Follow it, from where it stands."""
        self.owner.follow(self.id, self.shown.append)

    def row(self) -> dict[str, Any]:
        return self.owner.row(self.id)

    def saved(self) -> int:
        """The step of its checkpoint, all of whose tensors were read by safetensors' own reader; 0 without
        one. Raises what that raises if the file is damaged."""
        path = self.folder / LAST
        if not path.exists():
            return 0
        with safe_open(path, "pt") as file:
            for name in file.keys():  # noqa: SIM118  # it is no dictionary
                file.get_tensor(name)
            card = json.loads(file.metadata()["playground"])
        return int(json.loads(card["progress"])["step"])

    def kept(self) -> list[dict[str, Any]]:
        """The points in its file of reports, without one that is being written. Raises ValueError if
        another line is broken."""
        lines = (self.folder / REPORTS).read_text().split("\n")[:-1]
        return [entry for entry in map(json.loads, lines) if entry["kind"] == "train"]

    def missing(self, seen: list[dict[str, Any]]) -> int:
        """How many of the points that were shown are not in the file."""
        there = [{k: v for k, v in entry.items() if k != "kind"} for entry in self.kept()]
        return sum(point not in there for point in seen)

    def end(self) -> None:
        """Stop it, wait until it has saved, and see what it leaves."""
        self.owner.call("stop", self.id)
        until(lambda: not self.row()["saving"] and self.row()["state"] != "running", "it stops")


def until(happens: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait for it. Raises TimeoutError with these words if it does not happen."""
    deadline = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {seconds:g} s: {what}")
        time.sleep(0.05)

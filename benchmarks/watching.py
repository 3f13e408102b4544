"""What a hundred viewers of one run cost the server: while it is paused, and while it reports.

    python benchmarks/watching.py [--viewers 100] [--seconds 20]

Claimed, of the web server's own processor time: 2% of a core more than without viewers at most while the
run has no news, 20% at most while it reports four times a second; and a 95th percentile of 0.3 seconds for
a cheap call meanwhile, in the queue and past it. The viewers are connections of a page's kind: each asks
for the run's news as the Train tab does, and reads the stream. The run's training only reports. The cheap
calls are made in a time of their own: their cost is not the viewers'. Needs Linux. Ends with one JSON
object.
"""

import argparse
import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import httpx

from benchmarks.cheap import beside
from benchmarks.processes import processor_seconds
from benchmarks.report import report
from playground.data.catalog import SHAPES
from playground.families import named
from playground.recipes import classifier_run
from playground.records import Report, TrainReport
from playground.runs.backends.local import LocalProcesses
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.ui.http.owner import HEADER, NAME_LENGTH
from tests.journeys.conftest import free_port

IDLE, BUSY, CLAIM = 0.02, 0.2, 0.3  # of a core, of a core, seconds
REPORTS = 0.25  # seconds between two
SETTLING = 3.0  # seconds that all get over what they have just begun with
PATIENCE = 300.0  # seconds: each viewer comes to the page as a browser does, one after the other


def reporting(*_: object) -> Generator[Report, None, None]:
    """A training that only reports."""
    for step in range(1, 1_000_000):
        yield TrainReport(step, step / 100, step * REPORTS, 0.5, 3600.0, 1000.0, 0.1, 1.0, 0.5)
        time.sleep(REPORTS)


def serve(folder: Path) -> None:
    """The app, whose trainings are `reporting`, with one run. Says on which port, whose, and which; then
    pauses or resumes it as it is told."""
    from playground.ui.launch import launch
    from playground.ui.page import make_page
    from playground.ui.services import Services

    os.environ["GRADIO_SERVER_PORT"] = str(free_port())
    settings = replace(Settings.from_env(), runs=folder, workers=1)
    backend = LocalProcesses(1, "benchmarks.watching:reporting", ())
    runs = RunService(RunStore(folder), settings, backend)
    services = Services(settings, runs)
    token = services.owners.new()
    run = runs.submit(
        token[:NAME_LENGTH], classifier_run(named("cifar_resnet:8"), SHAPES, "quick", {})
    )

    def obey() -> None:
        for line in sys.stdin:
            getattr(runs, line.strip())(run.id, run.owner)

    threading.Thread(target=obey, daemon=True).start()
    print(json.dumps([os.environ["GRADIO_SERVER_PORT"], token, run.id]), flush=True)
    launch(make_page(services), services)


@dataclass
class Served:
    """The server in a process of its own, and the run that is watched there."""

    process: subprocess.Popen[str]
    url: str
    token: str
    run_id: str

    def tell(self, command: str) -> None:
        assert self.process.stdin
        print(command, file=self.process.stdin, flush=True)
        time.sleep(SETTLING)

    def core(self, seconds: float) -> float:
        """What the process takes of a core, for so long."""
        before, began = processor_seconds(self.process.pid), time.monotonic()
        time.sleep(seconds)
        spent = processor_seconds(self.process.pid) - before
        return spent / (time.monotonic() - began)


@contextmanager
def served(folder: Path, script: str = __file__) -> Iterator[Served]:
    """The server of a script, which serves if it is told to."""
    command = [sys.executable, script, "--serve", str(folder)]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
    assert process.stdout
    port, token, run_id = json.loads(process.stdout.readline())
    server = Served(process, f"http://127.0.0.1:{port}", token, run_id)
    threading.Thread(target=process.stdout.read, daemon=True).start()
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            httpx.get(server.url, trust_env=False).raise_for_status()
            break
        except httpx.HTTPError:
            if time.monotonic() > deadline or process.poll() is not None:
                raise
            time.sleep(0.2)
    try:
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


class Viewers:
    """Pages that watch the run, each with a connection of its own, on one thread that only reads."""

    def __init__(self, server: Served, count: int) -> None:
        self._server, self._count = server, count
        self.updates = 0
        self._there: set[str] = set()  # those that have been told how the run stands
        self._over = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._watch()), daemon=True)

    def __enter__(self) -> "Viewers":
        self._thread.start()
        deadline = time.monotonic() + PATIENCE
        while len(self._there) < self._count:
            if time.monotonic() > deadline or not self._thread.is_alive():
                raise RuntimeError(f"{len(self._there)} of {self._count} viewers came")
            time.sleep(0.1)
        time.sleep(SETTLING)
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    async def _watch(self) -> None:
        limits = httpx.Limits(max_connections=2 * self._count)
        async with httpx.AsyncClient(
            base_url=self._server.url, headers={HEADER: self._server.token}, limits=limits,
            timeout=PATIENCE, trust_env=False,
        ) as web:  # fmt: skip
            arrive, follow = events_of((await web.get("/config")).json()["dependencies"])
            viewers = [
                asyncio.create_task(self._view(web, arrive, follow, f"viewer{i}"))
                for i in range(self._count)
            ]
            while not self._over.is_set():
                await asyncio.sleep(0.2)
            for viewer in viewers:
                viewer.cancel()
            for error in await asyncio.gather(*viewers, return_exceptions=True):
                if not isinstance(error, asyncio.CancelledError):
                    raise RuntimeError("a viewer was sent away") from error

    async def _view(self, web: httpx.AsyncClient, arrive: int, follow: int, session: str) -> None:
        """Come to the page, then follow the run until cancelled."""
        for number, data in ((arrive, []), (follow, [self._server.run_id, None, None])):
            body = {"data": data, "fn_index": number, "session_hash": session}
            (await web.post("/gradio_api/queue/join", json=body)).raise_for_status()
            path = f"/gradio_api/queue/data?session_hash={session}"
            async with web.stream("GET", path) as stream:
                async for chunk in stream.aiter_raw():
                    if count := chunk.count(b"process_generating"):
                        self.updates += count
                        self._there.add(session)


def events_of(events: list[dict[str, Any]]) -> tuple[int, int]:
    """The numbers of the page's events that list one's runs, and that follow the chosen one."""
    follow = next(e for e in events if str(e["api_name"]).startswith("_follow"))
    runs = follow["inputs"][0]
    listed = [e for e in events if e["outputs"][:1] == [runs] and not e["inputs"]]
    return next(e["id"] for e in listed if e["targets"][0][1] == "load"), follow["id"]


def measure(server: Served, count: int, seconds: float) -> dict[str, float]:
    server.tell("pause")
    nobody = server.core(seconds)
    with Viewers(server, count) as viewers:
        idle = server.core(seconds)
        server.tell("resume")
        seen = viewers.updates
        busy = server.core(seconds)
        rate = (viewers.updates - seen) / seconds / count
        times = beside(server.url, [], seconds)
    return {
        "nobody_core": round(nobody, 4),
        "idle_core": round(idle, 4),
        "busy_core": round(busy, 4),
        "updates_a_second_each": round(rate, 2),
        **{f"{kind}_p95": round(value, 3) for kind, value in times.items()},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--viewers", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve)
        return 0
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        found = measure(server, options.viewers, options.seconds)
    claims = {
        f"{IDLE:.0%} of a core more without news": found["idle_core"] - found["nobody_core"]
        <= IDLE,
        f"{BUSY:.0%} of a core with four reports a second": found["busy_core"] <= BUSY,
        f"a cheap call within {CLAIM} s": max(found["queued_p95"], found["at_once_p95"]) <= CLAIM,
    }
    return report("watching", {"viewers": options.viewers, **found}, claims, load_before)


if __name__ == "__main__":
    raise SystemExit(main())

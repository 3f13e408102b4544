"""What a hundred viewers of one run cost the server: while it is paused, and while it reports.

    python benchmarks/watching.py [--viewers 100] [--seconds 20]

Claimed, of the web server's own processor time: 2% of a core more than without viewers at most while the
run has no news, 20% at most while it reports four times a second; and a 95th percentile of 0.3 seconds for
a cheap call meanwhile, in the queue and past it. The viewers are connections of a page's kind: each loads
the page, asks for its list of runs and for the run's news as the Train tab does, and reads the stream.
What it took the server that they came, all at once, is told beside. The run's training only reports. The
cheap calls are made in a time of their own: their cost is not the viewers'. Needs Linux. Takes two to
four minutes, says on stderr how far it is, and ends with one JSON object.
"""

import argparse
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

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import httpx

from benchmarks.cheap import beside
from benchmarks.processes import processor_seconds
from benchmarks.report import report
from benchmarks.viewers import NoViewers, Viewers
from playground.data.catalog import SHAPES
from playground.families import named
from playground.recipes import classifier_run
from playground.records import Report, TrainReport
from playground.runs.backends.local import LocalProcesses
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.ui.http.owner import NAME_LENGTH
from tests.journeys.conftest import free_port

IDLE, BUSY, CLAIM = 0.02, 0.2, 0.3  # of a core, of a core, seconds
REPORTS = 0.25  # seconds between two
SETTLING = 3.0  # seconds that all get over what they have just begun with
PATIENCE = 120.0  # seconds until the server answers, and until it rests
REST = 0.1  # of a core: less than its beginning takes


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
    backend = LocalProcesses("benchmarks.watching:reporting", ())
    runs = RunService(RunStore(folder), settings, backend)
    services = Services(settings, runs)
    token = services.owners.new()
    run = runs.submit(
        token[:NAME_LENGTH], classifier_run(named("cifar_resnet:8"), SHAPES, "quick", {})
    )

    def obey() -> None:
        services.late.wait()  # what is imported late is, before anything is measured
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
        return self.spent(before) / (time.monotonic() - began)

    def spent(self, before: float = 0.0) -> float:
        """Processor seconds since there had been so many."""
        return processor_seconds(self.process.pid) - before

    def rest(self) -> None:
        """Return once it has done what it begins with, or after PATIENCE."""
        began = time.monotonic()
        while self.core(SETTLING) > REST and time.monotonic() - began < PATIENCE:
            pass


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
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def measure(server: Served, count: int, seconds: float) -> dict[str, float]:
    server.tell("pause")
    server.rest()
    nobody = _said("without viewers", server.core(seconds))
    before = server.spent()
    with Viewers(server.url, server.token, server.run_id, count) as viewers:
        came = (server.spent(before) - nobody * viewers.seconds) / count
        time.sleep(SETTLING)
        idle = _said("without news", server.core(seconds))
        server.tell("resume")
        seen = viewers.updates
        busy = _said("with four reports a second", server.core(seconds))
        rate = (viewers.updates - seen) / seconds / count
        times = beside(server.url, [], seconds)
    return {
        "processor_seconds_an_arrival": round(came, 3),
        "nobody_core": round(nobody, 4),
        "idle_core": round(idle, 4),
        "busy_core": round(busy, 4),
        "updates_a_second_each": round(rate, 2),
        **{f"{kind}_p95": round(value, 3) for kind, value in times.items()},
    }


def _said(when: str, core: float) -> float:
    print(f"{core:.1%} of a core {when}", file=sys.stderr)
    return core


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
    try:
        with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
            found = measure(server, options.viewers, options.seconds)
    except NoViewers as error:
        print(f"nothing was measured: {error}", file=sys.stderr)
        return 1
    claims = {
        f"{IDLE:.0%} of a core more without news": found["idle_core"] - found["nobody_core"]
        <= IDLE,
        f"{BUSY:.0%} of a core with four reports a second": found["busy_core"] <= BUSY,
        "viewers are told": found["updates_a_second_each"] >= 1,
        f"a cheap call within {CLAIM} s": max(found["queued_p95"], found["at_once_p95"]) <= CLAIM,
    }
    return report("watching", {"viewers": options.viewers, **found}, claims, load_before)


if __name__ == "__main__":
    raise SystemExit(main())

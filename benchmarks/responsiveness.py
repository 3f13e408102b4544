"""How soon the page answers: a run's first point, its stop, and Build and Look while one trains.

    python benchmarks/responsiveness.py [--runs 5] [--calls 20] [--net cifar_resnet:20]

Claimed, as medians: from start to the first point of the curve 1.5 seconds; from stop to a state that
says so 1 second; and Build's and Look's answers take less than twice as long while a run trains.
Nothing is scored.

On two cores with AVX2, at a load of 1 to 2, it held: 0.94 and 0.32 seconds, and 0.78 (Build) and 1.01
(Look) times as long. At a load of 9 the first point took 4.3 seconds.

Runs are started and stopped through the executor that the page uses, with its worker processes; the
first run, which also waits for torch to be imported once, does not count. Build and Look are asked
over HTTP by gradio_client, `/describe` and `/look`, in a server of its own, first while nothing
trains here and then while a run does; a call's time includes the client's, and for Look the upload
of a 640x480 photo. Ends with one JSON object. Data: CIFAR-10 where PLAYGROUND_DATA has it, Shapes
otherwise.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from gradio_client import Client, handle_file
from PIL import Image

from benchmarks.report import report
from playground.checkpoints import shelf
from playground.data.load import available
from playground.recipes import classifier_run
from playground.records import TrainReport
from playground.runs.local import LocalExecutor
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.specs import RunSpec
from tests.journeys.conftest import start_server

OWNER = "benchmark"
FIRST_POINT, STOP, SLOWER = 1.5, 1.0, 2.0  # claimed: seconds, seconds, times
PATIENCE = 120.0  # seconds
POLL = 0.005  # seconds


def until(done: Callable[[], object]) -> float:
    """Wait for it: the seconds that took."""
    started = time.perf_counter()
    while not done():
        if time.perf_counter() - started > PATIENCE:
            raise RuntimeError("nothing happened for too long")
        time.sleep(POLL)
    return time.perf_counter() - started


def has_point(executor: LocalExecutor, run_id: str) -> bool:
    view = executor.state(run_id, OWNER)
    if view.run.state == "failed":
        raise RuntimeError(view.run.reason)
    return any(isinstance(report, TrainReport) for report in executor.reports(run_id, OWNER))


def start_and_stop(executor: LocalExecutor, spec: RunSpec) -> tuple[float, float]:
    """Seconds from start to the first point, and from stop to the state stopped."""
    started = time.perf_counter()
    run = executor.submit(OWNER, spec)
    until(lambda: has_point(executor, run.id))
    first = time.perf_counter() - started
    time.sleep(1.0)  # well into the training
    started = time.perf_counter()
    executor.stop(run.id, OWNER)
    until(lambda: executor.state(run.id, OWNER).run.state == "stopped")
    stop = time.perf_counter() - started
    until(lambda: not executor.state(run.id, OWNER).saving)
    executor.delete(run.id, OWNER)
    return first, stop


def answers(client: Client, photo: Path, network: str, calls: int) -> dict[str, float]:
    """Median milliseconds of Build's and of Look's answer."""
    asked: dict[str, Callable[[], object]] = {
        "build": lambda: client.predict("wide_resnet:28,10", api_name="/describe"),
        "look": lambda: client.predict(
            handle_file(str(photo)), network, "1", "0", "", api_name="/look"
        ),
    }
    times = {}
    for name, ask in asked.items():
        ask()  # the first one loads a network
        seconds = []
        for _ in range(calls):
            started = time.perf_counter()
            ask()
            seconds.append(time.perf_counter() - started)
        times[name] = 1000 * statistics.median(seconds)
    return times


def photo_in(folder: Path) -> Path:
    """A picture with something at every scale."""
    coarse = np.random.default_rng(0).integers(0, 256, (12, 16, 3), dtype=np.uint8)
    path = folder / "photo.jpg"
    Image.fromarray(coarse).resize((640, 480), Image.Resampling.BICUBIC).save(path)
    return path


def measure(folder: Path, options: argparse.Namespace) -> dict[str, float]:
    """All figures: seconds, and milliseconds where the name says so."""
    settings = Settings.from_env()
    network = next(
        f"shipped:{name}"
        for name, card in shelf(settings.checkpoints).items()
        if card.kind == "classifier"
    )
    key = "cifar10" if "cifar10" in available(settings.data) else "shapes"
    spec = classifier_run(options.net, key, "quick", {"seconds": 3600, "validation": 1000})
    executor = LocalExecutor(RunStore(folder / "runs"), settings)
    server = start_server(folder)
    client = Client(server.url, verbose=False)
    try:
        start_and_stop(executor, spec)
        pairs = [start_and_stop(executor, spec) for _ in range(options.runs)]
        idle = answers(client, photo_in(folder), network, options.calls)
        run = executor.submit(OWNER, spec)
        until(lambda: has_point(executor, run.id))
        busy = answers(client, photo_in(folder), network, options.calls)
    finally:
        executor.close()
        client.close()
        server.stop()
    return {
        "first_point_seconds": statistics.median(first for first, _ in pairs),
        "stop_seconds": statistics.median(stop for _, stop in pairs),
        **{f"{name}_idle_ms": value for name, value in idle.items()},
        **{f"{name}_training_ms": value for name, value in busy.items()},
        **{f"{name}_times_slower": busy[name] / idle[name] for name in idle},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--calls", type=int, default=20, help="of each endpoint, idle and training")
    parser.add_argument("--net", default="cifar_resnet:20")
    options = parser.parse_args()
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), options)
    claims = {
        "first point": figures["first_point_seconds"] <= FIRST_POINT,
        "stop": figures["stop_seconds"] <= STOP,
        "build": figures["build_times_slower"] < SLOWER,
        "look": figures["look_times_slower"] < SLOWER,
    }
    rounded = {name: round(value, 3) for name, value in figures.items()}
    return report("responsiveness", {"net": options.net, **rounded}, claims, load_before)


if __name__ == "__main__":
    sys.exit(main())

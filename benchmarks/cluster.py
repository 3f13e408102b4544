"""What one machine of a Ray cluster carries: what a training takes of its processors and memory there.

    python benchmarks/cluster.py [--runs 4] [--seconds 40] [--net cifar_resnet:8] [--data shapes]

The trainings start together, each of another owner, and share this machine's processors. Processor time is
counted, not the clock's, so that what else the machine does matters little. Claimed: the server and Ray
together take at most 15% of a core meanwhile. Needs Linux. Ends with one JSON object.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import ray

from benchmarks.processes import processor_seconds, proportional_bytes
from benchmarks.report import report
from playground.data.listing import find
from playground.families import named
from playground.recipes import classifier_run
from playground.records import TrainReport
from playground.runs.backends.joining import joined
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings

ALLOWED = 0.15  # of a core
TRAINING, OWN = "ray::Trainee", ("raylet", "gcs_server", "ray::", "ray/")


def processes() -> dict[int, str]:
    """Those of Ray, the trainings' among them: number and command."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            command = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if any(mark in command for mark in OWN) and int(path.name) != os.getpid():
            found[int(path.name)] = command
    return found


class Sample:
    """How far everything is at one moment."""

    def __init__(self, service: RunService, owners: list[str], batch: int) -> None:
        self.at, found = time.monotonic(), processes()
        trainings = [pid for pid, command in found.items() if TRAINING in command]
        self.trainings = sum(map(processor_seconds, trainings))
        self.rest = sum(processor_seconds(pid) for pid in found if pid not in trainings)
        self.rest += time.process_time()
        self.bytes = [proportional_bytes(pid) for pid in trainings]
        self.images = batch * sum(steps(service, owner) for owner in owners)


def steps(service: RunService, owner: str) -> int:
    reports = service.reports(service.runs(owner)[0].id, owner)
    return max((r.step for r in reports if isinstance(r, TrainReport)), default=0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--net", default="cifar_resnet:8")
    parser.add_argument("--data", default="shapes")
    given = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        base = Settings.from_env({**os.environ, "PLAYGROUND_RUNS": folder})
        part = (os.cpu_count() or 1) / given.runs
        settings, backend = joined(Settings(data=base.data, runs=base.runs, ray_cpus=part))
        service = RunService(RunStore(settings.runs), settings, backend)
        info = find(given.data, settings.data, None)
        spec = classifier_run(named(given.net), info, "quick", {"epochs": None, "seconds": 3600.0})
        owners, began = [f"owner{i}" for i in range(given.runs)], time.monotonic()
        for owner in owners:
            service.submit(owner, spec)
        while not all(steps(service, owner) for owner in owners):
            time.sleep(0.1)
        first, batch = time.monotonic() - began, spec.train.batch_size
        before = Sample(service, owners, batch)
        time.sleep(given.seconds)
        after = Sample(service, owners, batch)
        service.close()
        ray.shutdown()
    trained = after.trainings - before.trainings
    rest = (after.rest - before.rest) / (after.at - before.at)
    figures = {
        "runs": given.runs,
        "all_have_a_point_after_seconds": round(first, 1),
        "processor_seconds_to_the_first_point": round(before.trainings / given.runs, 1),
        "images_per_processor_second": round((after.images - before.images) / trained),
        "megabytes_of_a_training": round(max(after.bytes) / 1e6),
        "server_and_ray_of_a_core": round(rest, 3),
    }
    return report("cluster", figures, {"server_and_ray": rest <= ALLOWED}, load)


if __name__ == "__main__":
    sys.exit(main())

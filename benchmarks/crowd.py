"""A class presses Train together: when each sees a first point, how long curves stand still, what it costs.

Thirty owners start a training of ResNet-8 on Shapes at once, on one executor. The same trainings, one after
the other on the same executor, are what theirs is measured against: steps trained in all, and seconds.
Nobody looks on: there are no pages and no clients here. With one worker it takes eight minutes or so.

    python benchmarks/crowd.py [--owners 30] [--seconds 10] [--data shapes]
"""

import argparse
import itertools
import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.processes import proportional_bytes
from benchmarks.report import report
from playground.data.catalog import SHAPES, DatasetInfo
from playground.data.listing import find
from playground.families import named
from playground.recipes import classifier_run
from playground.records import TrainReport
from playground.runs.backends.local import LocalProcesses
from playground.runs.service import RunService
from playground.runs.states import GOING_ON
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.specs import RunSpec

FIRST, GAP, KEPT, MEMORY = 15.0, 60.0, 0.9, 6_000_000_000
LOOK = 0.25  # seconds between two looks at all runs


def spec_of(info: DatasetInfo, seconds: float) -> RunSpec:
    """What everybody trains: its precision is settled, so that nobody waits for a trial."""
    changes = {"seconds": seconds, "precision": "float32"}
    return classifier_run(named("cifar_resnet:8"), info, "quick", changes)


def together(runs: RunService, owners: int, spec: RunSpec) -> dict[str, float]:
    """All at once: their figures."""
    began = time.monotonic()
    ids = {f"owner {i}": runs.submit(f"owner {i}", spec).id for i in range(owners)}
    seen: dict[str, list[float]] = {owner: [] for owner in ids}
    counts, peak = dict.fromkeys(ids, 0), 0
    going = set(ids)
    while going:
        time.sleep(LOOK)
        now = time.monotonic() - began
        for owner in list(going):
            view = runs.state(ids[owner], owner)
            if view.reports > counts[owner]:
                new = runs.reports(ids[owner], owner, counts[owner])
                counts[owner] = view.reports
                if any(isinstance(point, TrainReport) for point in new):
                    seen[owner].append(now)
            if view.run.state not in GOING_ON:
                going.discard(owner)
        workers = list(runs._pool.workers.values())
        peak = max(peak, sum(proportional_bytes(w.pid) for w in workers if w.pid))
    steps = [
        max(p.step for p in runs.reports(ids[o], o) if isinstance(p, TrainReport)) for o in ids
    ]
    gaps = [b - a for times in seen.values() for a, b in itertools.pairwise(times)]
    return {
        "first_point_latest": round(max(times[0] for times in seen.values()), 2),
        "first_point_median": round(statistics.median(times[0] for times in seen.values()), 2),
        "longest_gap": round(max(gaps), 2),
        "seconds": round(time.monotonic() - began, 1),
        "steps": sum(steps),
        "fewest_of_most_steps": round(min(steps) / max(steps), 3),
        "memory_peak": peak,
    }


def one_by_one(runs: RunService, count: int, spec: RunSpec) -> tuple[int, float]:
    """Some of them, one after the other: steps, and seconds."""
    began, steps = time.monotonic(), 0
    for _ in range(count):
        run = runs.submit("alone", spec)
        while runs.state(run.id, "alone").run.state in GOING_ON:
            time.sleep(0.02)
        points = [p for p in runs.reports(run.id, "alone") if isinstance(p, TrainReport)]
        steps += points[-1].step
        runs.delete(run.id, "alone")
    return steps, time.monotonic() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--owners", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=10.0, help="of training, each")
    parser.add_argument("--data", default=SHAPES.key, help="a data set, in PLAYGROUND_DATA")
    parser.add_argument("--alone", type=int, default=4, help="trainings one after the other")
    options = parser.parse_args()
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_env(), runs=Path(folder))
        info = find(options.data, settings.data)
        spec = spec_of(info, options.seconds)
        runs = RunService(RunStore(Path(folder)), settings, LocalProcesses(settings.workers))
        try:
            one_by_one(runs, 1, spec_of(info, 2.0))  # the data are drawn and the modules imported
            steps, seconds = one_by_one(runs, options.alone, spec)
            found = together(runs, options.owners, spec)
        finally:
            runs.close()
    kept = (found["steps"] / found["seconds"]) / (steps / seconds)
    figures = {
        **found, "data": info.key, "owners": options.owners, "each": options.seconds,
        "workers": settings.workers,
        "steps_a_second_alone": round(steps / seconds, 1), "kept": round(kept, 3),
    }  # fmt: skip
    claims = {
        f"first points within {FIRST:g} s": found["first_point_latest"] <= FIRST,
        f"no curve stands still for more than {GAP:g} s": found["longest_gap"] <= GAP,
        f"{KEPT:.0%} of the steps a second": kept >= KEPT,
        "6 GB at most": found["memory_peak"] <= MEMORY,
    }
    return report("crowd", figures, claims, load_before)


if __name__ == "__main__":
    raise SystemExit(main())

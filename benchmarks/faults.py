"""Faults at random moments: is anything lost that had been saved, is anything left running?

    python benchmarks/faults.py [--times 10] [--seed N] [--only worker,server,disk,machine]

A real server (app.py) trains a ResNet-8 on Shapes, for a program that follows it. At a random moment within
the first 20 seconds after the training's first point, one of these happens:

worker   the process that trains is killed (SIGKILL)
server   the server is killed, and another one started on the same folder
disk     the disk that holds the runs, a tmpfs of its own, is filled up to a random rest below 1 MB, and
         emptied again when the training has ended of it. Takes root
machine  of a Ray cluster of three, the one that trains is killed with all that is Ray's on it

Claimed: the checkpoint that stood there before is whole and no older afterwards, and each point that the
program was shown is on disk; the training goes on from there, by itself or when it is told to, or says why
not in a sentence; no process is left of what was killed, none of a training that was deleted, and none at
all when the server has ended. Needs Linux. Ends with one JSON object.
"""

import argparse
import os
import random
import secrets
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.processes import alive, command, marked
from benchmarks.report import report
from benchmarks.stricken import STAGES, Stage
from benchmarks.watched_run import WatchedRun, until

MOMENT = 20.0  # seconds after the first point, within which it happens
SOON = 20.0  # seconds in which what was killed is gone, with all that hung on it


@dataclass
class Found:
    """ends: how the trainings took it. lost, stuck, left: what went wrong, in words."""

    ends: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def note(self, kind: Literal["lost", "stuck", "left"], text: str) -> None:
        """Say it now, and in the end."""
        say(f"{kind}: {text}")
        getattr(self, kind).append(text)


def trial(stage: Stage, found: Found) -> str:
    """One training that is struck; in words, how it went."""
    run, moment = WatchedRun(stage.owner), stage.draw.uniform(0, MOMENT)
    until(lambda: run.shown, "a first point")  # it is saved 8, 18, ... seconds after it began
    time.sleep(moment)
    before, seen = run.saved(), list(run.shown)
    doomed = stage.strike()
    words = f"{stage.name} at {moment:.1f} s, {before} steps saved"
    try:
        until(lambda: not any(map(alive, doomed)), "what was killed is gone", SOON)
    except TimeoutError:
        found.note("left", f"{words}: {[command(pid) for pid in doomed if alive(pid)]}")
    try:
        how = outlives(stage, run, before)
    except (TimeoutError, RuntimeError) as error:
        found.note("stuck", f"{words}: {error}")
        how = "stuck"
    found.ends[how] += 1
    lost(run, before, seen, words, found)
    run.end()
    drafts = [path.name for path in run.folder.glob(".*")]
    stage.owner.call("delete", run.id)
    try:
        until(lambda: not stage.trainers(), "no process of a deleted training", SOON)
    except TimeoutError as error:
        found.note("left", f"{words}: {error}")
    if drafts:
        found.note("left", f"{words}: {drafts} in its folder")
    return f"{words}: {how}"


def outlives(stage: Stage, run: WatchedRun, before: int) -> str:
    """See that it goes on from what was saved, or says why not; in a word, how."""
    if not stage.heals_itself:
        if stage.fails:
            until(lambda: run.row()["state"] == "failed", "the run says that it has failed")
        stage.mend()
        until(lambda: not run.row()["saving"], "its process has ended")
        row = run.row()
        if row["state"] not in ("failed", "interrupted") or not row["reason"]:
            raise RuntimeError(f"it is {row['state']}: {row['reason']!r}")
        if not row["can_continue"]:
            if before:
                raise RuntimeError("it cannot go on")
            return "had saved nothing, and says why it ended"
        run.owner.call("continue", run.id)
    count = len(run.kept())
    until(lambda: len(run.kept()) > count + 2, "new points")
    first = run.kept()[count]["step"]
    if stage.heals_itself:
        stage.mend()
    if before and first <= before:
        raise RuntimeError(f"it went on at step {first}, and {before} had been saved")
    return "went on" if first > 1 else "began again"


def lost(
    run: WatchedRun, before: int, seen: list[dict[str, object]], words: str, found: Found
) -> None:
    """Look for what had been saved, or shown."""
    try:
        after, missing = run.saved(), run.missing(seen)
    except Exception as error:  # whatever a damaged file has its reader raise
        found.note("lost", f"{words}: {error!r}")
        return
    if after < before:
        found.note("lost", f"{words}: the checkpoint is of step {after}")
    if missing:
        found.note("lost", f"{words}: {missing} of {len(seen)} points")


@contextmanager
def staged(name: str, draw: random.Random, found: Found) -> Iterator[Stage]:
    """A server of that kind; when it has ended, no process is to be left."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        stage = STAGES[name](Path(folder), draw, stack)
        yield stage
        if not stage.ends():
            found.note("left", f"{name}: the server, which would not end")
    try:
        until(lambda: not marked(stage.mark), "no process is left", SOON)
    except TimeoutError:
        found.note("left", f"{name}, at the end: {[command(pid) for pid in marked(stage.mark)]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--only", default=",".join(STAGES), help="kinds of faults, by commas")
    options = parser.parse_args()
    load_before = os.getloadavg()[0]
    say(f"seed {options.seed}")
    all_found: dict[str, Found] = {}
    for name in options.only.split(","):
        draw, found = random.Random(f"{options.seed} {name}"), Found()
        all_found[name] = found
        with staged(name, draw, found) as stage:
            for i in range(options.times):
                try:
                    say(f"{i + 1}: {trial(stage, found)}")
                except TimeoutError as error:
                    found.note("stuck", f"{name}: {error}")
    wrong = {
        kind: [text for found in all_found.values() for text in getattr(found, kind)]
        for kind in ("lost", "stuck", "left")
    }
    figures = {
        "seed": options.seed,
        "times": options.times,
        "ends": {name: dict(found.ends) for name, found in all_found.items()},
        **wrong,
    }
    claims = {
        "nothing that was saved is lost": not wrong["lost"],
        "it goes on, or says why not": not wrong["stuck"],
        "nothing is left running": not wrong["left"],
    }
    return report("faults", figures, claims, load_before)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())

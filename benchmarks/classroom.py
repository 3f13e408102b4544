"""What a class's wall and thirty people who only watch cost the server.

    python benchmarks/classroom.py [--people 30] [--seconds 20]

Claimed, of the web server's own processor time: the people, whose pages are open and do nothing, 2% of a
core, and the wall, which asks every two seconds, 3% of one, while four runs report four times a second each
and each person has two runs that have ended. The trainings only report. Needs Linux. Ends with one JSON
object.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import httpx

from benchmarks.report import report
from benchmarks.watching import SETTLING, Served, served
from playground.classroom.roster import Roster
from playground.data.catalog import SHAPES
from playground.families import named
from playground.recipes import classifier_run
from playground.records import TrainReport
from playground.runs.backends.local import LocalProcesses
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.ui.classroom.routes import HEADER
from tests.journeys.conftest import free_port

PEOPLE, WALL = 0.02, 0.03  # of a core
POINTS = 240  # of a run that has ended: a minute's
TRAINING = 4  # runs that go on
PAUSE = 2.0  # seconds between two questions of the wall's


def fill(folder: Path, people: int) -> None:
    """The runs of a class that has trained for a while."""
    store, roster = RunStore(folder), Roster(folder)
    spec = classifier_run(named("cifar_resnet:8"), SHAPES, "quick", {})
    for i in range(people):
        roster.join(f"owner{i}", f"Participant {i}", roster.code, "here")
        for accuracy in (0.6, 0.7):
            run = store.create(f"owner{i}", spec)
            for step in range(1, POINTS + 1):
                tested = accuracy + i / 200 if step == POINTS else None
                seconds, fraction = step / 4, step / POINTS
                point = TrainReport(
                    step, step / 100, seconds, fraction, 60 - seconds, 1000.0, 0.1, 1.0, fraction,
                    test_accuracy=tested,
                )  # fmt: skip
                store.append(run.id, point)
            store.save(replace(run, state="done", ended=time.time()))


def serve(folder: Path, people: int) -> None:
    """The app of that class, with runs that go on. Says on which port, and the wall's key."""
    from playground.ui.launch import launch
    from playground.ui.page import make_page
    from playground.ui.services import Services

    os.environ["GRADIO_SERVER_PORT"] = str(free_port())
    os.environ["GRADIO_SERVER_NAME"] = "127.0.0.1"
    fill(folder, people)
    settings = replace(Settings.from_env(), runs=folder, workers=TRAINING, classroom=True)
    backend = LocalProcesses("benchmarks.watching:reporting", ())
    services = Services(settings, RunService(RunStore(folder), settings, backend))
    assert services.roster is not None
    spec = classifier_run(named("cifar_resnet:8"), SHAPES, "quick", {})
    for i in range(TRAINING):
        services.executor.submit(f"owner{i}", spec)
    said = [os.environ["GRADIO_SERVER_PORT"], services.roster.wall_key, ""]
    print(json.dumps(said), flush=True)
    launch(make_page(services), services)


@contextmanager
def meanwhile(work: Callable[[threading.Event], None]) -> Iterator[None]:
    """The work goes on in a thread of its own, settled, until its event is set at the end."""
    over = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        going = pool.submit(work, over)
        time.sleep(SETTLING)
        try:
            yield
        finally:
            over.set()
        going.result()  # what went wrong in it


def idle(server: Served, people: int) -> AbstractContextManager[None]:
    """Pages that are open: each holds the stream by which Gradio knows that it is there."""

    async def stay(web: httpx.AsyncClient, session: str) -> None:
        async with web.stream("GET", f"/gradio_api/heartbeat/{session}") as stream:
            async for _ in stream.aiter_raw():
                pass

    async def crowd(over: threading.Event) -> None:
        limits = httpx.Limits(max_connections=2 * people)
        async with httpx.AsyncClient(
            base_url=server.url, timeout=60, limits=limits, trust_env=False
        ) as web:
            pages = [asyncio.create_task(stay(web, f"page{i}")) for i in range(people)]
            while not over.is_set():
                await asyncio.sleep(0.2)
            assert not any(page.done() for page in pages), "a page was sent away"
            for page in pages:
                page.cancel()

    return meanwhile(lambda over: asyncio.run(crowd(over)))


def wall(server: Served, sizes: list[int], times: list[float]) -> AbstractContextManager[None]:
    """The projector's page, as its script asks."""

    def ask(over: threading.Event) -> None:
        with httpx.Client(base_url=server.url, trust_env=False, timeout=60) as web:
            while not over.wait(PAUSE):
                began = time.monotonic()
                answer = web.get("/class/wall", headers={HEADER: server.token})
                times.append(time.monotonic() - began)
                sizes.append(len(answer.raise_for_status().content))

    return meanwhile(ask)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.people)
        return 0
    load_before = os.getloadavg()[0]
    sizes: list[int] = []
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), __file__) as server:
        time.sleep(10 * SETTLING)  # torch is still being imported
        nobody = server.core(options.seconds)
        with idle(server, options.people):
            people = server.core(options.seconds)
            with wall(server, sizes, times):
                both = server.core(options.seconds)
    found = {
        "people": options.people,
        "nobody_core": round(nobody, 4),
        "people_core": round(people, 4),
        "both_core": round(both, 4),
        "wall_bytes": sizes[-1],
        "wall_seconds": round(sorted(times)[len(times) // 2], 4),
    }
    claims = {
        f"people who watch cost {PEOPLE:.0%} of a core": people - nobody <= PEOPLE,
        f"and the wall {WALL:.0%}": both - people <= WALL,
    }
    return report("classroom", found, claims, load_before)


if __name__ == "__main__":
    raise SystemExit(main())

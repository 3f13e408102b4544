"""How soon the page answers: a run's first point, its stop, and Build and Look while one trains.

    python benchmarks/responsiveness.py [--runs 5] [--rounds 4] [--calls 6] [--net cifar_resnet:20]

Claimed, as medians: from the click on start to the first point on the screen 1.5 seconds; from the
click on stop to a screen that says so 1 second; and Build's and Look's answers take less than twice as
long while a run trains. Nothing is scored.

On two cores with AVX2, at a load of 2, it held: 0.62 and 0.71 seconds, and 1.11 (Build) and 1.08 (Look)
times as long.

All of it in one server, in a real Chromium that watches the run. The first run does not count: it
also waits for torch to be imported once. Build and Look are asked over HTTP by gradio_client,
`/describe` and `/look`, in turns while the run trains and while it is paused; a call's time includes
the client's, and for Look the upload of a 640x480 photo. Ends with one JSON object. Data: CIFAR-10
where PLAYGROUND_DATA has it, Shapes otherwise.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from gradio_client import Client, handle_file
from PIL import Image
from playwright.sync_api import Page

from benchmarks.report import report
from playground.checkpoints import shelf
from playground.data.load import available
from playground.settings import Settings
from tests.install_browser import find
from tests.journeys.conftest import POINTS, only_visitor

FIRST_POINT, STOP, SLOWER = 1.5, 1.0, 2.0  # claimed: seconds, seconds, times

# Milliseconds from the click on a button until the run's widget shows what is waited for.
CLICK = """([button, shows]) => new Promise((resolve) => {
  const widget = () => document.querySelector(".pp-run");
  const before = widget().dataset.run;
  const wanted = {
    point: (run) => run.run !== before && Number(run.points) > 0,
    stopped: (run) => run.state === "stopped",
  }[shows];
  const started = performance.now();
  const look = () =>
    wanted(widget().dataset) ? resolve(performance.now() - started) : requestAnimationFrame(look);
  document.querySelector(button).click();
  look();
})"""


def start_and_stop(page: Page) -> tuple[float, float]:
    """Seconds from start to the first point, and from stop to the word that says so."""
    first = page.evaluate(CLICK, ["#start-training", "point"]) / 1000
    time.sleep(1.0)  # well into the training
    return first, page.evaluate(CLICK, ["#run-stop", "stopped"]) / 1000


def switch(page: Page, state: str) -> None:
    """Pause the run, or let it go on, until the page shows it."""
    page.click("#run-pause" if state == "paused" else "#run-resume")
    page.wait_for_selector(f".pp-run[data-state={state}]")
    if state == "running":
        page.wait_for_function(f"before => {POINTS} > before", arg=page.evaluate(POINTS))


def answers(ask: Callable[[], object], calls: int) -> list[float]:
    """Milliseconds of each answer."""
    times = []
    for _ in range(calls):
        started = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - started))
    return times


def photo_in(folder: Path) -> Path:
    """A picture with something at every scale."""
    coarse = np.random.default_rng(0).integers(0, 256, (12, 16, 3), dtype=np.uint8)
    path = folder / "photo.jpg"
    Image.fromarray(coarse).resize((640, 480), Image.Resampling.BICUBIC).save(path)
    return path


def questions(page: Page, folder: Path) -> tuple[Client, dict[str, Callable[[], object]]]:
    """What is asked of the server, beside the page."""
    address = urlsplit(page.url)
    client = Client(f"{address.scheme}://{address.netloc}", verbose=False)
    cards = shelf(Settings.from_env().checkpoints).items()
    network = next(f"shipped:{name}" for name, card in cards if card.kind == "classifier")
    photo = handle_file(str(photo_in(folder)))
    return client, {
        "build": lambda: client.predict("wide_resnet:28,10", api_name="/describe"),
        "look": lambda: client.predict(photo, network, "1", "0", api_name="/look"),
    }


def measure(page: Page, folder: Path, options: argparse.Namespace) -> dict[str, float]:
    """All figures: seconds, and milliseconds where the name says so."""
    page.get_by_role("tab", name="2 · Train").click()
    page.wait_for_selector(".pp-run")
    if "cifar10" in available(folder / "data"):
        page.locator("#dataset").get_by_text("CIFAR-10").click()
    page.fill("#length input", "3600")
    start_and_stop(page)
    pairs = [start_and_stop(page) for _ in range(options.runs)]
    client, asked = questions(page, folder)
    times: dict[tuple[str, str], list[float]] = {}
    page.evaluate(CLICK, ["#start-training", "point"])
    for name, ask in asked.items():
        ask()  # the first one loads a network
        for _ in range(options.rounds):
            times.setdefault((name, "training"), []).extend(answers(ask, options.calls))
            switch(page, "paused")
            times.setdefault((name, "idle"), []).extend(answers(ask, options.calls))
            switch(page, "running")
    page.evaluate(CLICK, ["#run-stop", "stopped"])
    client.close()
    middle = {key: statistics.median(values) for key, values in times.items()}
    return {
        "first_point_seconds": statistics.median(first for first, _ in pairs),
        "stop_seconds": statistics.median(stop for _, stop in pairs),
        **{f"{name}_{when}_ms": value for (name, when), value in middle.items()},
        **{f"{n}_times_slower": middle[n, "training"] / middle[n, "idle"] for n in asked},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=4, help="of training and pause")
    parser.add_argument("--calls", type=int, default=6, help="of each endpoint in a round")
    parser.add_argument("--net", default="cifar_resnet:20")
    options = parser.parse_args()
    chromium = find()
    if chromium is None:
        print("No Chromium here: nothing measured.")
        return 1
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        data = Settings.from_env().data
        if data.is_dir():
            (folder / "data").symlink_to(data.resolve())
        with only_visitor(chromium, folder, f"?net={options.net}") as page:
            figures = measure(page, folder, options)
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

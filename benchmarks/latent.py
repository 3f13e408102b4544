"""What Slide adds to the generator's own time, and how soon the page answers: claimed, at most 1.5 times
the bare forward pass of the same latent vectors; in the browser, 33 ms from a move of the hand to the
new frame for images of 32 pixels, 60 ms for those of 64.

    python benchmarks/latent.py [ROUNDS]

Every generator on the shelf (PLAYGROUND_CHECKPOINTS) is timed as the page's server computes, on one
thread, in that thread's own time, so that other work on the machine counts less: strip, plane and, where
they are kept, ages, in turn with the bare pass of as many vectors, medians of ROUNDS. Then its plane is
dragged in a real Chromium, against the real server: each move is timed in the page, from the pointer's
event until the browser's frame that shows the new image. Ends with one JSON object; times in milliseconds.
"""

import functools
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import torch
from playwright.sync_api import Page

from benchmarks.report import report
from playground.checkpoints import shelf
from playground.latents import Opened, opened
from playground.latents.ages import Ages, ages_of, opened_ages
from playground.latents.opening import trained
from playground.latents.tour import tour
from playground.settings import Settings
from playground.text import ENGLISH
from playground.ui.shared.drawn import drawn
from playground.ui.slide.ages import Age
from playground.ui.slide.plane import Plane
from playground.ui.slide.walk import view
from playground.ui.text import Say
from tests.install_browser import find
from tests.journeys.conftest import only_visitor

ROUNDS, MOVES = 15, 60
MOST_TIMES = 1.5  # the bare forward pass
MOST_MS = {32: 33.0, 64: 60.0}  # by the images' side
PARTS = ("strip", "plane", "age")
SEEDS = [43, 63, 22, 53]
SAY = Say(ENGLISH)

DRAG = """async (moves) => {
  const root = document.querySelector("#plane .pp-pad"), plane = root.querySelector(".plane");
  const box = plane.getBoundingClientRect(), times = [];
  const send = (kind, x, y) => plane.dispatchEvent(new PointerEvent(kind, {
    pointerId: 1, clientX: box.left + x * box.width, clientY: box.top + y * box.height }));
  plane.setPointerCapture = () => {};
  plane.hasPointerCapture = () => true;
  for (let i = 0; i < moves; i++) {
    times.push(await new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - start));
      });
      watch.observe(root, { attributes: true, attributeFilter: ["data-at"] });
      const start = performance.now();
      send("pointermove", 0.5 + 0.4 * Math.sin(i / 9), 0.5 + 0.4 * Math.cos(i / 9));
    }));
  }
  return times;
}"""


def compared(mine: Callable[[], Any], bare: Callable[[], Any], rounds: int) -> dict[str, float]:
    """Median milliseconds of each, taken in turn, and how many times the bare one mine takes."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds + 1):
        for kept, work in zip(times, (mine, bare), strict=True):
            start = time.thread_time()
            work()
            kept.append(1000 * (time.thread_time() - start))
    ours, theirs = (statistics.median(kept[1:]) for kept in times)
    return {"ms": round(ours, 2), "bare_ms": round(theirs, 2), "times": round(ours / theirs, 2)}


class One:
    """In place of `Generators`: always the same."""

    def __init__(self, source: Opened, ages: Ages | None = None) -> None:
        self.of = lambda *_: source
        self.ages = lambda _: ages


def forward(net: torch.nn.Module, z: np.ndarray) -> Any:
    with torch.inference_mode():
        return net(torch.from_numpy(z))


def of_generator(file: Path, rounds: int) -> dict[str, Any]:
    """Strip, plane and age of one generator against its bare pass, and the bytes of a frame."""
    source, (_, _, net) = opened(file), trained(file)
    ends = source.latents(SEEDS[:2])
    one, many = ends[:1], tour(ends)
    plane = Plane(One(source))  # type: ignore[arg-type]
    place = {"seeds": SEEDS, "x": 0.3, "y": 0.6}
    found = {
        "size": source.spec.image_size,
        "strip": compared(
            lambda: view(source, SEEDS[:2]),
            functools.partial(forward, net, many),
            rounds,
        ),
        "plane": compared(
            lambda: plane.place(place, SAY), functools.partial(forward, net, one), 10 * rounds
        ),
        "frame_bytes": len(drawn(source.frames(one), 1)["src"]),
    }
    if ages_of(file).exists():
        age = Age(One(source, opened_ages(ages_of(file))))  # type: ignore[arg-type]
        of_age = {"seeds": SEEDS[:2], "x": 0.3, "y": 0.6}
        found["age"] = compared(
            lambda: age.place(of_age, SAY), functools.partial(forward, net, one), 10 * rounds
        )
    return found


def dragged(page: Page, name: str) -> dict[str, float]:
    """The plane of a generator, by the name that the page gives it, in a browser."""
    page.click("#generator input")
    longer = r", \d+ px"  # the same of larger images
    page.get_by_role("option", name=re.compile(rf"{re.escape(name)}(?!{longer})")).first.click()
    page.wait_for_timeout(2000)
    times = page.evaluate(DRAG, MOVES)[5:]
    return {
        "drag_median_ms": round(statistics.median(times), 1),
        "drag_p95_ms": round(statistics.quantiles(times, n=20)[-1], 1),
    }


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    load = os.getloadavg()[0]
    torch.set_num_threads(1)  # as in launch.py
    folder = Settings.from_env().checkpoints
    cards = {name: card for name, card in shelf(folder).items() if card.kind == "generator"}
    found = {name: of_generator(folder / f"{name}.safetensors", rounds) for name in cards}
    chromium = find()
    if chromium is None:
        print("No Chromium here: the page was not measured.")
        return 1
    with tempfile.TemporaryDirectory() as kept, only_visitor(chromium, Path(kept)) as page:
        page.get_by_role("tab", name="4 · Slide").click()
        page.get_by_role("tab", name="Plane").click()
        page.wait_for_selector("#plane .slot")
        for name, card in cards.items():
            found[name] |= dragged(page, card.run.net.name)
    claims = {}
    for name, figures in found.items():
        for part in [part for part in PARTS if part in figures]:
            claims[f"{name}: {part} {MOST_TIMES:g} times"] = figures[part]["times"] <= MOST_TIMES
        most = MOST_MS[figures["size"]]
        claims[f"{name}: drag {most:g} ms"] = figures["drag_median_ms"] <= most
    return report("latent", found, claims, load)


if __name__ == "__main__":
    sys.exit(main())

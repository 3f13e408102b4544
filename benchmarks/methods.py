"""What takes many passes of the network, with EfficientNet-Lite0 at 224 pixels: how long is one answer?

    python benchmarks/methods.py [--rounds 3]

Claimed: Score-CAM (64 maps), occlusion (14 x 14 places) and the faithfulness of one map take at most 5 s
each.
Beside the clock, the processor's time, shared by its cores: what it would be if nothing else ran.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gradio as gr
import torch

from benchmarks.report import report
from playground.explain.faithfulness import faithfulness
from playground.explain.finding import before, look, opened
from playground.explain.methods import METHODS, explained_by, finished
from playground.images import read_picture
from playground.nets import foreign
from playground.settings import Limits

MOST = 5.0  # seconds


def timed(answer: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Medians of seconds on the clock, and of the processor's by torch's threads."""
    clock, work = [], []
    for _ in range(rounds):
        start, busy = time.perf_counter(), time.process_time()
        answer()
        clock.append(time.perf_counter() - start)
        work.append((time.process_time() - busy) / torch.get_num_threads())
    return round(statistics.median(clock), 2), round(statistics.median(work), 2)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    load, limits = os.getloadavg()[0], Limits()
    photo = read_picture(Path(gr.media.get_image("lion.jpg")), limits)
    looking = before(photo, opened(foreign.installed()["imagenet"]), 1, 0, limits)
    found = look(looking, limits)
    index = found.order[0]
    ways: dict[str, Callable[[], object]] = {
        "scorecam": lambda: explained_by(METHODS["scorecam"], looking, index),
        "occlusion": lambda: explained_by(METHODS["occlusion"], looking, index),
        "faithfulness": lambda: finished(faithfulness(looking, index, found.maps[index])),
    }
    seconds, work = {}, {}
    for name, way in ways.items():
        seconds[name], work[name] = timed(way, options.rounds)
        print(f"{name}: {seconds[name]} s, {work[name]} s of the processor's")
    figures = {"seconds": seconds, "processor_seconds": work}
    claims = {f"{name} within {MOST:.0f} s": taken <= MOST for name, taken in seconds.items()}
    return report("methods", figures, claims, load)


if __name__ == "__main__":
    sys.exit(main())

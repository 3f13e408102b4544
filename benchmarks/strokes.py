"""A stroke of the brush over the photo in Look: how long does the answer take at the server?

    python benchmarks/strokes.py [--strokes 60]

Claimed: half of the answers within 100 ms with Look's first network at its own size: the photo is
resized, covered, put through the network, and all probabilities and the maps of six classes are packed
for the way. One thread, as in the page's process. Beside it: the bare forward pass in the same run, in
turns with it, the processor's time, which a busy machine leaves alone, and the answer's size.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import torch

from benchmarks.report import report
from playground.explain.covering import MASK_SIDE, cover
from playground.explain.evidence import packed
from playground.explain.finding import before, look, opened
from playground.nets import foreign
from playground.settings import Limits

WITHIN = 0.1  # seconds
CLASSES = 6


def answered(photo, subject, mask):
    looking = cover(before(photo, subject, 1, 0, Limits()), mask, "blur")
    found = look(looking, Limits())
    return found.probabilities.tobytes() + packed(found.maps[found.order[:CLASSES]])


def timed(function, *arguments):
    """Seconds on the clock and of the processor, and the result."""
    start, busy = time.perf_counter(), time.thread_time()
    result = function(*arguments)
    return time.perf_counter() - start, time.thread_time() - busy, result


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--strokes", type=int, default=60)
    load, strokes = os.getloadavg()[0], parser.parse_args().strokes
    torch.set_num_threads(1)
    rng = np.random.default_rng(0)
    subject = opened(foreign.installed()["imagenet"])
    photo = rng.integers(0, 256, (768, 1024, 3), np.uint8)
    batch = before(photo, subject, 1, 0, Limits()).batch
    masks = rng.random((strokes + 3, MASK_SIDE, MASK_SIDE)) < 0.2
    answers, processor, bare, size = [], [], [], 0
    for mask in masks:
        seconds, busy, answer = timed(answered, photo, subject, mask)
        answers.append(seconds)
        processor.append(busy)
        size = len(answer)
        with torch.inference_mode():
            bare.append(timed(subject.net.features, batch)[0])
    median = statistics.median(answers[3:])
    figures = {
        "median_ms": round(1000 * median, 1),
        "p95_ms": round(1000 * float(np.quantile(answers[3:], 0.95)), 1),
        "processor_median_ms": round(1000 * statistics.median(processor[3:]), 1),
        "fastest_ms": round(1000 * min(answers), 1),
        "forward_median_ms": round(1000 * statistics.median(bare[3:]), 1),
        "answer_bytes": size,
    }
    print(figures)
    return report(
        "strokes", figures, {f"half within {WITHIN * 1000:.0f} ms": median <= WITHIN}, load
    )


if __name__ == "__main__":
    sys.exit(main())

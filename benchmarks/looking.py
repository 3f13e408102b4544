"""A photo sent to Look, and all classes' maps back: how long, what stays in memory, what odd files do.

    python benchmarks/looking.py [--photos 30] [--calls 1000] [--odd 1000]

Claimed: half of the answers to an upload of a 12-megapixel JPEG within 400 ms at the server, the first
network's; after 1,000 calls the server has at most 30 MB more than after 100; of 1,000 odd files, each is
answered with a picture or a sentence. The odd ones are a photo in six formats with bytes changed, cut off,
and swapped at random, seeded; a traceback in the server's log counts as none. Needs Linux, for the memory.
"""

import argparse
import io
import os
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gradio as gr
import httpx
import numpy as np
from PIL import Image

from benchmarks.pictures import resident
from benchmarks.report import report
from tests.journeys.conftest import Server, serving

NETWORK, SMALL = "foreign:imagenet", "shipped:resnet8-shapes"
WITHIN, RISE, SETTLED = 0.4, 30, 100  # seconds, MB, calls
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "AVIF")


def ask(web: httpx.Client, file: bytes, network: str) -> str:
    """What Look says of a file that is uploaded first: the events, as text."""
    (path,) = web.post("/gradio_api/upload", files={"files": ("a.jpg", file)}).json()
    photo = {"path": path, "meta": {"_type": "gradio.FileData"}}
    asked = web.post("/gradio_api/call/look", json={"data": [photo, network, 1, 0]})
    asked.raise_for_status()
    return web.get(f"/gradio_api/call/look/{asked.json()['event_id']}").text


def photographs(count: int) -> list[bytes]:
    """A lion of 4,000 by 3,000 pixels, each time another file."""
    lion = Image.open(gr.media.get_image("lion.jpg")).convert("RGB").resize((4000, 3000))
    files = []
    for number in range(count):
        lion.putpixel((number, 0), (number % 256, 0, 0))
        buffer = io.BytesIO()
        lion.save(buffer, "JPEG", quality=88)
        files.append(buffer.getvalue())
    return files


def whole_files() -> list[bytes]:
    """A small photo in each format."""
    lion = Image.open(gr.media.get_image("lion.jpg")).convert("RGB").resize((160, 120))
    whole = []
    for kind in FORMATS:
        buffer = io.BytesIO()
        lion.save(buffer, kind)
        whole.append(buffer.getvalue())
    return whole


def odd_files(count: int, rng: np.random.Generator) -> list[bytes]:
    """The same, damaged in one of three ways each."""
    whole, files = whole_files(), []
    for number in range(count):
        data = np.frombuffer(whole[number % len(whole)], np.uint8).copy()
        if number % 3 == 0:
            at = rng.integers(0, len(data), rng.integers(1, 30))
            data[at] = rng.integers(0, 256, len(at))
        elif number % 3 == 1:
            data = data[: rng.integers(1, len(data))]
        else:
            a, b = sorted(rng.integers(0, len(data), 2))
            data = np.concatenate((data[b:], data[a:b], data[:a]))
        files.append(data.tobytes())
    return files


def told(answer: str) -> str:
    return (
        "picture" if "data:image" in answer else "sentence" if '"message"' in answer else "neither"
    )


def measure(server: Server, photos: int, calls: int, odd: int) -> dict[str, object]:
    rng, times = np.random.default_rng(0), []
    with httpx.Client(base_url=server.url, timeout=120, trust_env=False) as web:
        for file in photographs(photos + 3):
            start = time.perf_counter()
            ask(web, file, NETWORK)
            times.append(time.perf_counter() - start)
        small, *_ = whole_files()
        for _ in range(SETTLED):
            ask(web, small, SMALL)
        before = resident(server, "VmRSS")
        for _ in range(calls - SETTLED):
            ask(web, small, SMALL)
        rise = resident(server, "VmRSS") - before
        answers = Counter(told(ask(web, file, SMALL)) for file in odd_files(odd, rng))
    return {
        "median_ms": round(1000 * statistics.median(times[3:])),
        "p95_ms": round(1000 * float(np.quantile(times[3:], 0.95))),
        "rise_mb": round(rise, 1),
        "answers": dict(answers),
        "tracebacks": server.log.count("Traceback"),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photos", type=int, default=30)
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--odd", type=int, default=1000)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with serving() as server:
        found = measure(server, options.photos, options.calls, options.odd)
    claims = {
        f"half within {1000 * WITHIN:.0f} ms": found["median_ms"] <= 1000 * WITHIN,
        f"memory rises by {RISE} MB at most": found["rise_mb"] <= RISE,
        "a picture or a sentence": not found["answers"].get("neither") and not found["tracebacks"],
    }
    return report("looking", found, claims, load)


if __name__ == "__main__":
    sys.exit(main())

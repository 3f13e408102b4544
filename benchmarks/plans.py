"""How long a cheap call takes while four clients have the longest networks planned, again and again.

    python benchmarks/plans.py [--seconds 20]

Claimed: a 95th percentile of 0.3 seconds, of a call that waits in the queue and of one that does not;
while four programs ask for ResNet-1202's numbers, and while four pages have a network of as many layers
drawn, which passes by the queue. Each plan is of another number of classes, so that none is remembered.
Ends with one JSON object; times in seconds.
"""

import argparse
import itertools
import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import httpx

from benchmarks.cheap import beside, described
from benchmarks.report import report
from playground.families import named
from tests.journeys.conftest import serving

CLIENTS, CLAIM = 4, 0.3
CLASSES = itertools.cycle(range(2, 1001))
STAGES = [[16, 216, 1], [32, 216, 2], [64, 216, 2]]  # 1,296 convolutions


def plan_the_longest(web: httpx.Client) -> None:
    text = json.dumps(named("cifar_resnet:1202", next(CLASSES)).to_dict())
    answer = described(web, text)
    if "ResNet-1202" not in answer:
        raise RuntimeError(answer[:300])


class Drawing:
    """Asks as the page does when a field of "Your own" changes."""

    def __init__(self, url: str) -> None:
        config = httpx.get(f"{url}/config", trust_env=False).json()
        there = {component["id"]: component for component in config["components"]}
        for event in config["dependencies"]:
            inputs = [there[number] for number in event["inputs"]]
            names = {component["props"].get("elem_id") for component in inputs}
            if event["backend_fn"] and not event["queue"] and {"family", "stem-width"} <= names:
                self._number, self._inputs = event["id"], inputs
                return
        raise RuntimeError("the page has no such event")

    def __call__(self, web: httpx.Client) -> None:
        rows = {"headers": ["width", "blocks", "stride"], "data": STAGES, "metadata": None}
        wanted: dict[str, Any] = {"family": "custom", "stages": rows, "classes": next(CLASSES)}
        data = [
            wanted.get(component["props"].get("elem_id", ""), component["props"].get("value"))
            for component in self._inputs
        ]
        body = {"data": data, "fn_index": self._number}
        answer = web.post("/gradio_api/run/predict", json=body).text
        if "Multiply-adds" not in answer:
            raise RuntimeError(answer[:300])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=20)
    seconds = parser.parse_args().seconds
    load_before = os.getloadavg()[0]
    with serving() as server:
        times = {
            "idle": beside(server.url, [], 3),
            "planning": beside(server.url, [plan_the_longest] * CLIENTS, seconds),
            "drawing": beside(server.url, [Drawing(server.url)] * CLIENTS, seconds),
        }
    figures = {
        f"{load}_{kind}_p95": round(value, 3)
        for load, kinds in times.items()
        for kind, value in kinds.items()
    }
    claims = {
        f"{name.removesuffix('_p95')} within {CLAIM} s": value <= CLAIM
        for name, value in figures.items()
        if not name.startswith("idle")
    }
    return report("plans", figures, claims, load_before)


if __name__ == "__main__":
    sys.exit(main())

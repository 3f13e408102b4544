"""How long a cheap call takes while four clients plan the longest network there is, again and again.

    python benchmarks/plans.py [--seconds 20]

Claimed: a 95th percentile of 0.3 seconds, of a call that waits in the queue and of one that does not.
Each plan is of a ResNet-1202 with another number of classes, so that none is remembered. Ends with one
JSON object; times in seconds.
"""

import argparse
import itertools
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import httpx

from benchmarks.cheap import beside, described
from benchmarks.report import report
from playground.families import named
from tests.journeys.conftest import start_server

CLIENTS, CLAIM = 4, 0.3
CLASSES = itertools.cycle(range(2, 1001))


def plan_the_longest(web: httpx.Client) -> None:
    text = json.dumps(named("cifar_resnet:1202", next(CLASSES)).to_dict())
    answer = described(web, text)
    if "ResNet-1202" not in answer:
        raise RuntimeError(answer[:300])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=20)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder))
        try:
            idle = beside(server.url, [], 3)
            busy = beside(server.url, [plan_the_longest] * CLIENTS, seconds)
        finally:
            server.stop()
    figures = {f"idle_{kind}_p95": round(value, 3) for kind, value in idle.items()}
    figures |= {f"{kind}_p95": round(value, 3) for kind, value in busy.items()}
    claims = {f"{kind} within {CLAIM} s": value <= CLAIM for kind, value in busy.items()}
    return report("plans", figures, claims)


if __name__ == "__main__":
    sys.exit(main())

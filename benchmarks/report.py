"""The last line of every benchmark: one JSON object, with what the machine was doing meanwhile."""

import json
import os
from typing import Any


def report(
    name: str, figures: dict[str, Any], claims: dict[str, bool], load_before: float | None = None
) -> int:
    """Print the figures by name, the claims and whether all of them hold; the exit code.

    load_before: the machine's load average when the benchmark began, if it was read.
    """
    holds = bool(claims) and all(claims.values())
    loads = [os.getloadavg()[0]] if load_before is None else [load_before, os.getloadavg()[0]]
    machine = {"cores": os.cpu_count(), "load_average": [round(load, 1) for load in loads]}
    print(json.dumps({"benchmark": name, **figures, **machine, "claims": claims, "holds": holds}))
    return 0 if holds else 1

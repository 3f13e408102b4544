"""How long the shapes table takes: our plan against torchinfo, torchview and torchvista.

    python benchmarks/shapes.py [rounds]

Medians of 5 rounds in milliseconds, on two shared cores of an EPYC at a load of 12:

                   plan   torchinfo   torchview   torchvista
    ResNet-18      0.15         236         367         1545
    ResNet-152     2.26        1539        2967        18147
    WRN-28-10      0.24         331         623         2954

At a load of 1.3 it held: a plan took 0.20, 1.54 and 0.31, torchinfo 70, 529 and 95.

Every round times every tool on every network once, one after the other, so that whatever else the
machine does weighs on all of them; ours is cheap, and is the median of 20 calls in each round. The
others are given a network that is already built and in eval mode: torchinfo on the meta device and
on the CPU, of which its faster one counts; torchview on the meta device; torchvista, which needs
tensors with contents, on the CPU. Tools that are not installed are left out. On a machine with other
work the wall time, which is what is judged, includes the waiting; plan_cpu_milliseconds does not.
"""

import contextlib
import importlib.util
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch

from benchmarks.report import report
from playground.families import resnet, wide_resnet
from playground.nets.build import build
from playground.plan import plan
from playground.specs import NetSpec

NETWORKS: tuple[tuple[NetSpec, int], ...] = (
    (resnet(18), 224),
    (resnet(152), 224),
    (wide_resnet(28, 10), 32),
)
ROUNDS = 5
CALLS = 20
FASTER = 100  # times, than torchinfo, on ResNet-152
MILLISECONDS = 2.0
PEAK_BYTES = 2_000_000  # ResNet-152's weights alone are 240 million

Tool = Callable[[], object]


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    load_before = os.getloadavg()[0]
    tools = {spec.name: tools_for(spec, size) for spec, size in NETWORKS}
    times: dict[str, dict[str, list[float]]] = {n: {t: [] for t in ts} for n, ts in tools.items()}
    for _ in range(rounds):
        for network, named in tools.items():
            for tool, run in named.items():
                times[network][tool].append(milliseconds(run, CALLS if tool == "plan" else 1))
    medians = {n: {t: statistics.median(v) for t, v in ts.items()} for n, ts in times.items()}
    show(medians)
    alone = without_torch()
    busy = {n: milliseconds(named["plan"], CALLS, time.thread_time) for n, named in tools.items()}
    figures, claims = judge(medians, alone)
    figures |= {
        "rounds": rounds,
        "plan_cpu_milliseconds": {network: round(value, 3) for network, value in busy.items()},
    }
    return report("shapes", figures, claims, load_before)


def tools_for(spec: NetSpec, size: int) -> dict[str, Tool]:
    """What each tool does for this network, ready to be timed."""
    image = (1, spec.image_channels, size, size)
    tools: dict[str, Tool] = {"plan": lambda: plan(spec, size)}
    with torch.device("meta"):
        empty = build(spec).eval()
    filled = build(spec, seed=0).eval()
    if installed("torchinfo"):
        from torchinfo import summary

        tools["torchinfo, meta"] = lambda: summary(empty, image, device="meta", verbose=0)
        tools["torchinfo, CPU"] = lambda: summary(filled, image, device="cpu", verbose=0)
        counted = summary(empty, image, device="meta", verbose=0).total_params
        if counted != plan(spec, size).params:
            raise SystemExit(f"{spec.name}: torchinfo counts {counted} parameters, and we do not")
    if installed("torchview", "graphviz"):
        from torchview import draw_graph

        tools["torchview"] = lambda: draw_graph(empty, input_size=image, device="meta")
    if installed("torchvista", "IPython"):
        from torchvista import trace_model

        page = str(Path(tempfile.mkdtemp()) / "graph.html")
        tools["torchvista"] = silenced(
            lambda: trace_model(filled, torch.zeros(image), export_path=page)
        )
    return tools


def installed(*modules: str) -> bool:
    return all(importlib.util.find_spec(module) for module in modules)


def silenced(run: Tool) -> Tool:
    """Without the line that a notebook would show as a picture."""

    def quietly() -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            run()

    return quietly


def milliseconds(run: Tool, calls: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """Median time of a call."""
    seconds = []
    for _ in range(calls):
        start = clock()
        run()
        seconds.append(clock() - start)
    return 1000 * statistics.median(seconds)


def without_torch() -> dict[str, Any]:
    """Peak memory of a plan in an interpreter of its own, and whether it loaded torch."""
    script = (
        "import json, sys, tracemalloc; from playground.families import resnet;"
        "from playground.plan import plan; spec = resnet(152); tracemalloc.start();"
        "kept = plan(spec, 224); peak = tracemalloc.get_traced_memory()[1];"
        "print(json.dumps({'peak_bytes': peak, 'torch_loaded': 'torch' in sys.modules}))"
    )
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


def show(medians: dict[str, dict[str, float]]) -> None:
    tools = list(next(iter(medians.values())))
    print(f"{'ms, median':16}" + "".join(f"{tool:>18}" for tool in tools))
    for network, values in medians.items():
        print(f"{network:16}" + "".join(f"{values[tool]:18.2f}" for tool in tools))


def judge(
    medians: dict[str, dict[str, float]], alone: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, bool]]:
    """The figures, and the claims with whether they hold."""
    deep = medians["ResNet-152"]
    rivals = [value for tool, value in deep.items() if tool.startswith("torchinfo")]
    faster = min(rivals) / deep["plan"] if rivals else None
    claims = {
        f"plan under {MILLISECONDS} ms": all(v["plan"] < MILLISECONDS for v in medians.values()),
        f"{FASTER} times faster than torchinfo": faster is not None and faster >= FASTER,
        "no weights allocated": alone["peak_bytes"] < PEAK_BYTES and not alone["torch_loaded"],
    }
    figures = {
        "milliseconds": {n: {t: round(v, 3) for t, v in ts.items()} for n, ts in medians.items()},
        "times_faster_than_torchinfo": None if faster is None else round(faster),
        **alone,
    }
    return figures, claims


if __name__ == "__main__":
    sys.exit(main())

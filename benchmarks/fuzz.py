"""Hostile calls to every endpoint of a real server, through every door: does anything of ours break?

    python benchmarks/fuzz.py [--seconds 180] [--callers 8] [--seed 0]

Claimed: no traceback in the server's log has a line of playground/ in it, no call is answered by a
500 without words, and none waits for its answer longer than 20 seconds.

A call is the page's own values with some replaced by those of hostile_values.py, or those alone. What
comes back is a result, a sentence (a gr.Error with words), a refusal (a status from 400 to 499), or an
error without words, which is what Gradio makes of a value that its own components refuse. A follower
of a run waits for news as long as it takes: one that has waited for three seconds is left. Trainings
may start, of two seconds at most. Needs Linux, for the server's memory. Ends with one JSON object.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import httpx

from benchmarks.hostile_values import as_json, hostile, hostile_event
from benchmarks.report import report
from playground.ui.http.owner import HEADER, ROUTE
from tests.journeys.conftest import ROOT, Server, start_server

PATIENCE = 20.0  # seconds until a call hangs
FOLLOWED = 3.0  # seconds that a follower is watched
DOORS = ("call", "call/v2", "run", "api", "queue/join", "run by fn_index", "join by api_name")
LIMITS = {"PLAYGROUND_MAX_SECONDS": "2", "PLAYGROUND_MAX_RUNS": "3"}
IDS = re.compile(r"\b[0-9a-f]{16}\b")  # of runs


@dataclass(frozen=True)
class Endpoint:
    """name and number as the page calls it. parameters: its names, where it is published."""

    name: str
    number: int
    follows: bool
    inputs: list[dict[str, Any]]
    parameters: list[str]


@dataclass
class Tally:
    """What all callers have seen so far. faults: what was sent where the claim fails."""

    ends: Counter[str] = field(default_factory=Counter)
    known: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def endpoints(client: httpx.Client) -> list[Endpoint]:
    """Everything that the page can call, and so everybody."""
    config = client.get("/config").json()
    named = client.get("/gradio_api/info").json()["named_endpoints"]
    components = {component["id"]: component for component in config["components"]}
    return [
        Endpoint(
            name=event["api_name"],
            number=event["id"],
            follows=event["types"]["generator"],
            inputs=[components[number] for number in event["inputs"]],
            parameters=[
                parameter["parameter_name"]
                for parameter in named.get(f"/{event['api_name']}", {}).get("parameters", [])
            ],
        )
        for event in config["dependencies"]
        if event["backend_fn"]
    ]


def usual(component: dict[str, Any], draw: random.Random, known: list[str]) -> Any:
    """What a browser would send for it."""
    kind, properties = component["type"], component["props"]
    if kind == "state":
        return None
    choices = properties.get("choices")
    if kind == "dropdown" and not choices:
        return draw.choice(known) if known else None
    if choices and kind != "checkboxgroup" and draw.random() < 0.5:
        return draw.choice(choices)[1]
    return properties.get("value")


def make_call(
    endpoint: Endpoint, door: str, draw: random.Random, known: list[str]
) -> tuple[str, str]:
    """Path and body."""
    evil = draw.choice((0.0, 0.1, 0.3, 1.0))

    def value(component: dict[str, Any]) -> Any:
        if draw.random() < evil:
            return hostile(draw, known)
        return usual(component, draw, known)

    data: Any = [value(component) for component in endpoint.inputs]
    if draw.random() < 0.1:
        data = draw.choice((data[1:], data * 2, hostile(draw, known)))
    body: dict[str, Any] = {"data": data}
    if door == "call/v2":
        names = endpoint.parameters or ["net"]
        body = {name: hostile(draw, known) for name in names if draw.random() < 0.9}
    elif draw.random() < 0.5:
        body["event_data"] = hostile_event(draw, known)
    path = f"{door}/{endpoint.name}"
    if door in ("queue/join", "join by api_name"):
        path = "queue/join"
        body["session_hash"] = f"{draw.getrandbits(64):x}"
        name = {"fn_index": endpoint.number} if door == path else {"api_name": endpoint.name}
        body.update(name)
    elif door == "run by fn_index":
        path = "run/predict"
        body["fn_index"] = endpoint.number
    elif door == "call" and draw.random() < 0.1:
        body["session_hash"] = hostile(draw, known)
    if door != "call/v2" and draw.random() < 0.05:
        body["fn_index"] = hostile(draw, known)
    return f"/gradio_api/{path}", as_json(body)


def outcome(client: httpx.Client, endpoint: Endpoint, path: str, body: str, tally: Tally) -> str:
    """How it ends."""
    try:
        answer = client.post(path, content=body, headers={"content-type": "application/json"})
        if answer.status_code >= 500:
            return "sentence" if _words(answer.text) else "bare_500"
        if answer.status_code >= 400:
            return "refusal"
        event = answer.json().get("event_id") if "data" not in answer.json() else None
        if event is None:
            return "result"
        session = json.loads(body).get("session_hash") if path.endswith("queue/join") else None
        news = f"/gradio_api/queue/data?session_hash={session}" if session else f"{path}/{event}"
        with client.stream("GET", news) as stream:
            if stream.status_code >= 400:
                return "bare_500" if stream.status_code >= 500 else "refusal"
            return _end_of(stream, FOLLOWED if endpoint.follows else PATIENCE, tally)
    except httpx.ReadTimeout:
        return "following" if endpoint.follows else "hang"
    except httpx.TransportError as error:
        return f"lost_{type(error).__name__}"


def _end_of(stream: httpx.Response, patience: float, tally: Tally) -> str:
    """What a stream of an event's news ends with, in either of Gradio's two ways to write it."""
    deadline, kind = time.monotonic() + patience, ""
    for line in stream.iter_lines():
        name, _, text = line.partition(": ")
        if name == "event":
            kind = text
        elif name == "data" and kind not in ("", "heartbeat"):
            return _kept(kind != "error", json.loads(text), tally)
        elif name == "data" and not kind:
            news = json.loads(text)
            if news["msg"] in ("process_completed", "process_generating", "unexpected_error"):
                return _kept(news["success"] is not False, news.get("output"), tally)
        if time.monotonic() > deadline:
            return "following" if patience == FOLLOWED else "hang"
    return "lost_stream"


def _kept(success: bool, output: Any, tally: Tally) -> str:
    if success:
        for known in IDS.findall(json.dumps(output)[:20_000]):
            if known not in tally.known and len(tally.known) < 200:
                tally.known.append(known)
        return "result"
    text = output if isinstance(output, str) else (output or {}).get("error")
    return "sentence" if text else "without_words"


def _words(text: str) -> str | None:
    """The sentence of an answer, if it has one."""
    try:
        body = json.loads(text)
    except ValueError:
        return None
    return body.get("error") or body.get("detail") if isinstance(body, dict) else None


def keep_calling(url: str, known: list[Endpoint], seed: int, until: float, tally: Tally) -> None:
    """One caller's work; each of its calls is drawn from the seed and from what others have found."""
    draw = random.Random(seed)
    with httpx.Client(base_url=url, timeout=PATIENCE, trust_env=False) as client:
        if seed % 2:  # the others own nothing
            client.headers[HEADER] = client.get(ROUTE).text
        while time.monotonic() < until:
            endpoint, door = draw.choice(known), draw.choice(DOORS)
            path, body = make_call(endpoint, door, draw, tally.known)
            began = time.monotonic()
            end = outcome(client, endpoint, path, body, tally)
            tally.slowest = max(tally.slowest, time.monotonic() - began)
            tally.ends[end] += 1
            if end not in ("result", "sentence", "refusal", "without_words", "following"):
                tally.faults.append(f"{end} of {endpoint.name}: POST {path} {body[:600]}")


def memory(process: int) -> float:
    """Resident, in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def our_lines(log: str) -> list[str]:
    """Of tracebacks, and of the lines that stand for one, those in our code; what passes through the
    middleware is Gradio's."""
    lines = re.findall(rf'(?:File "| at ){re.escape(str(ROOT))}/playground/.*', log)
    return [
        line
        for line in lines
        if not re.search(r"(gate|failures|uploads|waiting)\.py.*in (__call__|sending)", line)
    ]


def attack(server: Server, options: argparse.Namespace, tally: Tally) -> None:
    """All callers at once, until the time is over."""
    with httpx.Client(base_url=server.url, timeout=PATIENCE, trust_env=False) as client:
        known = endpoints(client)
    until = time.monotonic() + options.seconds
    seeds = range(1000 * options.seed, 1000 * options.seed + options.callers)
    arguments = [(server.url, known, seed, until, tally) for seed in seeds]
    callers = [threading.Thread(target=keep_calling, args=given) for given in arguments]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--callers", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--log", type=Path, help="where to keep the server's log")
    options = parser.parse_args()
    load_before = os.getloadavg()[0]
    os.nice(5)
    os.environ.update(LIMITS)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder))
        before = memory(server.process.pid)
        try:
            attack(server, options, tally)
            after = memory(server.process.pid)
        finally:
            try:
                server.stop()
            except subprocess.TimeoutExpired:
                server.process.kill()  # its workers end when it is gone
                tally.faults.append("the server did not end within 30 seconds")
        log = server.log
    if options.log:
        options.log.write_text(log)
    return told(tally, our_lines(log), [before, after], options.seconds, load_before)


def told(
    tally: Tally, ours: list[str], memories: list[float], seconds: float, load_before: float
) -> int:
    """Print what came of it; the exit code. memories: MB before and after."""
    print("\n".join([*tally.faults[:40], *map(str, Counter(ours).most_common(40))]))
    ends = {name: tally.ends[name] for name in ("hang", "bare_500")} | dict(tally.ends)
    figures = {
        "seconds": seconds,
        "calls": sum(ends.values()),
        **ends,
        "slowest_seconds": round(tally.slowest, 1),
        "our_tracebacks": len(ours),
        "memory_mb": [round(megabytes) for megabytes in memories],
    }
    claims = {
        "no traceback of ours": not ours,
        "no bare 500": not ends["bare_500"],
        "no hang": not ends["hang"],
        "no answer lost": not any(name.startswith("lost") for name in ends),
    }
    return report("fuzz", figures, claims, load_before)


if __name__ == "__main__":
    sys.exit(main())

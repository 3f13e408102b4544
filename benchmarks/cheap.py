"""A cheap call's times while others load the server: each sends its load again and again, until told."""

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack

import httpx

CHEAP, CHEAP_NAME = "wide_resnet:16,1", "WRN-16-1"  # described in a thousandth of a second
PATIENCE = 120.0  # seconds
WARM = 3  # calls that do not count


def described(web: httpx.Client, net: str) -> str:
    """The answer to /describe, as any program gets it: through the queue."""
    asked = web.post("/gradio_api/call/describe", json={"data": [net, None, None]})
    asked.raise_for_status()
    return web.get(f"/gradio_api/call/describe/{asked.json()['event_id']}").text


def at_once(web: httpx.Client, number: int) -> str:
    """The answer of an event that does not wait in the queue, with nothing chosen."""
    body = {"data": ["untrained"], "fn_index": number}
    return web.post("/gradio_api/run/predict", json=body).raise_for_status().text


def cheap_calls(url: str, seconds: float) -> dict[str, list[float]]:
    """Seconds of each call, of both kinds in turn, by kind, for about so long."""
    times: dict[str, list[float]] = {"queued": [], "at_once": []}
    with httpx.Client(base_url=url, timeout=PATIENCE, trust_env=False) as web:
        events = web.get("/config").json()["dependencies"]
        number = next(event["id"] for event in events if event["api_name"] == "choosable")
        calls = {"queued": lambda: described(web, CHEAP), "at_once": lambda: at_once(web, number)}
        for call in [*calls.values()] * WARM:
            call()
        if CHEAP_NAME not in (text := described(web, CHEAP)):
            raise RuntimeError(f"no network was described: {text[:300]}")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for kind, call in calls.items():
                began = time.perf_counter()
                call()
                times[kind].append(time.perf_counter() - began)
    return times


def beside(
    url: str, loads: Sequence[Callable[[httpx.Client], object]], seconds: float
) -> dict[str, float]:
    """p95 of each kind of cheap call while every load is sent again and again by a client of its own."""
    over = threading.Event()
    failed: list[Exception] = []

    def keep(load: Callable[[httpx.Client], object]) -> None:
        with httpx.Client(base_url=url, timeout=PATIENCE, trust_env=False) as web:
            while not over.is_set():
                try:
                    load(web)
                except Exception as error:
                    failed.append(error)
                    return

    threads = [threading.Thread(target=keep, args=[load]) for load in loads]
    with ExitStack() as stack:
        for thread in threads:
            thread.start()
            stack.callback(thread.join)
        stack.callback(over.set)
        times = cheap_calls(url, seconds)
    if failed:
        raise failed[0]
    return {kind: percentile(values, 95) for kind, values in times.items()}


def percentile(values: Sequence[float], percent: int) -> float:
    """In seconds, of at least two values."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]

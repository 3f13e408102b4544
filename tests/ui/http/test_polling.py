"""Gradio's queue rests where there is nothing to do."""

import asyncio
import inspect
import time

import gradio as gr
import pytest

from playground.ui.http.polling import CALLS, PROGRESS, keep_no_statistics, poll_less_often

SECONDS = 0.3


@pytest.mark.parametrize(
    ("loop", "pause"), [("start_processing", CALLS), ("start_progress_updates", PROGRESS)]
)
def test_an_idle_queue_looks_no_more_often_than_that(
    monkeypatch: pytest.MonkeyPatch, loop: str, pause: float
) -> None:
    """Its own loops, whose looks are their sleeps."""
    asleep, looks = asyncio.sleep, 0

    async def counted(seconds: float) -> None:
        nonlocal looks
        looks += 1
        await asleep(seconds)

    async def run() -> float:
        with gr.Blocks(analytics_enabled=False) as demo:
            gr.Textbox()
        poll_less_often(demo)
        began = time.monotonic()
        going = asyncio.create_task(getattr(demo._queue, loop)())
        await asleep(SECONDS)
        demo._queue.stopped = True
        await going
        return time.monotonic() - began

    monkeypatch.setattr(asyncio, "sleep", counted)
    lasted = asyncio.run(run())
    assert 1 <= looks <= lasted / pause + 1


def test_calls_are_not_summed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """In Gradio's own words, typing error and all."""

    async def made() -> gr.Blocks:
        with gr.Blocks(analytics_enabled=False) as demo:
            gr.Textbox()
        return demo

    demo = asyncio.run(made())
    keep_no_statistics(demo)
    queue = demo._queue
    monkeypatch.setattr(queue, "events_recorded", 10**6)
    summary = dict(queue.cached_event_analytics_summary)
    assert queue.compute_analytics_summary([{"function": "f", "process_time": 1.0}]) == summary
    for name in ("ANALYTICS_MAX_EVENTS", "ANAYLTICS_CACHE_FREQUENCY"):
        assert name in inspect.getsource(type(queue))

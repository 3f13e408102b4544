"""What Gradio does again and again: how often it looks whether there is something to do, when there is
nothing; and a summary of its last 10,000 calls after each of them, which nobody reads here."""

import sys

import gradio as gr

CALLS = 0.005  # seconds between two looks for a call that waits; Gradio's own: 0.001, and 0.05 on Windows
PROGRESS = 0.1  # between two for a call's progress, of which nobody here tells; its own: 0.01


def poll_less_often(demo: gr.Blocks) -> None:
    """To be called when the page is built, and before it is launched.

    A page that nobody has opened takes 4.5% of a core at Gradio's own pace, beside trainings.
    """
    demo._queue.sleep_when_free = CALLS
    demo._queue.progress_update_sleep_when_free = PROGRESS


def keep_no_statistics(demo: gr.Blocks) -> None:
    """To be called when the page is built, and before it is launched.

    A summary is one of pandas: 2 ms of 100 calls and 7 ms of 10,000, beside trainings.
    """
    demo._queue.ANALYTICS_MAX_EVENTS = 1
    demo._queue.ANAYLTICS_CACHE_FREQUENCY = sys.maxsize

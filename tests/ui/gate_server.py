"""A small page of Gradio's own behind the gate, for tests: `python -m tests.ui.gate_server PORT`."""

import sys
import time

import gradio as gr
from starlette.middleware import Middleware

from playground.ui.http.brevity import log_refusals_briefly
from playground.ui.http.failures import HANDLERS, Words
from playground.ui.http.gate import Gate
from playground.ui.http.kept import KeptAnswers
from playground.ui.http.sessions import keep_sessions_small
from playground.ui.http.streams import Streams
from playground.ui.http.waiting import Waiting
from tests.ui.gate_client import LINGER, MOST, SLOW

with gr.Blocks(analytics_enabled=False) as demo:
    token = gr.BrowserState("nobody", storage_key="test")
    text = gr.Textbox()
    demo.load(lambda: "a secret token", None, token, api_name="open")
    text.submit(lambda value: value, text, text, api_name="echo")
    text.change(lambda value: value, text, text, api_name="at_once", queue=False)
    text.blur(lambda: time.sleep(SLOW), None, None, api_name="slow")
    number = gr.Slider(1, 5)
    number.release(lambda value: value, number, text, api_name="queued_number")
    number.change(lambda value: value, number, text, api_name="number", queue=False)

if __name__ == "__main__":
    keep_sessions_small(demo)
    log_refusals_briefly()
    demo.queue(api_open=False)
    demo.launch(
        server_port=int(sys.argv[1]),
        ssr_mode=False,
        quiet=True,
        app_kwargs={
            "middleware": [
                Middleware(Gate),
                Middleware(KeptAnswers),
                Middleware(Words),
                Middleware(Waiting, demo=demo, most=MOST),
                Middleware(Streams, demo=demo, linger=LINGER),
            ],
            "exception_handlers": HANDLERS,
        },
    )

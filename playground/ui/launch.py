"""Starting the server: address, theme, words, limits."""

import gc
import os
import socket
import sys

import gradio as gr
from starlette.middleware import Middleware
from starlette.routing import Route

from playground.allocator import give_back_large_blocks
from playground.draw.svg import palette_css
from playground.errors import PlaygroundError
from playground.settings import Settings
from playground.ui.browser.asset import expression
from playground.ui.http import health, owner
from playground.ui.http.brevity import log_refusals_briefly
from playground.ui.http.failures import HANDLERS, Words
from playground.ui.http.gate import Gate
from playground.ui.http.owner import Owners
from playground.ui.http.sessions import keep_sessions_small
from playground.ui.http.uploads import UploadBounds
from playground.ui.http.waiting import Waiting
from playground.ui.late import Late
from playground.ui.text import make_i18n
from playground.ui.theme import STYLE, make_theme

HOST, PORT = "127.0.0.1", 7860
SWITCH = 0.0005  # seconds that a thread may compute in Python while others wait
SESSIONS = 300  # whose state is kept
CALLS = 300  # at the same time, of which each page that watches a run has one all the while


def launch(demo: gr.Blocks, settings: Settings, owners: Owners, late: Late) -> None:
    """Serve the page until interrupted, at Gradio's GRADIO_SERVER_NAME and GRADIO_SERVER_PORT.

    Raises PlaygroundError if the port is taken or is no port.
    """
    host = os.environ.get("GRADIO_SERVER_NAME", HOST)
    text = os.environ.get("GRADIO_SERVER_PORT", str(PORT))
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise PlaygroundError(
            "GRADIO_SERVER_PORT must be a port from 1 to 65535, not {text!r}", text=text
        )
    _check_free(host, int(text))
    give_back_large_blocks()
    sys.setswitchinterval(SWITCH)
    # of torch's: many short answers beside a training; more threads would only wait
    os.environ["OMP_NUM_THREADS"] = "1"
    keep_sessions_small(demo)
    log_refusals_briefly()
    gc.collect()
    gc.freeze()  # else each full collection walks through the page, and halts all threads
    late.begin()
    # api_open: else any endpoint could be called past its queue
    demo.queue(api_open=False, max_size=settings.limits.waiting)
    demo.launch(
        server_name=host,
        server_port=int(text),
        theme=make_theme(),
        css=palette_css(),
        css_paths=[STYLE],
        head=f"<script>({expression('owner.js')})();</script>",
        i18n=make_i18n(),
        max_file_size=settings.limits.upload_bytes,
        ssr_mode=False,
        footer_links=["api"],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        state_session_capacity=SESSIONS,
        max_threads=CALLS,
        app_kwargs={
            "routes": [Route(owner.ROUTE, owners.give), Route(health.ROUTE, health.health)],
            "middleware": [
                Middleware(Gate),
                Middleware(Words),
                Middleware(UploadBounds, limits=settings.limits),
                Middleware(Waiting, demo=demo, most=settings.limits.waiting_per_address),
            ],
            "exception_handlers": HANDLERS,
        },
    )


def _check_free(host: str, port: int) -> None:
    """Gradio's own message for a taken port is a traceback: look first."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PlaygroundError(
                "{host}:{port} cannot be used ({strerror}): set GRADIO_SERVER_PORT to another port, "
                "as in GRADIO_SERVER_PORT=7861 make run",
                host=host,
                port=port,
                strerror=error.strerror,
            ) from error

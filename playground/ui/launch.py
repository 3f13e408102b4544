"""Starting the server: address, theme, words, limits."""

import gc
import os
import socket
import sys
from typing import Any

import gradio as gr
from starlette.middleware import Middleware
from starlette.routing import Route

from playground.allocator import give_back_large_blocks
from playground.draw.svg import palette_css
from playground.errors import PlaygroundError
from playground.settings import Limits
from playground.ui.browser.asset import asset, expression
from playground.ui.classroom.invitation import announcement
from playground.ui.classroom.pages import joining
from playground.ui.classroom.routes import Classroom
from playground.ui.http import health, owner
from playground.ui.http.brevity import log_refusals_briefly
from playground.ui.http.failures import HANDLERS, Words
from playground.ui.http.gate import Gate
from playground.ui.http.kept import KeptAnswers
from playground.ui.http.polling import keep_no_statistics, poll_less_often
from playground.ui.http.sessions import keep_pages_sessions, keep_sessions_small
from playground.ui.http.streams import Streams
from playground.ui.http.uploads import UploadBounds
from playground.ui.http.waiting import Waiting
from playground.ui.services import Services
from playground.ui.text import make_i18n
from playground.ui.theme import STYLE, make_theme

HOST, PORT = "127.0.0.1", 7860
ALL = "0.0.0.0"  # the address of a class, if no other is set: it is for the machines around
SWITCH = 0.0005  # seconds that a thread may compute in Python while others wait
SESSIONS = 300  # whose state is kept
CALLS = 300  # at the same time, of which each page that watches a run has one all the while


def launch(demo: gr.Blocks, services: Services) -> None:
    """Serve the page until interrupted, at Gradio's GRADIO_SERVER_NAME and GRADIO_SERVER_PORT.

    Raises PlaygroundError if the port is taken or is no port.
    """
    settings, owners, roster = services.settings, services.owners, services.roster
    host, port = os.environ.get("GRADIO_SERVER_NAME", ALL if roster else HOST), _port()
    _check_free(host, port)
    _prepare(demo)
    services.late.begin()
    routes = [Route(owner.ROUTE, owners.give), Route(health.ROUTE, health.health)]
    head, styles = f"<script>({expression('owner.js')})();</script>", palette_css()
    if roster:
        routes += Classroom(services, roster, port).routes()
        head += f"<script>{joining()}</script>"
        styles += asset("join.css")
        print(announcement(roster, host, port), flush=True)
    demo.launch(
        server_name=host,
        server_port=port,
        theme=make_theme(),
        css=styles,
        css_paths=[STYLE],
        head=head,
        i18n=make_i18n(),
        max_file_size=settings.limits.upload_bytes,
        ssr_mode=False,
        footer_links=["api"],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        state_session_capacity=SESSIONS,
        max_threads=CALLS,
        _frontend=False,  # else it asks the page of itself, and ends where that takes three seconds
        app_kwargs=_around(demo, settings.limits, routes),
    )


def _port() -> int:
    text = os.environ.get("GRADIO_SERVER_PORT", str(PORT))
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise PlaygroundError(
            "GRADIO_SERVER_PORT must be a port from 1 to 65535, not {text!r}", text=text
        )
    return int(text)


def _prepare(demo: gr.Blocks) -> None:
    """Have this process answer many at once, in little memory, beside trainings."""
    give_back_large_blocks()
    sys.setswitchinterval(SWITCH)
    os.environ["OMP_NUM_THREADS"] = "1"  # of torch's: more threads would only wait
    os.environ["MPLBACKEND"] = "agg"  # Gradio asks, and pyplot would be loaded to say
    keep_sessions_small(demo)
    keep_pages_sessions()
    poll_less_often(demo)
    keep_no_statistics(demo)
    log_refusals_briefly()
    gc.collect()
    gc.freeze()  # else each full collection walks through the page, and halts all threads


def _around(demo: gr.Blocks, limits: Limits, routes: list[Route]) -> dict[str, Any]:
    """What is there beside Gradio's own, and what each request passes before it, the first one first."""
    middleware = [
        Middleware(Gate),
        Middleware(KeptAnswers, first=f"({expression('clocks.js')})();"),
        Middleware(Words),
        Middleware(UploadBounds, limits=limits),
        Middleware(Waiting, demo=demo, most=limits.waiting_per_address),
        Middleware(Streams, demo=demo),
    ]
    return {"routes": routes, "middleware": middleware, "exception_handlers": HANDLERS}


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

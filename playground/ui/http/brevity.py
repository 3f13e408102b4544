"""What Gradio logs of a call that it cannot answer: one line in place of a traceback of two kilobytes.

Anybody can send as many of those as they like, and fill the disk. A fault of our own is logged whole where
it is caught (guarded.py).
"""

import logging
import sys
import traceback
from types import SimpleNamespace

from gradio import queueing, routes

_log = logging.getLogger(__name__)


def log_refusals_briefly() -> None:
    """Have Gradio's two places that print what a call came to say it in a line."""
    for module in (queueing, routes):
        vars(module)["traceback"] = SimpleNamespace(print_exc=_in_a_line)


def _in_a_line() -> None:
    """The exception at hand, and where it was raised."""
    kind, error, trace = sys.exc_info()
    where = traceback.extract_tb(trace)[-1]
    name = kind.__name__ if kind else ""
    _log.warning(
        "a call failed: %s: %.200r at %s:%s", name, str(error), where.filename, where.lineno
    )

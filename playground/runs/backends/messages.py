"""What a training that is executed elsewhere tells: its reports, and at last how it ended, as JSON."""

import logging
import traceback
from typing import Any

from playground.errors import RunError
from playground.message import Message
from playground.records import Report, report_from_dict, report_to_dict
from playground.runs import faults

Told = dict[str, Any]
DONE: Told = {"done": True}

_log = logging.getLogger(__name__)


def told(report: Report) -> Told:
    """The message that carries a report."""
    return {"report": report_to_dict(report)}


def broken(error: Exception) -> Told:
    """The message of a training that ended with this: an exception itself may not get through."""
    trace = "".join(traceback.format_exception(error))
    return {"failed": faults.of_exception(error).to_json(), "trace": trace}


def heard(message: Told) -> Report | None:
    """The report in a message; None for the end. Raises RunError for a training that broke."""
    if "failed" in message:
        sentence = Message.from_json(message["failed"])
        if sentence == faults.BUG:
            _log.error("a training broke where it was executed:\n%s", message["trace"])
        raise RunError(sentence)
    return report_from_dict(message["report"]) if "report" in message else None

"""What a worker process does: run one training, report, and heed what it is told in between.

Messages are JSON objects. The first one comes from the parent: an Order's fields. Then come commands
({"do": "pause" | "resume" | "stop"}); back go {"pid": ...}, {"report": ...}, {"heard": command} and
at last {"ended": "done" | "stopped"} or {"failed": sentence, "trace": text, empty unless it is a bug}.
"""

import contextlib
import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable, Generator
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from playground.records import Report, report_to_dict
from playground.runs import faults
from playground.specs import RunSpec

Training = Callable[[RunSpec, Path, Path, bool, str], Generator[Report, None, None]]


def main(descriptor: int) -> None:
    """Work off the order that comes over the channel, and return when it is done or stopped."""
    channel = Channel(Connection(descriptor))
    sys.excepthook = channel.excepthook
    _die_first()
    channel.send({"pid": os.getpid()})
    order = channel.receive()
    if order is None:
        return
    train = find(order["target"])
    spec = RunSpec.from_dict(order["spec"])
    data, folder = Path(order["data"]), Path(order["folder"])
    reports = train(spec, data, folder, order["resume"], order["device"])
    if order["events"]:
        from playground.runs.events import logged  # here: few runs want it

        reports = logged(reports, spec, Path(order["events"]))
    channel.send({"ended": follow(reports, channel)})


def find(target: str) -> Training:
    """The generator function called "module:function"."""
    module, _, function = target.partition(":")
    training: Training = getattr(importlib.import_module(module), function)
    return training


class Channel:
    """Messages to and from the parent. When the parent is gone, it is as if it had said stop."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def send(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # `receive` will notice
            self._connection.send_bytes(json.dumps(message).encode())

    def receive(self) -> dict[str, Any] | None:
        """Wait for the next message; None if the parent is gone."""
        try:
            message: dict[str, Any] = json.loads(self._connection.recv_bytes())
        except (EOFError, ConnectionResetError):
            return None
        return message

    def waiting(self) -> bool:
        """Whether `receive` would return at once."""
        return self._connection.poll()

    def excepthook(
        self, _: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell the parent why this process ends: an exception that nobody has caught."""
        sentence = faults.of_exception(error)
        lines = traceback.format_exception(type(error), error, trace)
        self.send({"failed": sentence, "trace": "".join(lines) if sentence == faults.BUG else ""})


def follow(reports: Generator[Report, None, None], channel: Channel) -> Literal["done", "stopped"]:
    """Pass reports on until there are no more, or until told to stop."""
    with contextlib.closing(reports):
        for report in reports:
            channel.send({"report": report_to_dict(report)})
            if not _may_go_on(channel):
                return "stopped"
    return "done"


def _may_go_on(channel: Channel) -> bool:
    """Heed the commands that have come, waiting for the next one while paused; False to stop."""
    paused = False
    while paused or channel.waiting():
        message = channel.receive()
        if message is None or message["do"] == "stop":
            return False
        paused = message["do"] == "pause"
        channel.send({"heard": message["do"]})
    return True


def _die_first() -> None:
    """Where memory runs out, let the kernel end this process rather than the web server."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")

"""What a worker process does: run one training, report, and heed what it is told in between. After the
first step it waits for its turn.

Messages are JSON objects. The first one comes from the parent: an order's fields. Then come commands
({"do": "pause" | "resume" | "stop", "threads": how many, or null}); back go {"pid": ...}, {"report": ...},
{"heard": command} and at last {"ended": "done" | "stopped"} or {"failed": message, "trace": text, empty
unless it is a bug}.
"""

import collections
import contextlib
import importlib
import json
import math
import os
import sys
import time
import traceback
from collections.abc import Callable, Generator
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from playground.allocator import give_back_freed_memory
from playground.cores import Threads
from playground.records import Point, Report, report_to_dict
from playground.runs import faults
from playground.runs.priority import give_way
from playground.specs import RunSpec

Stopping = Callable[[], bool]
Training = Callable[
    [RunSpec, Path, Path, bool, str, Stopping, Threads], Generator[Report, None, None]
]


PEEK_SECONDS = 0.05  # between two looks into the channel, within a step
PATIENCE = (
    0.05  # seconds that a training keeps its memory for, after its first step, if no turn comes
)


def main(descriptor: int) -> None:
    """Be a process that works off the order that comes over the channel, until it is done or stopped."""
    channel = Channel(Connection(descriptor))
    sys.excepthook = channel.excepthook
    _die_first()
    channel.send({"pid": os.getpid()})
    work(channel, begun=give_way)


def named(order: dict[str, Any]) -> Training:
    """The training that an order names."""
    return find(order["target"])


def work(
    channel: "Channel",
    training: Callable[[dict[str, Any]], Training] = named,
    begun: Callable[[], None] = lambda: None,
) -> None:
    """Work off the order that comes over the channel, and return when it is done or stopped. begun: is
    called after the first step."""
    order = channel.receive()
    if order is None:
        return
    train = training(order)
    spec = RunSpec.from_dict(order["spec"])
    data, folder = Path(order["data"]), Path(order["folder"])
    channel.threads = order["threads"]
    heeded = channel.told_to_stop, lambda: channel.threads
    reports = train(spec, data, folder, order["resume"], order["device"], *heeded)
    if order["events"]:
        from playground.runs.events import logged  # here: few runs want it

        reports = logged(reports, spec, Path(order["events"]))
    channel.send({"ended": relay(reports, channel, begun)})


def find(target: str) -> Training:
    """The generator function called "module:function"."""
    module, _, function = target.partition(":")
    training: Training = getattr(importlib.import_module(module), function)
    return training


class Channel:
    """Messages to and from the parent. When the parent is gone, it is as if it had said stop.

    threads: that the training is to compute on, as it was told last; None where nobody says.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.threads: int | None = None
        self._ahead: collections.deque[dict[str, Any] | None] = collections.deque()
        self._peeked = -math.inf

    def send(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # `receive` will notice
            self._connection.send_bytes(json.dumps(message).encode())

    def receive(self) -> dict[str, Any] | None:
        """Wait for the next message; None if the parent is gone."""
        return self._ahead.popleft() if self._ahead else self._next()

    def _next(self) -> dict[str, Any] | None:
        try:
            message: dict[str, Any] = json.loads(self._connection.recv_bytes())
        except (EOFError, ConnectionResetError):
            return None
        return message

    def waiting(self, seconds: float = 0.0) -> bool:
        """Whether `receive` would return at once, or does after no more than so long."""
        return bool(self._ahead) or self._connection.poll(seconds)

    def told_to_stop(self) -> bool:
        """Whether a stop has come, or the parent is gone; asked as often as one likes.

        What has come is still there to be received.
        """
        now = time.monotonic()
        if now - self._peeked > PEEK_SECONDS:
            self._peeked = now
            while None not in self._ahead and self._connection.poll():
                self._ahead.append(self._next())
        return any(message is None or message["do"] == "stop" for message in self._ahead)

    def excepthook(
        self, _: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell the parent why this process ends: an exception that nobody has caught."""
        sentence = faults.of_exception(error)
        lines = traceback.format_exception(type(error), error, trace)
        self.send(
            {
                "failed": sentence.to_json(),
                "trace": "".join(lines) if sentence == faults.BUG else "",
            }
        )


def relay(
    reports: Generator[Report, None, None],
    channel: Channel,
    begun: Callable[[], None] = lambda: None,
) -> Literal["done", "stopped"]:
    """Pass reports on until there are no more, or until told to stop; after its first step, once told to
    go on."""
    has_begun = False
    with contextlib.closing(reports):
        for report in reports:
            channel.send({"report": report_to_dict(report)})
            begins = isinstance(report, Point) and not has_begun
            if begins:
                has_begun = True
                begun()
            if not _may_go_on(channel, begins):
                return "stopped"
    return "stopped" if channel.told_to_stop() else "done"


def _may_go_on(channel: Channel, paused: bool) -> bool:
    """Heed the commands that have come, waiting for the next one while paused; False to stop."""
    if paused and not channel.waiting(PATIENCE):
        give_back_freed_memory()
    while paused or channel.waiting():
        message = channel.receive()
        if message is None or message["do"] == "stop":
            return False
        paused, channel.threads = message["do"] == "pause", message["threads"]
        if paused:
            give_back_freed_memory()
        channel.send({"heard": message["do"]})
    return True


def _die_first() -> None:
    """Where memory runs out, let the kernel end this process rather than the web server."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")

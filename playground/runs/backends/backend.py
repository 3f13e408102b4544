"""The seam between the service, which knows runs, and whatever gives their trainings time.

A backend starts workers. Each has a channel, over which come its order, then commands, and back go its
reports; what is said there is written in `playground.runs.worker`, and a worker that only halts between
two reports keeps its part. Whose turn it is, what a state means, what is kept: all that is the service's.
"""

import contextlib
import json
import socket
from multiprocessing.connection import Connection
from typing import Any, Protocol

Order = dict[str, Any]
"""What a worker needs to know of its run, as JSON."""


class Backend(Protocol):
    """Executes trainings somewhere. Its methods are called by one thread at a time, and return at once."""

    def start(self, order: Order) -> tuple[int, Connection]:
        """A new worker's number, and the channel to it. Raises OSError if that cannot be."""

    def kill(self, number: int) -> None:
        """End a worker at once; its exit follows like any other."""

    def exits(self) -> list[socket.socket]:
        """What can be read when `next_exit` has something to tell; nothing before the first start."""

    def next_exit(self) -> tuple[int, int] | None:
        """(number, exit code) of a worker that has ended; None if all have, with the backend itself.

        The code is 0 for one that has said its last word, and minus its number for a signal.
        """

    def close(self) -> None:
        """End the workers that are left."""

    def threads(self, together: int, /) -> int | None:
        """On how many threads each of so many trainings computes at the same time; None where that is not
        for this host to say."""

    def attended(self, _owner: str, /) -> contextlib.AbstractContextManager[None]:
        """Meanwhile a page of the owner's is there: some backends give time to such owners only."""


def send(channel: Connection, message: dict[str, Any]) -> None:
    """Send a message to a worker, unless it has died: its exit is then on its way."""
    with contextlib.suppress(OSError):
        channel.send_bytes(json.dumps(message).encode())

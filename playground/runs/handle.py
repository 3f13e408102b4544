"""The service's side of a training that goes on in a backend: what it was told, and when."""

import json
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any, Literal

from playground.runs.backends.backend import send

Command = Literal["resume", "pause", "stop"]
KILL_SECONDS = 10.0  # that a worker has to save and end once it has been told to


@dataclass
class Worker:
    """Where a backend trains one run, as the service knows it.

    command: what it is to do, which it may not have heard yet. bytes: of memory that it takes while it is
    halted. ended: it has said its last word. stop_by, kill_by: when a stop has to show, and when to use
    force. last_heard: when something was last heard of it, or told to it. begun: it has made its first
    step. had: seconds of training that its turns came to, as far as `turn_at`. ran: seconds in which it
    might have trained. turn_from: when its turn began. yields: it is to end only to make room, and its run
    to come back. threads: that it computes on while it trains; None where the backend does not say. needs:
    bytes that it takes while it trains.
    """

    number: int
    run_id: str
    owner: str
    channel: Connection
    bytes: int = 0
    needs: int = 0
    threads: int | None = None
    command: Command = "resume"
    ended: bool = False
    killed: bool = False
    stop_by: float | None = None
    kill_by: float | None = None
    last_heard: float = field(default_factory=time.monotonic)
    begun: bool = False
    had: float = 0.0
    ran: float = 0.0
    turn_from: float = field(default_factory=time.monotonic)
    turn_at: float = field(default_factory=time.monotonic)
    yields: bool = False
    pid: int | None = None
    _unheard: bool = False  # what was sent: more would pile up while a step lasts

    def __post_init__(self) -> None:
        self._sent = self._told()

    def must_end(self) -> None:
        """Give it KILL_SECONDS to save and end."""
        self.kill_by = self.kill_by or time.monotonic() + KILL_SECONDS

    @property
    def parked(self) -> bool:
        """Whether it is to end only to make room: its run will go on."""
        return self.command == "stop" and self.stop_by is None

    def begin(self) -> None:
        """It has made its first step, and halts by itself: its turns are counted from here."""
        self.begun = True
        self.turn_from = self.turn_at = time.monotonic()
        if self.command == "resume":
            self.command = "pause"
            if not self._unheard:
                self._sent = self._told()

    @property
    def halted(self) -> bool:
        """Whether it does nothing, and has said so."""
        return self.command == "pause" and not self._unheard

    def tell(self) -> None:
        """Send the command, unless it is known or (but for a stop) one before it has not been heard."""
        told = self._told()
        if told != self._sent and (self.command == "stop" or not self._unheard):
            self._sent, self._unheard = told, True
            send(self.channel, told)

    def _told(self) -> dict[str, Any]:
        return {"do": self.command, "threads": self.threads}

    def hear(self) -> dict[str, Any] | None:
        """The next message; None if no more can come."""
        try:
            message: dict[str, Any] = json.loads(self.channel.recv_bytes())
        except (EOFError, OSError):
            self.channel.close()
            return None
        self.last_heard = time.monotonic()
        if "pid" in message:
            self.pid = message["pid"]
        if "heard" in message:
            self._unheard = False
            self.tell()
        return message

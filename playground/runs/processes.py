"""The web server's side of the fork server and of each worker."""

import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from playground.cores import BINDING, core_count, usable_cores
from playground.runs.forkserver import EXIT, FORK, KILL, REQUEST

Wish = Literal["resume", "pause", "stop"]
KILL_SECONDS = 10.0  # that a worker has to save and end once it has been told to

# Keeps freed memory, and in huge pages: otherwise each training step faults its pages in anew.
TUNABLES = (
    "glibc.malloc.hugetlb=1:glibc.malloc.mmap_max=0"
    ":glibc.malloc.trim_threshold=17179869184:glibc.malloc.top_pad=268435456"
)
# How long a thread of libgomp's spins before it sleeps: on a machine that has other things to do,
# its own default of 300,000 took twice the processor time per training step, and twice as long.
SPINS = "10000"

_log = logging.getLogger(__name__)


class ForkServer:
    """Forks workers that have `modules` imported, which takes seconds, but only once."""

    def __init__(self, modules: Sequence[str], workers: int) -> None:
        self._modules, self._workers = modules, workers
        self._last = 0
        self._launch()

    def _launch(self) -> None:
        cores = usable_cores(os.environ)
        self.socket, theirs = socket.socketpair()
        with theirs:
            arguments = [str(theirs.fileno()), ",".join(map(str, cores)), *self._modules]
            self._process = subprocess.Popen(
                [sys.executable, "-m", "playground.runs.forkserver", *arguments],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=worker_environment(os.environ, max(1, core_count(os.environ) // self._workers)),
            )

    def fork(self) -> tuple[int, Connection]:
        """A new worker's number, and the channel to it. Raises OSError if that cannot be."""
        if self.socket.fileno() < 0:
            self._launch()
        self._last += 1
        ours, theirs = Pipe(duplex=True)
        try:
            request = REQUEST.pack(FORK, self._last)
            socket.send_fds(self.socket, [request], [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return self._last, ours

    def kill(self, number: int) -> None:
        """End a worker at once; its exit follows like any other."""
        with contextlib.suppress(OSError):  # the server has ended: so will the worker
            self.socket.sendall(REQUEST.pack(KILL, number))

    def next_exit(self) -> tuple[int, int] | None:
        """Wait for (number, exit code) of a worker; None if the server itself has ended."""
        try:
            data = self.socket.recv(EXIT.size, socket.MSG_WAITALL)
        except ConnectionResetError:
            data = b""
        if len(data) < EXIT.size:
            return None
        number, code = EXIT.unpack(data)
        return number, code

    def close(self) -> None:
        """End the workers that are left, and the server. The next `fork` starts another."""
        self.socket.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            _log.warning("the fork server did not end by itself")
            self._process.kill()
            self._process.wait()


@dataclass
class Worker:
    """One worker process of one run, as the executor knows it.

    bytes: of memory that it takes while it is halted. ended: its own last word. stop_by, kill_by: when
    a stop has to show, and when to use force. begun: it has made its first step. had: seconds of training
    that its turns came to, as far as `turn_at`. ran: seconds in which it might have trained. turn_from:
    when its turn began. yields: it is to end only to make room, and its run to come back.
    """

    number: int
    run_id: str
    owner: str
    channel: Connection
    bytes: int = 0
    wish: Wish = "resume"
    ended: bool = False
    killed: bool = False
    stop_by: float | None = None
    kill_by: float | None = None
    heard_at: float = field(default_factory=time.monotonic)
    begun: bool = False
    had: float = 0.0
    ran: float = 0.0
    turn_from: float = field(default_factory=time.monotonic)
    turn_at: float = field(default_factory=time.monotonic)
    yields: bool = False
    pid: int | None = None
    _told: Wish = "resume"
    _deaf: bool = False  # a command is under way: more would pile up while a step lasts

    def must_end(self) -> None:
        """Give it KILL_SECONDS to save and end."""
        self.kill_by = self.kill_by or time.monotonic() + KILL_SECONDS

    @property
    def parked(self) -> bool:
        """Whether it is to end only to make room: its run will go on."""
        return self.wish == "stop" and self.stop_by is None

    def begin(self) -> None:
        """It has made its first step: its turns are counted from here."""
        self.begun = True
        self.turn_from = self.turn_at = time.monotonic()

    @property
    def halted(self) -> bool:
        """Whether it does nothing, and has said so."""
        return self.wish == "pause" and not self._deaf

    def send(self, message: dict[str, Any]) -> None:
        """Send a message; the first one is the order."""
        with contextlib.suppress(OSError):  # it has died: its exit is on its way
            self.channel.send_bytes(json.dumps(message).encode())

    def tell(self) -> None:
        """Send the wish, unless it is known or (but for a stop) one before it has not been heard."""
        if self.wish != self._told and (self.wish == "stop" or not self._deaf):
            self._told, self._deaf = self.wish, True
            self.send({"do": self.wish})

    def hear(self) -> dict[str, Any] | None:
        """The next message; None if no more can come."""
        try:
            message: dict[str, Any] = json.loads(self.channel.recv_bytes())
        except (EOFError, OSError):
            self.channel.close()
            return None
        self.heard_at = time.monotonic()
        if "pid" in message:
            self.pid = message["pid"]
        if "heard" in message:
            self._deaf = False
            self.tell()
        return message


def worker_environment(environ: Mapping[str, str], threads: int) -> dict[str, str]:
    """The environment of the fork server: read by glibc, OpenMP and OpenBLAS when it starts."""
    kept = {name: value for name, value in environ.items() if name not in BINDING}
    return {
        "GLIBC_TUNABLES": TUNABLES,
        "GOMP_SPINCOUNT": SPINS,
        **kept,
        "OMP_NUM_THREADS": str(threads),
        "OPENBLAS_NUM_THREADS": "1",  # numpy's own threads would be there before the fork
        "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path),
    }

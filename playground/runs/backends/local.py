"""Trainings in processes of this machine, each forked from one that has imported what they need."""

import contextlib
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from playground.cores import BINDING, core_count, usable_cores
from playground.runs.backends.backend import Order, send
from playground.runs.backends.forkserver import EXIT, FORK, KILL, REQUEST

# Keeps freed memory: otherwise each training step faults its pages in again. Not in huge pages: a step is
# 2% faster in them, but each turn begins with memory that was given back, and where the host of a virtual
# machine has taken that, it costs three times as much. Thirty trainings that took turns on two cores made
# 14 to 16% more steps without, and began in half the time.
TUNABLES = (
    "glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=17179869184:glibc.malloc.top_pad=268435456"
)
# How long a thread of libgomp's spins before it sleeps: on a machine that has other things to do,
# its own default of 300,000 took twice the processor time per training step, and twice as long.
SPINS = "10000"
ENVIRONMENT = {"GLIBC_TUNABLES": TUNABLES, "GOMP_SPINCOUNT": SPINS}
"""Of a process that trains: read when it starts."""

TRAINING = "playground.training.run:run"
PRELOAD = ("torch._dynamo",)  # torch.optim imports it when first used, for two seconds

_log = logging.getLogger(__name__)


class LocalProcesses:
    """A `Backend`. Imports what the trainings need, which takes seconds, but only once.

    target: "module:function" of the training, called as `playground.training.run.run` is. preload:
    modules to import before the first one, besides the target's.
    """

    def __init__(self, target: str = TRAINING, preload: tuple[str, ...] = PRELOAD) -> None:
        self._target, self._cores = target, core_count(os.environ)
        self._modules = [target.partition(":")[0], *preload]
        self._last = 0
        self._launch()

    def _launch(self) -> None:
        cores = usable_cores(os.environ)
        self._socket, theirs = socket.socketpair()
        with theirs:
            arguments = [str(theirs.fileno()), ",".join(map(str, cores)), *self._modules]
            self._process = subprocess.Popen(
                [sys.executable, "-m", "playground.runs.backends.forkserver", *arguments],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=worker_environment(os.environ, self._cores),
            )

    def start(self, order: Order) -> tuple[int, Connection]:
        if self._socket.fileno() < 0:
            self._launch()
        self._last += 1
        ours, theirs = Pipe(duplex=True)
        try:
            request = REQUEST.pack(FORK, self._last)
            socket.send_fds(self._socket, [request], [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        send(ours, {"target": self._target, **order})
        return self._last, ours

    def kill(self, number: int) -> None:
        with contextlib.suppress(OSError):  # the server has ended: so will the worker
            self._socket.sendall(REQUEST.pack(KILL, number))

    def exits(self) -> list[socket.socket]:
        return [self._socket] if self._socket.fileno() >= 0 else []

    def next_exit(self) -> tuple[int, int] | None:
        try:
            data = self._socket.recv(EXIT.size, socket.MSG_WAITALL)
        except ConnectionResetError:
            data = b""
        if len(data) < EXIT.size:
            return None
        number, code = EXIT.unpack(data)
        return number, code

    def threads(self, together: int) -> int:
        """They share the cores: one thread each makes more of two cores than two by turns, and does not
        wait for the other where something else has taken one."""
        return max(1, self._cores // together)

    def attended(self, _owner: str) -> contextlib.AbstractContextManager[None]:
        """Nobody has to be there."""
        return contextlib.nullcontext()

    def close(self) -> None:
        """The next `start` makes another process to fork from."""
        self._socket.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            _log.warning("the fork server did not end by itself")
            self._process.kill()
            self._process.wait()


def worker_environment(environ: Mapping[str, str], threads: int) -> dict[str, str]:
    """The environment of the fork server: read by glibc, OpenMP and OpenBLAS when it starts."""
    kept = {name: value for name, value in environ.items() if name not in BINDING}
    return {
        **ENVIRONMENT,
        **kept,
        "OMP_NUM_THREADS": str(threads),
        "OPENBLAS_NUM_THREADS": "1",  # numpy's own threads would be there before the fork
        "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path),
    }

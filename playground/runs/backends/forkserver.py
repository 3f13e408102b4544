"""The process from which workers are forked, with everything they need imported already.

    python -m playground.runs.backends.forkserver CONTROL CORES MODULE...

CONTROL is the file descriptor of a socket to the web server. Over it come FORK (with the descriptor
of the new worker's channel) and KILL, each with the worker's number; back goes its exit code when it
has ended. When the socket closes, so do the workers, and then this process.

Not multiprocessing's fork server: that one has each worker import the program's main module, the
whole web page, and takes affinity and allocator settings from the web server.
"""

import contextlib
import gc
import importlib
import logging
import os
import select
import signal
import socket
import struct
import sys
import time

from playground.runs import priority, worker

REQUEST = struct.Struct("=cq")  # FORK or KILL, number of the worker
EXIT = struct.Struct("=qq")  # number of the worker, exit code (minus the signal's number)
FORK, KILL = b"F", b"K"
REFUSED = 1  # exit code of a worker that could not be forked
TICK = 0.1  # seconds between two looks for ended workers
GRACE = 1.5  # seconds that workers have to save when the web server has vanished


def main(arguments: list[str]) -> None:
    """Warm up, then serve. Goes on, in each forked child, as a worker."""
    control, cores, modules = int(arguments[0]), arguments[1], arguments[2:]
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # meant for the web server, which has workers save
    priority.give_way_a_little()
    if sys.platform == "linux":
        # Before torch is imported: it counts the cores then. A server with OMP_PROC_BIND is
        # bound to one core, and so are its children.
        os.sched_setaffinity(0, [int(core) for core in cores.split(",")])
    for module in modules:
        try:
            importlib.import_module(module)
        except ImportError:  # each worker will try again, and its run say so
            logging.getLogger(__name__).exception("%s cannot be imported", module)
    gc.freeze()  # keeps the collector from touching, and so copying, what workers share
    channel = _serve(socket.socket(fileno=control))
    worker.main(channel)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # taking all that was imported apart would take a while, and nobody needs it


def _serve(control: socket.socket) -> int:
    """Return in each forked child, with its channel's descriptor. In the server: never."""
    children: dict[int, int] = {}  # process id -> number
    while True:
        exits = []
        ready, _, _ = select.select([control], [], [], TICK if children else None)
        if ready:
            request, channels, _, _ = socket.recv_fds(control, REQUEST.size, 1)
            if len(request) < REQUEST.size:
                _end(children)
                os._exit(0)
            kind, number = REQUEST.unpack(request)
            if kind == KILL:
                _kill([pid for pid, n in children.items() if n == number])
            else:
                pid = _fork()
                if pid == 0:
                    control.close()
                    return channels[0]
                os.close(channels[0])
                if pid is None:
                    exits.append((number, REFUSED))
                else:
                    children[pid] = number
        for number, code in exits + _ended(children):
            with contextlib.suppress(BrokenPipeError):  # noticed as the end of requests
                control.sendall(EXIT.pack(number, code))


def _fork() -> int | None:
    """As os.fork; None where the host has no memory or no process left for another worker."""
    try:
        return os.fork()
    except OSError:
        logging.getLogger(__name__).exception("a worker cannot be forked")
        return None


def _ended(children: dict[int, int]) -> list[tuple[int, int]]:
    """(number, exit code) of the children that have ended, who are then forgotten."""
    exits = []
    for pid in list(children):
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            exits.append((children.pop(pid), os.waitstatus_to_exitcode(status)))
    return exits


def _end(children: dict[int, int]) -> None:
    """Give the workers, whose channels have closed with the web server, time to save; then kill."""
    deadline = time.monotonic() + GRACE
    while children and time.monotonic() < deadline:
        time.sleep(TICK)
        _ended(children)
    _kill(list(children))


def _kill(pids: list[int]) -> None:
    for pid in pids:
        os.kill(pid, signal.SIGKILL)  # not reaped yet, so the number is still theirs


if __name__ == "__main__":
    main(sys.argv[1:])

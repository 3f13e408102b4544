"""Trainings in threads of this process: for tests, and for what computes elsewhere anyway."""

import contextlib
import itertools
import signal
import socket
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from playground.runs.backends.backend import Order, send
from playground.runs.backends.forkserver import EXIT
from playground.runs.worker import Channel, Training, named, work

BROKEN = 1  # exit code of a worker that ended with an exception


class InProcess:
    """A `Backend`. A thread cannot be killed: one that should be is left alone, and nobody hears it.

    target: "module:function" of the training, called as `playground.training.run.run` is.
    """

    def __init__(self, target: str) -> None:
        self._target, self._numbers = target, itertools.count(1)
        self._alive: set[int] = set()
        self._lock = threading.Lock()
        self._socket, self._theirs = socket.socketpair()

    def start(self, order: Order) -> tuple[int, Connection]:
        number = next(self._numbers)
        ours, theirs = Pipe(duplex=True)
        with self._lock:
            self._alive.add(number)
        send(ours, {"target": self._target, "number": number, **order})
        threading.Thread(target=self._work, args=[number, theirs], daemon=True).start()
        return number, ours

    def kill(self, number: int) -> None:
        self._exit(number, -signal.SIGKILL)

    def exits(self) -> list[socket.socket]:
        return [self._socket]

    def next_exit(self) -> tuple[int, int] | None:
        number, code = EXIT.unpack(self._socket.recv(EXIT.size, socket.MSG_WAITALL))
        return number, code

    def threads(self, _together: int, /) -> int | None:
        """What computes elsewhere knows for itself."""
        return None

    def attended(self, _owner: str, /) -> contextlib.AbstractContextManager[None]:
        """Nobody has to be there."""
        return contextlib.nullcontext()

    def close(self) -> None:
        """Those that are left find their channels closed, which they take as a stop."""
        self._socket.close()
        self._theirs.close()

    def training(self, order: Order) -> Training:
        """What a worker does with its order."""
        return named(order)

    def _work(self, number: int, connection: Connection) -> None:
        channel, code = Channel(connection), 0
        try:
            work(channel, self.training)
        except BaseException as error:  # as the end of a process would be, whatever it is
            channel.excepthook(type(error), error, error.__traceback__)
            code = BROKEN
        finally:
            connection.close()
            self._exit(number, code)

    def _exit(self, number: int, code: int) -> None:
        with self._lock, contextlib.suppress(OSError):  # closed meanwhile
            if number in self._alive:
                self._alive.remove(number)
                self._theirs.sendall(EXIT.pack(number, code))

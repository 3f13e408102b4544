"""What wakes a thread that waits."""

import contextlib
import socket


class Bell:
    """Can be waited for like a connection; whoever rings it ends the wait."""

    def __init__(self) -> None:
        self._bell, self._rope = socket.socketpair()
        self._bell.setblocking(False)
        self._rope.setblocking(False)

    def fileno(self) -> int:
        """For `multiprocessing.connection.wait`."""
        return self._bell.fileno()

    def ring(self) -> None:
        """End the wait, or the next one. May be called from any thread."""
        with contextlib.suppress(OSError):  # full: it has been rung for; closed: nobody is there
            self._rope.send(b"!")

    def hush(self) -> None:
        """Forget that it has been rung."""
        with contextlib.suppress(BlockingIOError):
            self._bell.recv(4096)

    def close(self) -> None:
        """Ring no more."""
        self._bell.close()
        self._rope.close()

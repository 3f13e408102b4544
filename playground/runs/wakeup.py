"""What wakes a thread that waits for sockets."""

import contextlib
import socket


class WakeUp:
    """Its `socket` can be waited for; `wake` ends the wait."""

    def __init__(self) -> None:
        self.socket, self._other = socket.socketpair()
        self.socket.setblocking(False)
        self._other.setblocking(False)

    def wake(self) -> None:
        """End the wait, or the next one. May be called from any thread."""
        with contextlib.suppress(OSError):  # full: it is awake already; closed: nobody is there
            self._other.send(b"!")

    def clear(self) -> None:
        """Forget that it has been woken."""
        with contextlib.suppress(BlockingIOError):
            self.socket.recv(4096)

    def close(self) -> None:
        """Wake nobody any more."""
        self.socket.close()
        self._other.close()

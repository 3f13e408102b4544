"""What wakes a thread that waits."""

import contextlib
import socket


class Bell:
    """Its `socket` can be waited for; whoever rings it ends the wait."""

    def __init__(self) -> None:
        self.socket, self._rope = socket.socketpair()
        self.socket.setblocking(False)
        self._rope.setblocking(False)

    def ring(self) -> None:
        """End the wait, or the next one. May be called from any thread."""
        with contextlib.suppress(OSError):  # full: it has been rung for; closed: nobody is there
            self._rope.send(b"!")

    def hush(self) -> None:
        """Forget that it has been rung."""
        with contextlib.suppress(BlockingIOError):
            self.socket.recv(4096)

    def close(self) -> None:
        """Ring no more."""
        self.socket.close()
        self._rope.close()

"""How often somebody may be wrong: a code of six letters cannot be tried out.

A class behind one router is one address, and has room for its slips.
"""

import threading
import time
from collections import Counter

from playground.errors import LimitReached

WINDOW = 60.0  # seconds
OF_ONE, OF_ALL = 60, 600  # wrong guesses in a window


class Guesses:
    """Counts wrong guesses by address. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self._wrong: Counter[str] = Counter()

    def check(self, address: str) -> None:
        """Raises LimitReached if there have been too many: a right one is then refused, too."""
        with self._lock:
            if time.monotonic() - self._began >= WINDOW:
                self._began = time.monotonic()
                self._wrong.clear()
            if self._wrong[address] >= OF_ONE or self._wrong.total() >= OF_ALL:
                raise LimitReached("too many wrong codes were given: try again in a minute")

    def wrong(self, address: str) -> None:
        """One more."""
        with self._lock:
            self._wrong[address] += 1

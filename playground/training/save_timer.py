"""When a training is to be saved next: soon after its start, then every ten seconds, so that a crash costs
no more than a turn; less often where saving would take more than a twentieth of the time."""

import contextlib
import time
from collections.abc import Iterator

FIRST = 8.0  # seconds after the start
EVERY = 10.0  # seconds
TIMES = 20  # as long as it took to save, that the training goes on at least


class SaveTimer:
    """Counts from when it is made, and from each time that it was saved."""

    def __init__(self) -> None:
        self._at = time.monotonic() + FIRST

    def is_due(self) -> bool:
        return time.monotonic() >= self._at

    @contextlib.contextmanager
    def saving(self) -> Iterator[None]:
        """Meanwhile it is saved."""
        began = time.monotonic()
        yield
        now = time.monotonic()
        self._at = now + max(EVERY, TIMES * (now - began))

"""When a training is to be saved next: soon after its start, so that little is lost to a crash, then
each minute."""

import time

FIRST = 8.0  # seconds after the start
EVERY = 60.0  # seconds


class SaveTimer:
    """Counts from when it is made, and from each `done`."""

    def __init__(self) -> None:
        self._at = time.monotonic() + FIRST

    def is_due(self) -> bool:
        return time.monotonic() >= self._at

    def done(self) -> None:
        """The training has been saved."""
        self._at = time.monotonic() + EVERY

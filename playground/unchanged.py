"""What a file says, read once until the file changes."""

import functools
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Said = TypeVar("Said")
SETTLED = 2.0  # seconds: a file that is written to later has other times, however coarse the clock


def read_once(most: int) -> Callable[[Callable[[Path], Said]], Callable[[Path], Said]]:
    """Keep what the decorated function of a file returns, of so many files, until they change.

    All who ask are given the same: use, don't change. An exception is not kept.
    """

    def decorated(read: Callable[[Path], Said]) -> Callable[[Path], Said]:
        @functools.lru_cache(most)
        def kept(path: Path, _: tuple[int, ...]) -> Said:
            return read(path)

        @functools.wraps(read)
        def now(path: Path) -> Said:
            try:
                found = path.stat()
            except OSError:
                return read(path)  # which says what is wrong
            if time.time() - found.st_ctime < SETTLED:
                return read(path)
            return kept(path, state_of(found))

        return now

    return decorated


def state_of(found: os.stat_result) -> tuple[int, ...]:
    """Of a file: another one if it is replaced or written to."""
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)

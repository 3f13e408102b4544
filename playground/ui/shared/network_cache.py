"""Networks that were used a moment ago, kept loaded."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from playground.errors import CheckpointError

CAPACITY = 4
Network = TypeVar("Network")


class NetworkCache(Generic[Network]):
    """The most recently used networks, as `load` makes them of a file. May be used from any thread.

    A file that has changed is loaded anew. Networks are shared between callers: use, don't change.
    """

    def __init__(self, load: Callable[[Path], Network], capacity: int = CAPACITY) -> None:
        self._load = load
        self._capacity = capacity
        self._kept: OrderedDict[tuple[Path, int], Network] = OrderedDict()
        self._lock = threading.Lock()

    def load(self, path: Path) -> Network:
        """The network in a file. Raises CheckpointError for a file that holds none."""
        key = _key(path)
        with self._lock:
            found = self._kept.pop(key, None) or self._load(path)
            for stale in [k for k in self._kept if k[0] == path]:
                del self._kept[stale]
            if _key(path) != key:  # replaced meanwhile: nobody knows which of the two was read
                return found
            self._kept[key] = found
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)
        return found


def _key(path: Path) -> tuple[Path, int]:
    try:
        return path, path.stat().st_mtime_ns
    except OSError as error:
        raise CheckpointError(f"there is no checkpoint {path.name} any more") from error

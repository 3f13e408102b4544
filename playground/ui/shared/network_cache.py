"""Networks that were used a moment ago, kept loaded."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from cachetools import LRUCache

from playground.errors import CheckpointError
from playground.unchanged import state_of

CAPACITY = 4
MEMORY = 1_200_000_000
"""Bytes of files that are kept loaded, at most: the largest two that may be looked into."""
Network = TypeVar("Network")
Key = tuple[Path, tuple[int, ...]]


class NetworkCache(Generic[Network]):
    """The most recently used networks, as `load` makes them of a file. May be used from any thread.

    As many as `capacity` are kept, and of files of no more than `memory` bytes together, but always the
    last one. However many ask for a file, it is loaded once, and nobody waits who asks for another.
    A file that has changed is loaded again. Networks are shared between callers: use, don't change.
    """

    def __init__(
        self, load: Callable[[Path], Network], capacity: int = CAPACITY, memory: int = MEMORY
    ) -> None:
        def cost(kept: tuple[Network, int]) -> int:
            return min(memory, max(kept[1], memory // capacity))

        self._load = load
        self._kept: LRUCache[Key, tuple[Network, int]] = LRUCache(memory, cost)
        self._doors: dict[Key, threading.Lock] = {}  # of files that are being loaded
        self._lock = threading.Lock()

    def load(self, path: Path) -> Network:
        """The network in a file. Raises CheckpointError for a file that holds none."""
        key, size = _key(path)
        with self._lock:
            door = self._doors.setdefault(key, threading.Lock())
        with door:
            try:
                kept = self._taken(key)
                found = self._load(path) if kept is None else kept
                if _key(path)[0] == key:  # else nobody knows which of the two was read
                    self._keep(key, found, size)
            finally:
                with self._lock:
                    self._doors.pop(key, None)  # whoever waits at it finds what was loaded
        return found

    def _taken(self, key: Key) -> Network | None:
        with self._lock:
            kept = self._kept.get(key)
        return None if kept is None else kept[0]

    def _keep(self, key: Key, network: Network, size: int) -> None:
        with self._lock:
            for stale in [other for other in self._kept if other[0] == key[0]]:
                del self._kept[stale]
            self._kept[key] = network, size


def _key(path: Path) -> tuple[Key, int]:
    """What tells a file's contents from those before, and its bytes."""
    try:
        told = path.stat()
    except OSError as error:
        raise CheckpointError("there is no checkpoint {file} any more", file=path.name) from error
    return (path, state_of(told)), told.st_size

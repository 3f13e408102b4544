"""Who watches runs: one watch for each page, which ends with it."""

import threading
from collections import OrderedDict
from typing import NamedTuple

from playground.runs.changes import Watch

SESSIONS = 1000  # browsers that are remembered as watching


class _Asked(NamedTuple):
    """When a page asked to watch, by its own clock; and its watch, None if there was nothing to."""

    at: float
    watch: Watch | None

    def leave(self) -> None:
        if self.watch is not None:
            self.watch.leave()


class Watchers:
    """Each browser session's present watch: an older one is told to leave."""

    def __init__(self) -> None:
        self._present: OrderedDict[str, _Asked] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, session: str, at: float, watch: Watch | None) -> bool:
        """This is the session's watch from now on, unless what the page asked for later has come first."""
        with self._lock:
            before = self._present.get(session)
            if before is not None and before.at > at:
                return False
            older = [self._present.pop(session, None)]
            self._present[session] = _Asked(at, watch)
            while len(self._present) > SESSIONS:
                older.append(self._present.popitem(last=False)[1])
        for asked in filter(None, older):
            asked.leave()
        return True

    def end(self, session: str) -> None:
        """The session watches nothing any more."""
        with self._lock:
            asked = self._present.pop(session, None)
        if asked is not None:
            asked.leave()

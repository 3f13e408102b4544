"""Who watches runs: one watch for each page, which ends with it."""

import threading
from collections import OrderedDict

from playground.runs.changes import Watch

SESSIONS = 1000  # browsers that are remembered as watching


class Watchers:
    """Each browser session's present watch: an older one is told to leave."""

    def __init__(self) -> None:
        self._present: OrderedDict[str, Watch] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, session: str, watch: Watch) -> None:
        """This is the session's watch from now on."""
        with self._lock:
            older = [self._present.pop(session, None)]
            self._present[session] = watch
            while len(self._present) > SESSIONS:
                older.append(self._present.popitem(last=False)[1])
        for other in filter(None, older):
            other.leave()

    def end(self, session: str) -> None:
        """The session watches nothing any more."""
        with self._lock:
            watch = self._present.pop(session, None)
        if watch is not None:
            watch.leave()

"""Wakes those who watch runs, when there is something new to see and not before.

A watcher waits on its own event loop and holds no thread. What happens between two looks of a watcher
wakes it once. Reports come often, and many watchers together get them once a second; what somebody does
to a run shows at once.
"""

import asyncio
import contextlib
import threading
import time
from collections import defaultdict
from collections.abc import Collection, Iterator

MANY = 20  # watchers, above which reports are gathered
GATHERED_SECONDS = 1.0  # between two looks of a watcher, where there are many
SHORTEST_SECONDS = 0.1  # between two looks of any watcher: a page shows no more


class Changes:
    """Who watches which run. Every method may be called from any thread."""

    def __init__(self) -> None:
        self._watches: dict[str, set[Watch]] = defaultdict(set)
        self._all: set[Watch] = set()
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def watching(self, watch: "Watch", run_ids: Collection[str]) -> Iterator[None]:
        """Wake `watch` for what happens to these runs meanwhile."""
        with self._lock:
            self._all.add(watch)
            for run_id in run_ids:
                self._watches[run_id].add(watch)
        try:
            yield
        finally:
            with self._lock:
                self._all.discard(watch)
                for run_id in run_ids:
                    self._watches[run_id].discard(watch)
                    if not self._watches[run_id]:
                        del self._watches[run_id]

    def reported(self, run_id: str) -> None:
        """A run has another report."""
        self._wake(self._watches.get(run_id, ()), at_once=False)

    def changed(self, run_id: str) -> None:
        """A run is in another state, has another name, has saved, or is gone."""
        self._wake(self._watches.get(run_id, ()), at_once=True)

    def shifted(self) -> None:
        """Places in the queue or shares of the time may be others than before, of any run."""
        self._wake(self._all, at_once=False)

    @property
    def pause(self) -> float:
        """Seconds that a watcher lets pass between two looks, while there is no hurry."""
        return GATHERED_SECONDS if len(self._all) > MANY else SHORTEST_SECONDS

    def _wake(self, watches: Collection["Watch"], at_once: bool) -> None:
        with self._lock:
            for watch in tuple(watches):
                watch.wake(at_once)


class Watch:
    """One watcher's wait, on the event loop on which it is made."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._something, self._hurry = asyncio.Event(), asyncio.Event()
        self._woken = self._hurried = self.left = False
        self._looked = -GATHERED_SECONDS

    def wake(self, at_once: bool) -> None:
        """There is something new; at_once: that is worth a look of its own. From any thread."""
        if self._hurried or (self._woken and not at_once):
            return  # it will look anyway
        self._woken, self._hurried = True, at_once
        with contextlib.suppress(RuntimeError):  # its event loop has ended, and so has it
            self._loop.call_soon_threadsafe(self._ring, at_once)

    def leave(self) -> None:
        """Wait for nothing more: `news` returns at once."""
        self.left = True
        self.wake(at_once=True)

    async def news(self, pause: float) -> None:
        """Return once there is something new, and at least so many seconds after the last return, or
        SHORTEST_SECONDS if there is a hurry."""
        await self._something.wait()
        now = time.monotonic()
        with contextlib.suppress(asyncio.TimeoutError):
            if (rest := self._looked + pause - now) > 0:
                await asyncio.wait_for(self._hurry.wait(), rest)
        rest = self._looked + SHORTEST_SECONDS - time.monotonic()
        if rest > 0 and not self.left:
            await asyncio.sleep(rest)
        self._something.clear()
        self._hurry.clear()
        self._woken = self._hurried = False  # what comes from now on wakes it again
        self._looked = time.monotonic()

    def _ring(self, at_once: bool) -> None:
        self._something.set()
        if at_once:
            self._hurry.set()

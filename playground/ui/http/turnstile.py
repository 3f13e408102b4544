"""How many runs may wait that were started, or taken up again, from one address: no one client fills
everybody's queue.

A class behind one router is one address, so the bound is far above what one of them may have waiting.
"""

import threading
from collections.abc import Callable, Sequence

from playground.errors import LimitReached, PlaygroundError
from playground.runs.run import Run
from playground.runs.service import RunService


class Turnstile:
    """Lets starts through, and remembers from where they came while they wait."""

    def __init__(self, executor: RunService, most: int) -> None:
        self._executor, self._most = executor, most
        self._waiting: dict[str, list[Run]] = {}
        self._lock = threading.Lock()

    def start(self, address: str, submit: Callable[[], Sequence[Run]]) -> Sequence[Run]:
        """What `submit` started. Raises LimitReached if too many wait that came from that address."""
        with self._lock:
            waiting = [run for run in self._waiting.get(address, []) if self._waits(run)]
            if len(waiting) >= self._most:
                raise LimitReached(
                    "{most} runs that were started from your address are waiting already: try again when "
                    "some have started",
                    most=self._most,
                )
            runs = submit()
            self._waiting[address] = [*waiting, *runs]
            for other in [
                a for a, some in self._waiting.items() if not any(map(self._waits, some))
            ]:
                del self._waiting[other]
        return runs

    def _waits(self, run: Run) -> bool:
        try:
            return self._executor.state(run.id, run.owner).run.state == "queued"
        except PlaygroundError:  # it has been deleted
            return False

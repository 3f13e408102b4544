"""Where answers are worked at that take long: one for each owner, two on the host, and each can be stopped.

An answer is a generator: what it yields is told, and between two steps it can be left. It is worked at in
threads of the desk's own, so that as many wait as like without taking anybody's.
"""

import asyncio
import threading
from collections.abc import AsyncGenerator, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

PLACES = 2
LOOKS_AGAIN = 0.1  # seconds between two looks for a free place
Told = TypeVar("Told")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Done(Generic[Result]):
    """What came of it."""

    result: Result


class Desk:
    """May be used from any thread."""

    def __init__(self, places: int = PLACES) -> None:
        self._free = threading.Semaphore(places)
        self._hands = ThreadPoolExecutor(places, "desk")
        self._going: dict[str, threading.Event] = {}
        self._lock = threading.Lock()

    def stop(self, owner: str) -> None:
        """Leave what the owner has under way, if anything."""
        with self._lock:
            halted = self._going.pop(owner, None)
        if halted:
            halted.set()

    async def work(
        self, owner: str, steps: Generator[Told, None, Result]
    ) -> AsyncGenerator[Told | Done[Result] | None, None]:
        """None while it waits for a place, then what each step tells, then what came of it.

        What the owner had under way is stopped. Ends without a result if this one is.
        """
        self.stop(owner)
        halted = threading.Event()
        with self._lock:
            self._going[owner] = halted
        try:
            while not self._free.acquire(blocking=False):
                yield None
                await asyncio.sleep(LOOKS_AGAIN)
                if halted.is_set():
                    return
            try:
                async for told in self._worked(steps, halted):
                    yield told
            finally:
                self._free.release()
        finally:
            with self._lock:
                if self._going.get(owner) is halted:
                    del self._going[owner]

    async def _worked(
        self, steps: Generator[Told, None, Result], halted: threading.Event
    ) -> AsyncGenerator[Told | Done[Result], None]:
        loop = asyncio.get_running_loop()
        while not halted.is_set():
            told = await loop.run_in_executor(self._hands, _next, steps)
            yield told
            if isinstance(told, Done):
                return


def _next(steps: Generator[Told, None, Any]) -> Told | Done[Any]:
    try:
        return next(steps)
    except StopIteration as end:
        return Done(end.value)

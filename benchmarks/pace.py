"""How often a step can be made."""

import time
from collections.abc import Callable


def steps_per_second(step: Callable[[], object], seconds: float) -> float:
    """Of a step that is repeated for so long, after one that does not count."""
    step()
    count, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        step()
        count += 1
    return count / (time.perf_counter() - started)

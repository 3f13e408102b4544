"""How much a process that trains gives way to others: less while somebody waits for its first step."""

import os
from pathlib import Path

STARTING, TRAINING = 5, 10  # niceness, on top of the web server's
_THREADS = Path("/proc/self/task")  # Linux has a niceness for each


def give_way_a_little() -> None:
    """To be called as the process starts: its children inherit it."""
    os.nice(STARTING)


def give_way() -> None:
    """From now on, all of this process, as a training that goes on beside others' work."""
    threads = [int(path.name) for path in _THREADS.iterdir()] if _THREADS.exists() else [0]
    for thread in threads:
        niceness = os.getpriority(os.PRIO_PROCESS, thread)
        os.setpriority(os.PRIO_PROCESS, thread, niceness + TRAINING - STARTING)

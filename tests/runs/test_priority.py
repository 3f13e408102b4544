"""A training gives way to others, all of its threads, once it has made its first step."""

import os
import subprocess
import sys

import pytest

from playground.runs.priority import STARTING, TRAINING

PROGRAM = """
import os, threading
from pathlib import Path
from playground.runs.priority import give_way, give_way_a_little

def found():
    threads = Path("/proc/self/task")
    ids = [int(path.name) for path in threads.iterdir()] if threads.exists() else [0]
    return sorted(os.getpriority(os.PRIO_PROCESS, one) for one in ids)

give_way_a_little()
over = threading.Event()
threading.Thread(target=over.wait).start()
print(*found())
give_way()
print(*found())
over.set()
"""


@pytest.mark.skipif(os.getpriority(os.PRIO_PROCESS, 0) > 19 - TRAINING, reason="as low as can be")
def test_each_thread_gives_way() -> None:
    base = os.getpriority(os.PRIO_PROCESS, 0)
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    before, after = ([int(one) - base for one in line.split()] for line in told.stdout.splitlines())
    assert len(before) == len(after)
    assert set(before) == {STARTING}
    assert set(after) == {TRAINING}

"""The cores this program may use: in a container, fewer than the machine has."""

import math
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

Threads = Callable[[], int | None]
"""On how many threads to compute from now on; None where that is one's own choice."""

CGROUP = Path("/sys/fs/cgroup")
# Settings of OpenMP that pin threads to cores: right for one program alone, ruin for several workers.
BINDING = ("OMP_PROC_BIND", "OMP_PLACES", "GOMP_CPU_AFFINITY", "KMP_AFFINITY")


def own_choice() -> None:
    """As `Threads`: nobody says on how many."""


def usable_cores(environ: Mapping[str, str]) -> list[int]:
    """Numbers of the cores threads may run on: this thread's, or all where OpenMP has bound it."""
    if sys.platform != "linux" or any(name in environ for name in BINDING):
        return list(range(os.cpu_count() or 1))
    return sorted(os.sched_getaffinity(0))


def core_count(environ: Mapping[str, str], cgroup: Path = CGROUP) -> int:
    """How many threads find a core: at least 1, at most the usable cores.

    A container may run on all of the machine's cores and still get the time of a few: its quota,
    rounded up, is then the number. cgroup: where Linux tells it, in either of its versions.
    """
    most = len(usable_cores(environ))
    return max(1, min(most, math.ceil(_quota(cgroup) or most)))


def _quota(cgroup: Path) -> float | None:
    """Processor time per time that Linux grants this container; None where it sets no bound."""
    try:
        if (cgroup / "cpu.max").exists():
            quota, period = (cgroup / "cpu.max").read_text(encoding="ascii").split()
        else:
            names = ("cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us")
            quota, period = ((cgroup / name).read_text(encoding="ascii") for name in names)
        return None if quota == "max" or int(quota) <= 0 else int(quota) / int(period)
    except (OSError, ValueError, ZeroDivisionError):
        return None

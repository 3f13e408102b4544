"""Memory that a step frees is kept for the next one, rather than given back and faulted in anew."""

import ctypes
import os
import sys

TRIM_THRESHOLD, TOP_PAD, MMAP_MAX = -1, -2, -4  # glibc's malloc.h
LARGEST = 2**31 - 1  # bytes: mallopt takes an int
PAD = 2**28  # bytes by which the heap grows at least


def keep_freed_memory() -> None:
    """Tune glibc's malloc for this process, unless GLIBC_TUNABLES does; elsewhere, do nothing.

    A step of ResNet-20 at batch 128 had 35,000 page faults without it and none with it, and took
    about a tenth less processor time. Workers get more by their environment, huge pages.
    """
    if sys.platform != "linux" or "GLIBC_TUNABLES" in os.environ:
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(MMAP_MAX, 0)
        mallopt(TRIM_THRESHOLD, LARGEST)
        mallopt(TOP_PAD, PAD)

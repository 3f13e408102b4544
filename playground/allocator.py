"""What glibc's malloc does with freed memory, told to this process; elsewhere, nothing happens."""

import ctypes
import os
import sys

TRIM_THRESHOLD, TOP_PAD, MMAP_THRESHOLD, MMAP_MAX = -1, -2, -3, -4  # glibc's malloc.h
LARGEST = 2**31 - 1  # bytes: mallopt takes an int
PAD = 2**28  # bytes by which the heap grows at least
LARGE = 1 << 20  # bytes from which a block is the system's own


def keep_freed_memory() -> None:
    """Keep what a training step frees for the next one, unless GLIBC_TUNABLES says something.

    A step of ResNet-20 at batch 128 had 35,000 page faults without it and none with it, and took
    about a tenth less processor time. Workers get the same by their environment.
    """
    if "GLIBC_TUNABLES" not in os.environ:
        for option, value in ((MMAP_MAX, 0), (TRIM_THRESHOLD, LARGEST), (TOP_PAD, PAD)):
            _call("mallopt", option, value)


def give_back_large_blocks() -> None:
    """Let large blocks go back to the system, whichever thread freed them, unless the environment tunes.

    By itself glibc raises this bound up to 32 MB, by what is freed, and Pillow's blocks of 16 MB then
    stay in the heap of each thread that decoded: sixteen pictures of 50 megapixels, one after the
    other, left 860 MB behind, and 240 with a fixed bound.
    """
    if not {"GLIBC_TUNABLES", "MALLOC_MMAP_THRESHOLD_"} & os.environ.keys():
        _call("mallopt", MMAP_THRESHOLD, LARGE)


def give_back_freed_memory() -> None:
    """Give back what is kept: for a training that is halted, and may wait for long."""
    _call("malloc_trim", 0)


def _call(name: str, *arguments: int) -> None:
    function = getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
    if function is not None:
        function(*arguments)

"""Memory that decoding a picture frees goes back to the system, whichever thread did it."""

import ctypes
import os
import sys

MMAP_THRESHOLD = -3  # glibc's malloc.h
LARGE = 1 << 20  # bytes from which a block is the system's own


def give_back_large_blocks() -> None:
    """Tune glibc's malloc for this process, unless the environment does; elsewhere, do nothing.

    By itself glibc raises this bound up to 32 MB, by what is freed, and Pillow's blocks of 16 MB then
    stay in the heap of each thread that decoded: sixteen pictures of 50 megapixels, one after the
    other, left 860 MB behind, and 240 with a fixed bound.
    """
    if sys.platform != "linux" or {"GLIBC_TUNABLES", "MALLOC_MMAP_THRESHOLD_"} & os.environ.keys():
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(MMAP_THRESHOLD, LARGE)

"""Memory that a halted training does not need, back to the system: it may wait for long."""

import ctypes
import sys


def trim() -> None:
    """Return what glibc's malloc has kept of freed memory; elsewhere, do nothing."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)

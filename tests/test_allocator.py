"""Freed memory stays with the process: counted by the kernel's page faults."""

import platform
import subprocess
import sys

import pytest

SCRIPT = """
import ctypes, resource, sys
from playground.allocator import keep_freed_memory

if sys.argv[1] == "kept":
    keep_freed_memory()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
size = ctypes.c_size_t(2**26)  # more than glibc would keep by itself
for _ in range(2):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    block = ctypes.c_void_p(libc.malloc(size))
    libc.memset(block, 1, size)
    libc.free(block)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="tunes glibc's malloc alone")
def test_memory_is_faulted_in_only_once() -> None:
    faults = {}
    for name in ("given back", "kept"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, name], capture_output=True, text=True, check=True, env={}
        )
        faults[name] = int(done.stdout)
    assert faults["kept"] < 100 < 1000 < faults["given back"]

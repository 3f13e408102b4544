"""What a worker inherits from the web server, and what not."""

import os

import pytest

from playground.cores import usable_cores
from playground.runs.backends.local import worker_environment


def test_threads_are_shared_out_and_nothing_is_pinned() -> None:
    server = {"OMP_PROC_BIND": "true", "OMP_PLACES": "cores", "OMP_NUM_THREADS": "9", "HOME": "/h"}
    environment = worker_environment(server, threads=2)
    assert environment["OMP_NUM_THREADS"] == "2"
    assert environment["HOME"] == "/h"
    assert not {"OMP_PROC_BIND", "OMP_PLACES"} & set(environment)


def test_the_allocator_is_tuned_unless_someone_has() -> None:
    assert "mmap_max=0" in worker_environment({}, 1)["GLIBC_TUNABLES"]
    own = {"GLIBC_TUNABLES": "glibc.malloc.check=1"}
    assert worker_environment(own, 1)["GLIBC_TUNABLES"] == "glibc.malloc.check=1"


def test_a_binding_by_openmp_is_undone_and_one_by_hand_kept() -> None:
    before = os.sched_getaffinity(0)
    if len(before) < 2:
        pytest.skip("takes two cores")
    one = min(before)
    try:
        os.sched_setaffinity(0, {one})
        assert usable_cores({}) == [one]
        assert usable_cores({"OMP_PROC_BIND": "true"}) == list(range(os.cpu_count() or 1))
    finally:
        os.sched_setaffinity(0, before)

"""How many cores there are to use, as Linux tells it of a container."""

import os

import pytest

from playground.cores import core_count, usable_cores

ALL = {"OMP_PROC_BIND": "true"}  # counts every core of the machine
CORES = os.cpu_count() or 1


@pytest.fixture
def many(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 16)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("text", "cores"),
    [("200000 100000", 2), ("150000 100000", 2), ("5000 100000", 1), ("max 100000", 16),
     ("6400000 100000", 16), ("junk", 16), ("1 0", 16), ("", 16)],
)  # fmt: skip
def test_a_container_gets_its_quota_and_not_the_machine(tmp_path, text, cores):
    (tmp_path / "cpu.max").write_text(text + "\n")
    assert core_count(ALL, tmp_path) == cores


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(("quota", "cores"), [("300000", 3), ("-1", 16), ("x", 16)])
def test_the_older_files_count_too(tmp_path, quota, cores):
    (tmp_path / "cpu").mkdir()
    (tmp_path / "cpu/cpu.cfs_quota_us").write_text(quota)
    (tmp_path / "cpu/cpu.cfs_period_us").write_text("100000\n")
    assert core_count(ALL, tmp_path) == cores


def test_without_a_word_of_linux_all_usable_cores_count(tmp_path):
    assert core_count({}, tmp_path) == len(usable_cores({}))
    assert core_count(ALL, tmp_path) == CORES

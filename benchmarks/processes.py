"""The processes of this machine, as Linux counts them: which there are, and what each takes; nothing for
one that has ended."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid: int) -> float:
    """Of processor time so far, in the program and for it."""
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0.0


def proportional_bytes(pid: int) -> int:
    """Of memory, what is shared counted in parts (PSS)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def alive(pid: int) -> bool:
    """Whether it runs: neither gone nor a zombie."""
    fields = _stat(pid)
    return bool(fields) and fields[0] != "Z"


def command(pid: int) -> str:
    """What it was started as, or calls itself."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def marked(mark: str) -> set[int]:
    """Those that were started with such an entry in their environment, this one aside."""
    found = set()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            entries = (path / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if mark.encode() in entries and int(path.name) != os.getpid() and alive(int(path.name)):
            found.add(int(path.name))
    return found


def descendants(pid: int) -> set[int]:
    """Its children that run, and theirs."""
    parents = {int(path.name): _stat(int(path.name)) for path in Path("/proc").glob("[0-9]*")}
    found, new = set[int](), {pid}
    while new:
        new = {p for p, fields in parents.items() if fields and int(fields[1]) in new} - found
        found |= new
    return {child for child in found if alive(child)}


def _stat(pid: int) -> list[str]:
    """The fields after the name: the state, the parent, ..."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []

"""Reading and writing one safetensors file, opened once: what is read belongs together, whatever takes its
name.

safetensors' own `safe_open` opens the path again for its tensors: a file that is replaced in between
gives the header of one and the numbers of another. The format is simple: 8 bytes with the length of a
JSON header (little-endian), the header, and the tensors' bytes without a hole between them. A header is
read without torch, which only tensors take.
"""

import json
import math
import mmap
import os
import stat
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.errors import CheckpointError

if TYPE_CHECKING:
    import torch
    from torch import Tensor

HEADER_BYTES = 4_000_000  # twice what ResNet-1202 takes with AdamW's state beside it
DTYPES = {  # torch's names, and bytes
    "F64": ("float64", 8), "F32": ("float32", 4), "F16": ("float16", 2), "BF16": ("bfloat16", 2),
    "C64": ("complex64", 8), "I64": ("int64", 8), "I32": ("int32", 4), "I16": ("int16", 2),
    "I8": ("int8", 1), "U8": ("uint8", 1), "BOOL": ("bool", 1),
}  # fmt: skip
WRITTEN = {"uint8": "U8", "int16": "I16", "int64": "I64"}
ROOM = 65_536 - 8  # bytes kept for a header that is written last


class Entry(NamedTuple):
    """One tensor, as the header has it; its bytes lie from `start` to `end` in the file."""

    kind: str
    shape: tuple[int, ...]
    start: int
    end: int

    @property
    def dtype(self) -> "torch.dtype":
        import torch

        dtype: torch.dtype = getattr(torch, DTYPES[self.kind][0])
        return dtype


class TensorFile:
    """An open file: `metadata`, the header's texts, and `entries`, its tensors by name."""

    def __init__(self, file: BufferedReader, name: str) -> None:
        self._file, self._name = file, name
        self._stat = os.fstat(file.fileno())
        header = self._header()
        metadata = header.pop("__metadata__", {})
        if not isinstance(metadata, dict) or not all(isinstance(t, str) for t in metadata.values()):
            raise self._damaged()
        self.metadata: dict[str, str] = metadata
        start = file.tell()
        self.entries = {key: self._entry(value, start) for key, value in header.items()}
        for entry in sorted(self.entries.values(), key=lambda entry: (entry.start, entry.end)):
            if entry.start != start:
                raise self._damaged()
            start = entry.end
        if start != self._stat.st_size:
            raise self._damaged()

    def read(self, name: str) -> "Tensor":
        """A copy of one tensor. Raises CheckpointError if the file was written to meanwhile."""
        import torch

        entry = self.entries[name]
        start, end = entry.start, entry.end
        buffer = torch.empty(end - start, dtype=torch.uint8)
        self._file.seek(start)
        count = self._file.readinto(buffer.numpy().data)
        now = os.fstat(self._file.fileno())
        written = (now.st_size, now.st_mtime_ns) != (self._stat.st_size, self._stat.st_mtime_ns)
        if written or count != end - start:
            raise CheckpointError(
                "{file} was changed while it was read: try again", file=self._name
            )
        return buffer.view(entry.dtype).view(entry.shape)

    def mapped(self) -> "dict[str, Tensor]":
        """All tensors, on pages of the file that every process shares that maps it."""
        import torch

        pages = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_COPY)

        def on_pages(entry: Entry) -> "Tensor":
            if entry.end == entry.start:
                return torch.empty(entry.shape, dtype=entry.dtype)
            count = math.prod(entry.shape)
            flat = torch.frombuffer(pages, dtype=entry.dtype, count=count, offset=entry.start)
            return flat.view(entry.shape)

        return {name: on_pages(entry) for name, entry in self.entries.items()}

    def _header(self) -> dict[str, Any]:
        first = self._file.read(8)
        (length,) = struct.unpack("<Q", first) if len(first) == 8 else (0,)
        if length > HEADER_BYTES and length + 8 <= self._stat.st_size:
            raise CheckpointError(
                "the header of {file} has {has:.0f} MB, and no checkpoint needs more than {most:.0f} "
                "MB",
                file=self._name,
                has=length / 1e6,
                most=HEADER_BYTES / 1e6,
            )
        if not 0 < length <= HEADER_BYTES:
            raise self._damaged()
        try:
            header = json.loads(self._file.read(length), object_pairs_hook=_without_doubles)
        except (ValueError, RecursionError) as error:
            raise self._damaged() from error
        if not isinstance(header, dict):
            raise self._damaged()
        return header

    def _entry(self, value: object, base: int) -> Entry:
        if not isinstance(value, dict) or value.keys() != {"dtype", "shape", "data_offsets"}:
            raise self._damaged()
        dtype, shape, offsets = value["dtype"], value["shape"], value["data_offsets"]
        if not isinstance(dtype, str) or dtype not in DTYPES:
            raise self._damaged()
        if not _counts(shape) or not _counts(offsets) or len(offsets) != 2:
            raise self._damaged()
        start, end = (base + offset for offset in offsets)
        if end > self._stat.st_size or end - start != math.prod(shape) * DTYPES[dtype][1]:
            raise self._damaged()
        return Entry(dtype, tuple(shape), start, end)

    def _damaged(self) -> CheckpointError:
        return CheckpointError("{file} is damaged or was cut short", file=self._name)


class TensorWriter:
    """Writes a file piece by piece, so that no tensor is ever whole in memory.

    Room is kept for the header: it comes first, and is known last.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._entries: dict[str, dict[str, Any]] = {}
        self._end = 0
        file.write(bytes(8 + ROOM))

    def rows(self, name: str, rows: NDArray[Any]) -> None:
        """Append to a tensor along its first axis; no rows of another may have come in between."""
        if name not in self._entries:
            if gap := -self._end % rows.itemsize:  # or its numbers could not be mapped
                self.rows(f"gap.{self._end}", np.zeros(gap, np.uint8))
            kind, start = WRITTEN[rows.dtype.name], self._end
            self._entries[name] = {
                "dtype": kind, "shape": [0, *rows.shape[1:]], "data_offsets": [start, start],
            }  # fmt: skip
        entry = self._entries[name]
        self._file.write(np.ascontiguousarray(rows).data)
        self._end += rows.nbytes
        entry["shape"][0] += len(rows)
        entry["data_offsets"][1] = self._end

    def finish(self, metadata: dict[str, str]) -> None:
        """Write the header. Raises ValueError if it does not fit."""
        header = json.dumps({"__metadata__": metadata, **self._entries}).encode().ljust(ROOM)
        if len(header) > ROOM:
            raise ValueError(f"a header of {len(header)} bytes: there is room for {ROOM}")
        self._file.seek(0)
        self._file.write(struct.pack("<Q", ROOM) + header)
        self._file.flush()


@contextmanager
def opened(path: Path) -> Iterator[TensorFile]:
    """Raises CheckpointError for a file that is missing, no file, damaged, or of a huge header."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise CheckpointError(
                    "{file} is not a file: copy the checkpoint there", file=path.name
                )
            yield TensorFile(file, path.name)
    except FileNotFoundError as error:
        raise CheckpointError("there is no checkpoint {file}", file=path.name) from error
    except OSError as error:
        raise CheckpointError(
            "{path} cannot be read: {why}", path=path.name, why=error.strerror
        ) from error


def _without_waiting(path: str, flags: int) -> int:
    """Open at once also what is a pipe that nobody writes to."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _counts(value: object) -> bool:
    """Whether this is a list of whole numbers, none of them negative or too large for an axis."""
    return isinstance(value, list) and all(type(n) is int and 0 <= n < 2**62 for n in value)

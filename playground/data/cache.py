"""Decoded data sets on disk, as safetensors, so that the next start reads them in a moment.

Written to a file of its own name as they are decoded, and renamed, so processes that decode the same
set at the same time only do the work twice. Reading maps the file: processes share its pages, and no
set has to fit into memory.
"""

import hashlib
import json
import logging
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import torch

from playground.codec import from_dict, to_dict
from playground.data.catalog import PARTS, DatasetInfo
from playground.data.gathering import Findings, Gathering, in_memory
from playground.data.images import Chunk, Dataset, Images
from playground.data.leftovers import own_folder, sweep
from playground.drafts import drafted
from playground.errors import CheckpointError, SpecError
from playground.tensorfile import TensorWriter, opened

VERSION = 1
SIZES_KEPT = 3
"""Of one folder of pictures, decoded at different sizes."""

_log = logging.getLogger(__name__)


def read(info: DatasetInfo, folder: Path, stamp: str) -> Dataset | None:
    """The data set as it is cached for `folder` with this stamp, or None.

    A cache that is missing, truncated, from another source or of other shapes counts as none.
    """
    for home in homes(folder):
        path = home / _name(info)
        sweep(home, f".{path.name}.*")
        if found := _mapped(info, path, stamp):
            return found
    return None


def keep(
    info: DatasetInfo, folder: Path, stamp: str, chunks: Callable[[], Iterable[Chunk]]
) -> Dataset:
    """The data set, cached as it is decoded; where no cache can be written, that is logged.

    chunks: decodes it, at each call from its start. Raises DataError for a class without any image.
    """
    for home in homes(folder):
        try:
            return _written(info, home, stamp, chunks())
        except OSError as error:
            _log.info("no cache in %s: %s", home, error)
    _log.warning("%s is decoded again at every start: no folder for its cache", info.title)
    return in_memory(info, chunks())


def _mapped(info: DatasetInfo, path: Path, stamp: str) -> Dataset | None:
    try:
        with opened(path) as file:
            if file.metadata.get("stamp") != stamp:
                return None
            tensors = file.mapped()
        train, test = (_unpack(info, tensors, part) for part in PARTS)
        findings = from_dict(Findings, json.loads(file.metadata["found"]))
        return findings.told(info, train, test)
    except (CheckpointError, KeyError, ValueError, SpecError):
        return None


def _written(info: DatasetInfo, home: Path, stamp: str, chunks: Iterable[Chunk]) -> Dataset:
    """Raises OSError if the disk will not take it."""
    path = home / _name(info)
    gathered = Gathering(info)
    home.mkdir(parents=True, exist_ok=True)
    _check_room(info, home)
    with drafted(path) as draft:
        with draft.open("wb") as file:
            writer = TensorWriter(file)
            for chunk in chunks:
                writer.rows(f"{chunk.part}.pixels", chunk.images.pixels.numpy())
                gathered.add(chunk)
            for name, tensor in gathered.rest():
                writer.rows(name, tensor.numpy())
            found = json.dumps(to_dict(gathered.findings()))
            writer.finish({"stamp": stamp, "found": found})
        made = _mapped(info, draft, stamp)  # its name may be another's at once
        if made is None:
            raise OSError(f"{draft} cannot be read back")
    _sweep_sizes(info, home)
    return made


def _check_room(info: DatasetInfo, home: Path) -> None:
    needed = (info.train_count + info.test_count) * info.channels * info.size**2
    if shutil.disk_usage(home).free < needed:
        raise OSError(f"{needed:,} bytes are not free")


def _sweep_sizes(info: DatasetInfo, home: Path) -> None:
    """Of a folder decoded at several sizes, keep those that were decoded last."""
    own = re.compile(rf"{re.escape(info.key)}-\d+-v\d+\.safetensors")
    found = [path for path in home.iterdir() if info.scalable and own.fullmatch(path.name)]
    for path in sorted(found, key=lambda path: path.stat().st_mtime)[:-SIZES_KEPT]:
        _remove(path)


def homes(folder: Path) -> Iterator[Path]:
    """Where the cache may be: with the data, or among the user's temporary files."""
    yield folder / ".cache"
    own = own_folder()
    try:
        own.mkdir(mode=0o700, exist_ok=True)
        mine = not hasattr(os, "getuid") or own.stat().st_uid == os.getuid()
    except OSError:
        return
    if mine:  # a folder that someone else made could hold images that someone else chose
        yield own / hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def _name(info: DatasetInfo) -> str:
    size = f"-{info.size}" if info.scalable else ""
    return f"{info.key}{size}-v{VERSION}.safetensors"


def _unpack(info: DatasetInfo, found: dict[str, torch.Tensor], part: str) -> Images:
    pixels, labels = found[f"{part}.pixels"], found[f"{part}.labels"]
    shape = (len(labels), info.channels, info.size, info.size)
    if pixels.shape != shape or pixels.dtype != torch.uint8 or labels.dtype != torch.int64:
        raise ValueError(f"pixels {tuple(pixels.shape)} {pixels.dtype}")
    return Images(pixels, labels, found.get(f"{part}.boxes"))


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        _log.info("%s stays: %s", path, error)

"""Decoded data sets on disk, as safetensors, so that the next start reads them in a moment.

Written to a file of its own name and renamed, so processes that decode the same set at the same
time only do the work twice. Reading maps the file: processes share its pages.
"""

import getpass
import hashlib
import logging
import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import save_file

from playground.data.catalog import PARTS, DatasetInfo
from playground.data.images import Images
from playground.data.leftovers import sweep
from playground.errors import CheckpointError
from playground.tensorfile import opened

VERSION = 1
_log = logging.getLogger(__name__)


def read(info: DatasetInfo, folder: Path, stamp: str) -> tuple[Images, Images] | None:
    """The training and test images cached for `folder` with this stamp, or None.

    A cache that is missing, truncated, from another source or of other shapes counts as none.
    """
    for home in homes(folder):
        path = home / _name(info)
        sweep(home, f".{path.name}.*")
        try:
            with opened(path) as file:
                if file.metadata.get("stamp") != stamp:
                    continue
                found = file.mapped()
        except CheckpointError:
            continue
        try:
            train, test = (_unpack(info, found, part) for part in PARTS)
        except (KeyError, ValueError):
            continue
        return train, test
    return None


def write(info: DatasetInfo, folder: Path, stamp: str, parts: tuple[Images, Images]) -> None:
    """Keep the decoded images. Where no cache can be written, that is logged and nothing else."""
    tensors = {
        f"{part}.{name}": tensor.contiguous()
        for part, images in zip(PARTS, parts, strict=True)
        for name, tensor in vars(images).items()
        if tensor is not None
    }
    for home in homes(folder):
        path = home / _name(info)
        draft = home / f".{path.name}.{uuid.uuid4().hex}"
        try:
            home.mkdir(parents=True, exist_ok=True)
            save_file(tensors, draft, {"stamp": stamp})
            draft.chmod(0o644)
            draft.replace(path)
            return
        except (OSError, SafetensorError) as error:
            _log.info("no cache in %s: %s", home, error)
        finally:
            _remove(draft)
    _log.warning("%s is decoded anew at every start: no folder for its cache", info.title)


def homes(folder: Path) -> Iterator[Path]:
    """Where the cache may be: with the data, or among the user's temporary files."""
    yield folder / ".cache"
    user = os.getuid() if hasattr(os, "getuid") else getpass.getuser()
    own = Path(tempfile.gettempdir()) / f"paper-playground-{user}"
    try:
        own.mkdir(mode=0o700, exist_ok=True)
        mine = not hasattr(os, "getuid") or own.stat().st_uid == os.getuid()
    except OSError:
        return
    if mine:  # a folder that someone else made could hold images that someone else chose
        yield own / hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def _name(info: DatasetInfo) -> str:
    return f"{info.key}-v{VERSION}.safetensors"


def _unpack(info: DatasetInfo, found: dict[str, torch.Tensor], part: str) -> Images:
    pixels, labels = found[f"{part}.pixels"], found[f"{part}.labels"]
    shape = (len(labels), info.channels, info.size, info.size)
    if pixels.shape != shape or pixels.dtype != torch.uint8 or labels.dtype != torch.int64:
        raise ValueError(f"pixels {tuple(pixels.shape)} {pixels.dtype}")
    return Images(pixels, labels, found.get(f"{part}.boxes"))


def _remove(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError as error:
        _log.info("%s stays: %s", draft, error)

"""Fetching a data set that is not there, in torchvision's layout and against its check sums."""

import hashlib
import http.client
import tempfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from playground.data.catalog import DatasetInfo
from playground.data.images import Progress
from playground.data.sources import BATCHES, Source, torchvision_layout
from playground.errors import DataError
from playground.message import Message

TIMEOUT = 10.0
"""Seconds without an answer from a server, or without a further byte, until it is given up."""
CHUNK = 1 << 18


@dataclass(frozen=True)
class Archive:
    """A packed file: its name, the places it can be had from, its MD5 sum (torchvision's)."""

    name: str
    urls: tuple[str, ...]
    md5: str


def download(info: DatasetInfo, folder: Path, progress: Progress) -> Source:
    """Put the files of this set under `folder`, in torchvision's layout.

    A right archive that lies there already is unpacked; any other is fetched first. Everything
    arrives whole, by a rename. Raises DataError, saying what to put where, when that cannot be done.
    """
    source = torchvision_layout(info, folder)
    home = source.home
    archives = archives_of(info)
    try:
        home.mkdir(parents=True, exist_ok=True)
        for number, archive in enumerate(archives, 1):
            title = _numbered(info.title, number, len(archives))
            with tempfile.TemporaryDirectory(prefix=".download-", dir=folder) as scratch:
                packed = home / archive.name
                if not _is_right(packed, archive):
                    packed = Path(scratch) / archive.name
                    _fetch(
                        archive, packed, Message("Downloading {dataset}", dataset=title), progress
                    )
                progress(Message("Unpacking {dataset}", dataset=title), None)
                _unpack(packed, Path(scratch) / "unpacked", home)
    except (OSError, http.client.HTTPException) as error:
        names = ", ".join(archive.name for archive in archives)
        raise DataError(
            "{dataset} is not in {folder} and could not be downloaded ({why}): put {names} into "
            "{home}, or pick Shapes, which needs no download",
            dataset=info.title,
            folder=folder,
            why=_why(error),
            names=names,
            home=home,
        ) from error
    return source


def _numbered(title: str, number: int, count: int) -> Message | str:
    """The data set's title, and which of its archives, where there are several."""
    if count == 1:
        return title
    return Message("{dataset} ({number} of {count})", dataset=title, number=number, count=count)


def _why(error: Exception) -> str:
    """What happened, without error numbers and wrappers."""
    cause = getattr(error, "reason", error)
    return getattr(cause, "strerror", None) or str(cause)


def archives_of(info: DatasetInfo) -> tuple[Archive, ...]:
    """What torchvision would download for this set."""
    from torchvision import datasets  # slow to import, and seldom needed

    if info.key in BATCHES:
        cifar = datasets.CIFAR10 if info.key == "cifar10" else datasets.CIFAR100
        return (Archive(cifar.filename, (cifar.url,), cifar.tgz_md5),)
    mnist = datasets.FashionMNIST if info.key == "fashion-mnist" else datasets.MNIST
    return tuple(
        Archive(name, tuple(mirror + name for mirror in mnist.mirrors), md5)
        for name, md5 in mnist.resources
    )


def _is_right(path: Path, archive: Archive) -> bool:
    if not path.is_file():
        return False
    digest = hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest() == archive.md5


def _fetch(archive: Archive, target: Path, what: Message, progress: Progress) -> None:
    """Try one place after the other. Raises the last one's OSError or HTTPException."""
    for url in archive.urls:
        try:
            _retrieve(url, target, what, progress)
            if _is_right(target, archive):
                return
            raise OSError(f"{url} holds another file than expected")
        except (OSError, http.client.HTTPException):
            if url == archive.urls[-1]:
                raise


def _retrieve(url: str, target: Path, what: Message, progress: Progress) -> None:
    progress(what, None)
    request = urllib.request.Request(url, headers={"User-Agent": "paper-playground"})
    with (
        urllib.request.urlopen(request, timeout=TIMEOUT) as response,
        target.open("wb") as file,
    ):
        length, done = response.length, 0
        while chunk := response.read(CHUNK):
            file.write(chunk)
            done += len(chunk)
            progress(what, done / length if length else None)


def _unpack(packed: Path, scratch: Path, home: Path) -> None:
    """Unpack aside, then move what came out to `home`, unless another process has put it there."""
    from torchvision.datasets.utils import extract_archive  # slow to import, and seldom needed

    scratch.mkdir()
    extract_archive(str(packed), str(scratch))
    for item in scratch.iterdir():
        target = home / item.name
        if not (item.is_dir() and target.is_dir()):
            item.replace(target)

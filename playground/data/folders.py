"""Folders of pictures as data sets: what names and headers tell of them, without decoding anything.

    <data folder>/<key>/{train,test}/<class>/*

Without a test part, a share of each class's pictures takes its place; without classes, all pictures
are one. A folder's name is its key and its title, so it is held to names that are safe everywhere: no
key leads out of the data folder. Whatever does not fit is passed over.
"""

import hashlib
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path

from playground.data.catalog import DATASETS, DatasetInfo
from playground.errors import DataError
from playground.images import SUFFIXES, read_header
from playground.specs import CLASSES, PICTURE_SIZE

KEY = re.compile(r"\w(?:[\w .()+-]{0,38}[\w)+])?")
RESERVED = re.compile(
    r"fashionmnist|cifar-100?-(python|batches-py)|con|prn|aux|nul|(com|lpt)\d"
)  # fmt: skip
"""Names of other data sets' own folders, and of Windows' devices."""
LABEL_LENGTH = 60
TESTS = ("test", "val", "valid")
"""What people call the part that is not trained on."""
TEST_SHARE = 5
"""One in so many pictures of each class is for testing, where there is no such part."""
USUAL_SIZE = 64
LOOKED_AT = 32
"""Pictures whose headers are read to tell colours from grey, and large from small."""

Homes = dict[str, Path]
"""By class, the folder with its pictures."""
Files = list[tuple[Path, int]]
"""Pictures and their labels."""

_log = logging.getLogger(__name__)
_described: dict[Path, tuple[str, DatasetInfo | None]] = {}


@dataclass(frozen=True)
class Tree:
    """Where the pictures of a data set lie. test: what is not in it has some taken out of train."""

    train: Homes
    test: Homes

    def stamp(self) -> str:
        """Changes when a picture comes or goes; one that is changed in place changes `contents` alone."""
        homes = [*self.train.items(), *self.test.items()]
        marks = [f"{name} {_changed(home)}" for name, home in homes]
        return hashlib.sha256("\n".join(marks).encode()).hexdigest()

    def contents(self) -> str:
        """Changes when a picture does."""
        parts = (("train", self.train), ("test", self.test))
        homes = [(f"{part} {name}", home) for part, has in parts for name, home in has.items()]
        marks = [f"{name} {mark}" for name, home in homes for mark in ("", *_marks(home))]
        return hashlib.sha256("\n".join(marks).encode()).hexdigest()

    def files(self) -> tuple[Files, Files]:
        """Of the training and of the test part, in order of class and file name."""
        train: Files = []
        test: Files = []
        for label, (name, home) in enumerate(self.train.items()):
            found = pictures(home)
            apart = [] if name in self.test else _held_out(found)
            train += [(home / picture, label) for picture in found if picture not in apart]
            test += [(home / picture, label) for picture in sorted(apart)]
            if name in self.test:
                other = self.test[name]
                test += [(other / picture, label) for picture in pictures(other)]
        return train, test


def find_tree(root: Path) -> Tree | None:
    """The classes that have pictures under a folder; None if there are none."""
    whole, test = root, next((root / part for part in TESTS if (root / part).is_dir()), None)
    if (root / "train").is_dir() and (test or _classes(root / "train")):
        whole = root / "train"
    else:  # a class may be called "train"
        test = None
    found = _classes(whole) or _alone(whole, root.name)
    apart = {} if test is None else _classes(test) or _alone(test, root.name)
    return Tree(found, {name: apart[name] for name in found if name in apart}) if found else None


def describe(folder: Path, key: str) -> DatasetInfo | None:
    """The data set that the folder of that name is; None for any other name. It is not measured yet."""
    if not _is_key(key):
        return None
    root = folder / key
    try:
        tree = find_tree(root) if root.is_dir() else None
        if tree is None:
            return None
        if len(tree.train) > CLASSES.high:
            raise DataError(
                "{folder} has more than {most:,} classes: leave some out",
                folder=root,
                most=CLASSES.high,
            )
        stamp = tree.stamp()
        if _described.get(root, ("",))[0] != stamp:
            _described[root] = stamp, _measured(key, tree)
    except (DataError, OSError) as error:
        if _described.get(root, ("",))[0] != str(error):  # said once
            _log.warning("%s is left out: %s", root, error)
        _described[root] = str(error), None
    return _described[root][1]


def folder_sets(folder: Path) -> tuple[DatasetInfo, ...]:
    """All of them under the data folder, by name."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError:
        return ()
    return tuple(info for name in names if (info := describe(folder, name)))


def pictures(home: Path) -> list[str]:
    """Names of the files that may be pictures, in order. Raises DataError if the folder cannot be read."""
    try:
        with os.scandir(home) as entries:
            return sorted(entry.name for entry in entries if _is_picture(entry.name))
    except OSError as error:
        raise DataError("{path} cannot be read: {why}", path=home, why=error.strerror) from error


def _marks(home: Path) -> list[str]:
    """Of each picture, what is another once it is."""
    return [_mark(home / name) for name in pictures(home)]


def _mark(picture: Path) -> str:
    try:
        seen = picture.stat()
    except OSError:  # a link that leads nowhere
        return repr(picture.name)
    return f"{picture.name!r} {seen.st_size} {seen.st_mtime_ns}"


def _changed(home: Path) -> int:
    try:
        return home.stat().st_mtime_ns
    except OSError as error:
        raise DataError("{path} cannot be read: {why}", path=home, why=error.strerror) from error


def _is_key(name: str) -> bool:
    if not KEY.fullmatch(name) or RESERVED.fullmatch(name.casefold()):
        return False
    return name.casefold() not in {info.key for info in DATASETS}


def _is_picture(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(SUFFIXES)


def _classes(home: Path) -> Homes:
    with os.scandir(home) as entries:
        names = [entry.name for entry in entries if entry.is_dir() and _is_label(entry.name)]
    return {name: home / name for name in sorted(names) if _has_pictures(home / name)}


def _has_pictures(home: Path) -> bool:
    with os.scandir(home) as entries:
        return any(_is_picture(entry.name) for entry in entries)


def _is_label(name: str) -> bool:
    hidden = name.startswith(".")
    return not hidden and name.isprintable() and bool(name.strip()) and len(name) <= LABEL_LENGTH


def _alone(home: Path, name: str) -> Homes:
    return {name: home} if _has_pictures(home) else {}


def _held_out(names: list[str]) -> set[str]:
    """A share of them, the same ones everywhere, and hardly others when more are added."""
    shuffled = sorted(names, key=lambda name: hashlib.sha256(os.fsencode(name)).digest())
    count = max(1, len(names) // TEST_SHARE) if len(names) > 1 else 0
    return set(shuffled[:count])


def _measured(key: str, tree: Tree) -> DatasetInfo:
    """What the headers of some pictures of each class tell; of none that can be read, the usual."""
    train, test = tree.files()
    each = max(1, LOOKED_AT // len(tree.train))
    some = [home / name for home in tree.train.values() for name in pictures(home)[:each]]
    headers = [header for path in some[:LOOKED_AT] if (header := read_header(path))]
    side = min((min(header.width, header.height) for header in headers), default=USUAL_SIZE)
    grey = bool(headers) and all(header.grey for header in headers)
    return DatasetInfo(
        key, key, tuple(tree.train), 1 if grey else 3,
        size=min(max(int(PICTURE_SIZE.low), side), USUAL_SIZE), mean=(), std=(),
        train_count=len(train), test_count=len(test), scalable=True,
    )  # fmt: skip

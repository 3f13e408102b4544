"""Heads that visitors taught: one safetensors file each, in a folder for each owner. No photo is kept.

The file's `head` entry is a Head as JSON: what it is called, its classes, the network it stands on, and
how it did; its tensors are `weight` (C, K) and `bias` (C,).
"""

import hashlib
import json
import re
import secrets
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from playground.checkpoints import SUFFIX
from playground.checkpoints.weights import write
from playground.codec import from_dict, to_dict
from playground.errors import CheckpointError, LimitReached, PlaygroundError
from playground.explain.teaching import Taught
from playground.nets import foreign
from playground.nets.explainable import Explainable
from playground.nets.headed import Headed
from playground.tensorfile import opened

MOST = 10
"""Heads that one owner may keep."""
ENTRY = "head"
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Head:
    """What a head's file says of it. body: the network's name in `foreign`. right: of `photos`, those
    named right by heads that never saw them."""

    classes: tuple[str, ...]
    body: str
    right: int
    photos: int

    @property
    def name(self) -> str:
        return " / ".join(self.classes)


class Heads:
    """The heads in a folder. May be used from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    def save(self, owner: str, classes: tuple[str, ...], body: str, taught: Taught) -> str:
        """Keep what was taught; its id. Raises LimitReached if the owner keeps MOST already,
        CheckpointError for nobody's, and if the disk refuses."""
        if not owner:
            raise CheckpointError("what you teach needs an owner: reload the page and try again")
        head = Head(classes, body, taught.right, taught.photos)
        tensors = {"weight": taught.weight.contiguous(), "bias": taught.bias.contiguous()}
        name, place = secrets.token_hex(8), self._place(owner)
        with self._lock:
            if len(self.of(owner)) >= MOST:
                raise LimitReached(
                    "you keep {most} heads that you taught: delete one of them first", most=MOST
                )
            try:
                write(place / f"{name}{SUFFIX}", tensors, {ENTRY: json.dumps(to_dict(head))})
            except OSError as error:
                raise CheckpointError(
                    "the head cannot be kept ({reason}): make room on the disk",
                    reason=error.strerror or error,
                ) from error
        return name

    def of(self, owner: str) -> dict[str, Head]:
        """The owner's heads by their ids, newest first; damaged ones are left out."""
        found: dict[str, Head] = {}
        for path in sorted(self._place(owner).glob(f"*{SUFFIX}"), key=_age, reverse=True):
            try:
                with opened(path) as file:
                    found[path.stem] = _head(file.metadata, path)
            except CheckpointError:
                continue
        return found

    def path(self, name: str, owner: str) -> Path:
        """A head's file. Raises CheckpointError, with one sentence, for none and for another's."""
        path = self._place(owner) / f"{name}{SUFFIX}"
        if not _ID.fullmatch(name) or not path.is_file():
            raise CheckpointError("there is no such head any more: teach one")
        return path

    def delete(self, name: str, owner: str) -> None:
        """Raises CheckpointError if the owner has no such head."""
        self.path(name, owner).unlink(missing_ok=True)

    def clear_up(self) -> None:
        """Delete everybody's."""
        with self._lock:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _place(self, owner: str) -> Path:
        return self._folder / hashlib.sha256(owner.encode()).hexdigest()[:32]


def load_head(path: Path) -> Explainable | None:
    """The network with the head in a file; None for a file that holds no head.

    Raises CheckpointError for a damaged one, or where the network is missing that it stands on.
    """
    with opened(path) as file:
        if ENTRY not in file.metadata:
            return None
        head = _head(file.metadata, path)
        if file.entries.keys() != {"weight", "bias"}:
            raise CheckpointError("{file} is damaged or was cut short", file=path.name)
        weight, bias = file.read("weight"), file.read("bias")
    there = foreign.installed()
    if head.body not in there:
        raise CheckpointError("the network that this head stands on is missing here")
    body = foreign.FOREIGN[head.body].load(there[head.body])
    width = body.net.linear.in_features
    if weight.shape != (len(head.classes), width) or bias.shape != weight.shape[:1]:
        raise CheckpointError("{file} is damaged or was cut short", file=path.name)
    linear = nn.Linear(width, len(head.classes))
    with torch.no_grad():
        linear.weight.copy_(weight)
        linear.bias.copy_(bias)
    net = Headed(body.net, linear).eval()
    return Explainable(net, head.name, head.classes, body.size, body.mean, body.std)


def _head(metadata: dict[str, str], path: Path) -> Head:
    try:
        return from_dict(Head, json.loads(metadata[ENTRY]))
    except (KeyError, ValueError, RecursionError, PlaygroundError) as error:
        raise CheckpointError("{file} is damaged or was cut short", file=path.name) from error


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # deleted meanwhile
        return 0.0

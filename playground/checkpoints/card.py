"""What a checkpoint's header says: its `playground` entry, a Card as JSON. Read without torch."""

import contextlib
import json
import platform
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playground.codec import from_dict
from playground.errors import CheckpointError, PlaygroundError
from playground.message import Term
from playground.specs import Range, RunSpec
from playground.tensorfile import TensorFile, opened
from playground.unchanged import read_once

FORMAT = 1
SUFFIX = ".safetensors"
LAST, BEST = "last.safetensors", "best.safetensors"  # of a run, in its folder
TEST, VALIDATION = "test accuracy", "validation accuracy"  # metrics of these very weights
BEST_VALIDATION = "best validation accuracy"  # of all weights in the run so far
MEAN, STD = Range(0.0, 1.0), Range(0.001, 1.0)  # of images on a 0..1 scale
KEPT = 200  # cards: each page that is opened asks for all that ship


@dataclass(frozen=True)
class Metric:
    """What was measured (TEST, VALIDATION ...) and its value."""

    name: str
    value: float


def _versions() -> str:
    import torch  # here, as reading a card needs none

    return f"torch {torch.__version__}, Python {platform.python_version()}"


@dataclass(frozen=True)
class Card:
    """What the header says: how the network was made, what it tells apart, what it scored.

    mean, std: per channel, of images on a 0..1 scale; the network takes (image - mean) / std.
    progress: where its training stood, as JSON text; empty in what is handed on.
    """

    run: RunSpec
    classes: tuple[str, ...]
    mean: tuple[float, ...]
    std: tuple[float, ...]
    metrics: tuple[Metric, ...] = ()
    command: str = ""
    progress: str = ""
    versions: str = field(default_factory=_versions)
    format: int = FORMAT

    @property
    def kind(self) -> Literal["classifier", "generator"]:
        return "classifier" if self.run.classifier else "generator"

    def metric(self, name: str) -> float | None:
        return next((m.value for m in self.metrics if m.name == name), None)


def read_card(path: Path) -> Card:
    """The header alone; kept until the file changes. Raises CheckpointError for one that is not ours."""
    return _known(path) or _read(path)  # which says what is wrong


def shelf(folder: Path) -> dict[str, Card]:
    """The checkpoints in a folder by file name without suffix, in order; damaged ones left out."""
    cards = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        with contextlib.suppress(CheckpointError):
            if card := _known(path):
                cards[path.name.removesuffix(SUFFIX)] = card
    return cards


@read_once(KEPT)
def _known(path: Path) -> Card | None:
    """None for a file that is not one of ours."""
    try:
        return _read(path)
    except CheckpointError as error:
        if isinstance(error.__cause__, OSError):
            raise  # the system may let it be read the next time
        return None


def _read(path: Path) -> Card:
    with opened_checkpoint(path) as file:
        card = card_of(file.metadata, path.name)
    check_card(card, path.name)
    return card


def opened_checkpoint(path: Path) -> AbstractContextManager[TensorFile]:
    """The file, open. Raises CheckpointError for one that is missing, damaged, or of another kind."""
    if path.suffix != SUFFIX:
        raise CheckpointError(
            "{file} is not a {suffix} file: pickled weights (.pt, .pth, .bin) can run code and "
            "are never loaded here",
            file=path.name,
            suffix=SUFFIX,
        )
    return opened(path)


def card_of(header: dict[str, str], name: str) -> Card:
    """The card in a header, not checked yet. Raises CheckpointError. name: what that calls the file."""
    if "playground" not in header:
        raise CheckpointError(
            "{file} was not written by Paper Playground: its header has no spec", file=name
        )
    try:
        data: Any = json.loads(header["playground"])
        if isinstance(data, dict) and data.get("format") != FORMAT:
            raise CheckpointError(
                "{file} has format {has}; this is format {wanted}",
                file=name,
                has=data.get("format"),
                wanted=FORMAT,
            )
        return from_dict(Card, data, "checkpoint")
    except CheckpointError:
        raise
    except (PlaygroundError, ValueError, RecursionError) as error:
        raise CheckpointError(
            "the header of {file} cannot be read: {reason}", file=name, reason=error
        ) from error


def check_card(card: Card, name: str) -> None:
    """Raise CheckpointError unless classes and normalisation are those of the classifier."""
    if card.run.classifier is None:
        return
    net, _ = card.run.classifier
    for what, given, wanted in (
        ("classes", card.classes, net.classes),
        ("means", card.mean, net.image_channels),
        ("standard deviations", card.std, net.image_channels),
    ):
        if len(given) != wanted:
            raise CheckpointError(
                "{file} has {count} {what}, and its {network} takes {wanted}",
                file=name,
                count=len(given),
                what=Term(what),
                network=net.name,
                wanted=wanted,
            )
    if not all(MEAN.low <= value <= MEAN.high for value in card.mean):
        raise CheckpointError(
            "the means in {file} must lie between {low} and {high}",
            file=name,
            low=MEAN.low,
            high=MEAN.high,
        )
    if not all(STD.low <= value <= STD.high for value in card.std):
        raise CheckpointError(
            "the standard deviations in {file} must lie between {low} and {high}",
            file=name,
            low=STD.low,
            high=STD.high,
        )
    if not all(label.isprintable() and label.strip() for label in card.classes):
        raise CheckpointError(
            "the classes in {file} must have names of printable characters", file=name
        )

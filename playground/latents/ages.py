"""A generator at several points of its training, in one file: what the same z became as it learned.

`NAME-ages.safetensors` lies beside `NAME.safetensors`. Its header's `ages` entry is a Lineage as JSON; the
weights of the generator after steps[i] stand under `i.`, in half precision. It is no checkpoint, and the
shelf leaves it out.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from playground.checkpoints import SUFFIX, Card, read_card
from playground.codec import from_dict, to_dict
from playground.errors import CheckpointError, PlaygroundError
from playground.latents.opening import Opened, trained
from playground.tensorfile import opened as open_tensors

ENDING = f"-ages{SUFFIX}"
FORMAT = 1
MOST = 32


@dataclass(frozen=True)
class Lineage:
    """What the header says. steps: of the training, rising, one for each age. card: the oldest one's."""

    steps: tuple[int, ...]
    card: Card
    format: int = FORMAT


@dataclass(frozen=True, eq=False)
class Ages:
    """steps and the generator after each of them, the youngest first."""

    steps: tuple[int, ...]
    sources: tuple[Opened, ...]


def ages_of(checkpoint: Path) -> Path:
    """Where the ages of a generator lie, if there are any."""
    return checkpoint.with_name(checkpoint.name.removesuffix(SUFFIX) + ENDING)


def opened_ages(path: Path) -> Ages:
    """Raises CheckpointError for a file that is none of ours, is damaged or fits no generator."""
    from playground.checkpoints.weights import rebuilt
    from playground.nets.fusion import fuse
    from playground.nets.gan import Generator

    with open_tensors(path) as file:
        lineage = _lineage(file.metadata, path.name)
        gan = lineage.card.run.gan
        if gan is None or not 1 <= len(lineage.steps) <= MOST:
            raise CheckpointError("{file} holds no generator's ages", file=path.name)
        sources = []
        for i in range(len(lineage.steps)):
            names = {n.removeprefix(f"{i}."): n for n in file.entries if n.startswith(f"{i}.")}
            net = rebuilt(gan[0], file, names, path.name)
            if isinstance(net, Generator):
                fuse(net)
                sources.append(Opened(lineage.card, gan[0], net))
    return Ages(lineage.steps, tuple(sources))


def gather(files: Sequence[Path], count: int) -> list[tuple[int, Path]]:
    """Of a training's checkpoints the `count` to keep, with their steps: first, last, and between them
    each about as many times older than the one before, since a generator changes most when it is young.

    Raises CheckpointError for one that is no checkpoint of a training in progress.
    """
    dated = sorted((_step(path), path) for path in files)
    if not dated or not 2 <= count <= MOST:
        raise CheckpointError(
            "ages take 2 to {most} snapshots, of one checkpoint at least", most=MOST
        )
    left = {math.log(max(1, step)): (step, path) for step, path in dated}
    wanted = np.linspace(min(left), max(left), count)
    chosen = [left.pop(min(left, key=lambda age: abs(age - w))) for w in wanted[: len(left)]]
    return sorted(chosen)


def save_ages(path: Path, dated: Sequence[tuple[int, Path]]) -> None:
    """Write the generators of these checkpoints into one file. Raises CheckpointError for others."""
    from playground.checkpoints.weights import write

    tensors, cards = {}, []
    for i, (_, file) in enumerate(dated):
        card, spec, net = trained(file)
        cards.append(card)
        if spec != cards[0].run.net:
            raise CheckpointError(
                "{file} is of another generator than {first}",
                file=file.name,
                first=dated[0][1].name,
            )
        for name, tensor in net.state_dict().items():
            tensors[f"{i}.{name}"] = tensor.half() if tensor.is_floating_point() else tensor
    lineage = to_dict(Lineage(tuple(step for step, _ in dated), cards[-1]))
    lineage["card"]["progress"] = ""
    write(path, tensors, {"ages": json.dumps(lineage)})


def _step(path: Path) -> int:
    try:
        step = json.loads(read_card(path).progress)["step"]
    except (ValueError, TypeError, KeyError) as error:
        raise CheckpointError(
            "{file} does not say after which step it was saved", file=path.name
        ) from error
    if not isinstance(step, int):
        raise CheckpointError("{file} does not say after which step it was saved", file=path.name)
    return step


def _lineage(header: dict[str, str], name: str) -> Lineage:
    if "ages" not in header:
        raise CheckpointError("{file} holds no generator's ages", file=name)
    try:
        data: Any = json.loads(header["ages"])
        return from_dict(Lineage, data, "ages")
    except (PlaygroundError, ValueError, RecursionError) as error:
        raise CheckpointError(
            "the header of {file} cannot be read: {reason}", file=name, reason=error
        ) from error

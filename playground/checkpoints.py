"""One .safetensors file with its spec in the header. Nothing that can run code is ever loaded.

The header's `playground` entry is a Card as JSON: the RunSpec that rebuilds the network, the classes,
the normalisation and what the network scored. Tensors are the network's own, by name; those of an
unfinished training (the optimiser's) stand beside them under `state.`.
"""

import json
import os
import platform
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from playground.codec import from_dict, to_dict
from playground.errors import CheckpointError, PlanError, PlaygroundError
from playground.nets.gan import Generator
from playground.nets.residual import ResidualNet
from playground.specs import GanSpec, NetSpec, RunSpec

FORMAT = 1
SUFFIX = ".safetensors"
LAST, BEST = "last.safetensors", "best.safetensors"  # of a run, in its folder
TEST, VALIDATION = "test accuracy", "validation accuracy"  # metrics of these very weights
BEST_VALIDATION = "best validation accuracy"  # of all weights in the run so far
_STATE = "state."


@dataclass(frozen=True)
class Metric:
    """What was measured (TEST, VALIDATION ...) and its value."""

    name: str
    value: float


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
    versions: str = field(
        default_factory=lambda: f"torch {torch.__version__}, Python {platform.python_version()}"
    )
    format: int = FORMAT

    @property
    def kind(self) -> Literal["classifier", "generator"]:
        return "classifier" if isinstance(self.run.net, NetSpec) else "generator"

    def metric(self, name: str) -> float | None:
        return next((m.value for m in self.metrics if m.name == name), None)


class Loaded(NamedTuple):
    """A checkpoint's card, its network (float32, eval mode) and the tensors of its training."""

    card: Card
    net: nn.Module
    state: dict[str, Tensor]


def save(
    path: Path,
    card: Card,
    net: nn.Module,
    state: Mapping[str, Tensor] | None = None,
    half: bool = False,
) -> None:
    """Write a checkpoint: to a temporary file beside `path`, then renamed over it.

    half: floating-point weights are kept in float16 (`state` never is). Raises OSError if the disk
    will not take it; what stood at `path` before is then still there.
    """
    tensors = {name: _stored(tensor, half) for name, tensor in net.state_dict().items()}
    for name, tensor in (state or {}).items():
        tensors[_STATE + name] = _stored(tensor, half=False)
    header = {"format": "pt", "playground": json.dumps(to_dict(card))}
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        try:
            save_file(tensors, temporary, header)
        except SafetensorError as error:
            raise OSError(str(error)) from error
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def read_card(path: Path) -> Card:
    """The header alone. Raises CheckpointError for a file that is not one of ours."""
    return _read(path, names=())[0]


def load(path: Path) -> Loaded:
    """Rebuild the network from its spec and load its weights strictly.

    No memory is taken for weights that the file does not hold. Raises CheckpointError for a file
    that is missing, truncated, of another format, or whose tensors do not fit its spec.
    """
    card, tensors = _read(path, names=None)
    state = {n[len(_STATE) :]: t for n, t in tensors.items() if n.startswith(_STATE)}
    weights = {n: _wide(t) for n, t in tensors.items() if not n.startswith(_STATE)}
    net = _empty(card.run.net, len(weights), path.name)
    try:
        net.load_state_dict(weights, strict=True, assign=True)
    except RuntimeError as error:
        raise _unfit(path.name, card.run.net) from error
    for parameter in net.parameters():
        parameter.requires_grad_(True)
    return Loaded(card, net.eval(), state)


def shelf(folder: Path) -> dict[str, Card]:
    """The checkpoints in a folder by file name without suffix, in order; damaged ones left out."""
    cards = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            cards[path.name.removesuffix(SUFFIX)] = read_card(path)
        except CheckpointError:
            continue
    return cards


def _empty(spec: NetSpec | GanSpec, tensors: int, name: str) -> nn.Module:
    """The network, without memory for its weights; refused if its blocks outnumber the tensors."""
    with torch.device("meta"):
        if isinstance(spec, GanSpec):
            return Generator(spec)
        if sum(stage.blocks for stage in spec.stages) > tensors:
            raise _unfit(name, spec)
        try:
            return ResidualNet(spec)
        except PlanError as error:
            raise CheckpointError(f"{name} describes an impossible network: {error}") from error


def _unfit(name: str, spec: NetSpec | GanSpec) -> CheckpointError:
    return CheckpointError(f"the weights in {name} do not fit its {spec.name}")


def _stored(tensor: Tensor, half: bool) -> Tensor:
    tensor = tensor.detach().to("cpu").contiguous()
    return tensor.half() if half and tensor.is_floating_point() else tensor


def _wide(tensor: Tensor) -> Tensor:
    return tensor.float() if tensor.is_floating_point() else tensor


def _read(path: Path, names: tuple[str, ...] | None) -> tuple[Card, dict[str, Tensor]]:
    """The card, and the tensors called `names` (None: all)."""
    if path.suffix != SUFFIX:
        raise CheckpointError(
            f"{path.name} is not a {SUFFIX} file: pickled weights (.pt, .pth, .bin) can run code "
            f"and are never loaded here"
        )
    try:
        with safe_open(path, framework="pt") as file:
            card = _card(file.metadata(), path.name)
            wanted = file.keys() if names is None else names
            return card, {name: file.get_tensor(name) for name in wanted}
    except FileNotFoundError as error:
        raise CheckpointError(f"there is no checkpoint {path.name}") from error
    except (SafetensorError, OSError) as error:
        raise CheckpointError(f"{path.name} is damaged or was cut short") from error


def _card(header: dict[str, str] | None, name: str) -> Card:
    if not header or "playground" not in header:
        raise CheckpointError(f"{name} was not written by Paper Playground: its header has no spec")
    try:
        data: Any = json.loads(header["playground"])
        if isinstance(data, dict) and data.get("format") != FORMAT:
            raise CheckpointError(
                f"{name} has format {data.get('format')}; this is format {FORMAT}"
            )
        return from_dict(Card, data, "checkpoint")
    except CheckpointError:
        raise
    except (PlaygroundError, ValueError, RecursionError) as error:
        raise CheckpointError(f"the header of {name} cannot be read: {error}") from error

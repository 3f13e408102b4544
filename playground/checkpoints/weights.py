"""A network's weights, and those of its training, to one .safetensors file and back."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors import SafetensorError
from safetensors.torch import save_file
from torch import Tensor, nn

from playground.checkpoints.card import Card, card_of, check_card, opened_checkpoint
from playground.codec import to_dict
from playground.drafts import drafted
from playground.errors import CheckpointError, PlanError
from playground.nets.gan import Generator
from playground.nets.residual import ResidualNet
from playground.specs import GanSpec, NetSpec
from playground.tensorfile import Entry, TensorFile

_STATE = "state."


class Loaded(NamedTuple):
    """A checkpoint's card, its network (float32, eval mode) and the tensors of its training."""

    card: Card
    net: nn.Module
    state: dict[str, Tensor]


class Classifier(NamedTuple):
    """A loaded classifier (eval mode) and what its checkpoint says about it."""

    card: Card
    net: ResidualNet


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
    write(path, tensors, {"playground": json.dumps(to_dict(card))})


def write(path: Path, tensors: Mapping[str, Tensor], header: Mapping[str, str]) -> None:
    """One safetensors file, whole or not at all. Raises OSError as `save`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with drafted(path) as draft:
        try:
            save_file(dict(tensors), draft, {"format": "pt", **header})
        except SafetensorError as error:
            raise OSError(str(error)) from error


def load(path: Path, state: bool = True) -> Loaded:
    """Rebuild the network from its spec and load its weights strictly.

    state: also the tensors of its training, if there are any. No memory is taken for what the file
    does not hold, or should not. Raises CheckpointError for a file that is missing, truncated, of
    another format, whose tensors do not fit its spec, or are no numbers.
    """
    with opened_checkpoint(path) as file:
        card = card_of(file.metadata, path.name)
        names = {name: name for name in file.entries if not name.startswith(_STATE)}
        net = rebuilt(card.run.net, file, names, path.name)
        rest = [name for name in file.entries if state and name.startswith(_STATE)]
        training = {name.removeprefix(_STATE): file.read(name) for name in rest}
    check_card(card, path.name)
    return Loaded(card, net, training)


def rebuilt(
    spec: NetSpec | GanSpec, file: TensorFile, names: Mapping[str, str], said: str
) -> nn.Module:
    """The network of a spec (float32, eval mode) with its weights from an open file, all of them.

    names: of the network's own tensors in the file. said: what errors call the file.
    """
    weights = {own: file.entries[name] for own, name in names.items()}
    net = _empty(spec, len(weights), said)
    if not _fit(net, weights):
        raise _unfit(said, spec)
    read = {own: _wide(file.read(name)) for own, name in names.items()}
    _check_numbers(read, said)
    net.load_state_dict(read, strict=True, assign=True)
    for parameter in net.parameters():
        parameter.requires_grad_(True)
    return net.eval()


def load_classifier(path: Path) -> Classifier:
    """The same of a classifier, without its training. Raises CheckpointError also for a generator."""
    card, net, _ = load(path, state=False)
    if not isinstance(net, ResidualNet):
        raise CheckpointError(
            "{network} is not a classifier: choose another network", network=card.run.net.name
        )
    return Classifier(card, net)


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
            raise CheckpointError(
                "{file} describes an impossible network: {reason}", file=name, reason=error
            ) from error


def _unfit(name: str, spec: NetSpec | GanSpec) -> CheckpointError:
    return CheckpointError(
        "the weights in {file} do not fit its {network}", file=name, network=spec.name
    )


def _stored(tensor: Tensor, half: bool) -> Tensor:
    tensor = tensor.detach().to("cpu").contiguous()
    return tensor.half() if half and tensor.is_floating_point() else tensor


def _wide(tensor: Tensor) -> Tensor:
    return tensor.float() if tensor.is_floating_point() else tensor


def _fit(net: nn.Module, weights: Mapping[str, Entry]) -> bool:
    """Whether the file has just the tensors that the network takes, in some floating-point type."""
    wanted = net.state_dict()
    return weights.keys() == wanted.keys() and all(
        weights[name].shape == tensor.shape
        and (
            weights[name].dtype.is_floating_point
            if tensor.is_floating_point()
            else weights[name].dtype == tensor.dtype
        )
        for name, tensor in wanted.items()
    )


def _check_numbers(weights: Mapping[str, Tensor], name: str) -> None:
    """Refuse what no training gives but one that diverged; of a variance, also what is negative."""
    for key, tensor in weights.items():
        variance = key.endswith("running_var")
        if not bool(tensor.isfinite().all()) or (variance and bool((tensor < 0).any())):
            raise CheckpointError(
                "{file} holds weights that are no numbers: its training diverged, or the file is "
                "damaged",
                file=name,
            )

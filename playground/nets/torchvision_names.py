"""torchvision's ResNet weights under our names.

    conv1, bn1                  stem.conv, stem.bn
    layer1.0.conv1, .bn1 ...    stage1.0.conv1, .bn1 ...
    layer2.0.downsample.0, .1   stage2.0.shortcut.conv, .bn
    fc                          head.fc

Both put a stage's stride on the 3x3 convolution, so the same weights give the same logits.
"""

import re
from collections.abc import Iterator, Mapping

from torch import Tensor

from playground.errors import CheckpointError
from playground.plan import outline, smallest_image
from playground.specs import NetSpec

_NAMES = (
    (r"^(conv|bn)1\.", r"stem.\1."),
    (r"^layer(\d+)\.", r"stage\1."),
    (r"\.downsample\.0\.", ".shortcut.conv."),
    (r"\.downsample\.1\.", ".shortcut.bn."),
    (r"^fc\.", "head.fc."),
)
_BN_COUNTER = ".num_batches_tracked"  # absent from the oldest files; torch does without


def from_torchvision(state_dict: Mapping[str, Tensor], spec: NetSpec) -> dict[str, Tensor]:
    """torchvision's state dict of ResNet-18/34/50/101/152, to be loaded into `nets.build(spec)`.

    The tensors are the same ones, not copies. Raises CheckpointError, naming the tensor, if they are
    not the weights of that network.
    """
    renamed = {_our_name(name): tensor for name, tensor in state_dict.items()}
    found = {n: tuple(t.shape) for n, t in renamed.items() if not n.endswith(_BN_COUNTER)}
    wanted = dict(_tensors(spec))
    for name in sorted(found.keys() ^ wanted.keys()):
        fault = "lack" if name in wanted else "have"
        raise CheckpointError(f"these are not the weights of {spec.name}: they {fault} {name}")
    for name, shape in wanted.items():
        if found[name] != shape:
            raise CheckpointError(
                f"these are not the weights of {spec.name}: {name} is {found[name]}, not {shape}"
            )
    return renamed


def _our_name(name: str) -> str:
    for theirs, ours in _NAMES:
        name = re.sub(theirs, ours, name)
    return name


def _tensors(spec: NetSpec) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Name and shape of each tensor that the network keeps."""
    for layer in outline(spec, smallest_image(spec)).layers:
        inp, out = layer.inp[0], layer.out[0]
        if layer.kind == "conv":
            yield f"{layer.name}.weight", (out, inp, layer.kernel, layer.kernel)
        elif layer.kind == "linear":
            yield f"{layer.name}.weight", (out, inp)
        elif layer.kind == "bn":
            for name in ("weight", "running_mean", "running_var"):
                yield f"{layer.name}.{name}", (out,)
        if layer.bias or layer.kind == "bn":
            yield f"{layer.name}.bias", (out,)

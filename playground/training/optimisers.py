"""A TrainSpec's optimisers over a network: their learning rates, and what it takes to go on.

All weights are updated together ("foreach"): of ResNet-18's 11 million, SGD takes 9 ms where one after
the other takes 29, and Adam 19 instead of 34 (two cores of a Zen 4). torch's "fused" ones take 6 and 8,
and read a weight and its momentum as they lie in memory: where one of the two has been loaded with its
channels in another order, they mix them up without a word.
"""

from collections.abc import Callable

from torch import Tensor, nn
from torch.optim import SGD, Adam, AdamW, Optimizer, RMSprop

from playground.gans import GanOptimiser
from playground.specs import GanTrainSpec, Optimiser, TrainSpec
from playground.training.muon import Muon

# Beside Muon's rate, those of SGD for what is no kernel: found by a small search on held-out images.
MUON_BIAS_RATE = 7.0
MUON_HEAD_RATE = 0.02
MUON_SGD_MOMENTUM = 0.85
RMSPROP_DECAY = 0.99  # of the mean of squares: torch's, and that of the authors' code


def make_optimisers(net: nn.Module, train: TrainSpec) -> list[Optimizer]:
    """The optimisers of all weights that require a gradient; each group remembers its peak rate."""
    weights = [p for p in net.parameters() if p.requires_grad]
    result = MAKERS[train.optimiser](weights, train)
    for optimiser in result:
        for group in optimiser.param_groups:
            group["peak"] = group["lr"]
    return result


def set_rates(optimisers: list[Optimizer], factor: float) -> None:
    """Every group's rate becomes its peak times `factor`."""
    for optimiser in optimisers:
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * factor


def state_of(optimisers: list[Optimizer]) -> dict[str, Tensor]:
    """Their tensors, by optimiser, weight and name: what `restore` takes."""
    return {
        f"{o}.{key}.{name}": value
        for o, optimiser in enumerate(optimisers)
        for key, entry in optimiser.state_dict()["state"].items()
        for name, value in entry.items()
        if isinstance(value, Tensor)
    }


def restore(optimisers: list[Optimizer], state: dict[str, Tensor]) -> None:
    """Take over the tensors of `state_of`; the rates stay."""
    for o, optimiser in enumerate(optimisers):
        entries: dict[int, dict[str, Tensor]] = {}
        for path, value in state.items():
            owner, key, name = path.split(".", 2)
            if int(owner) == o:
                entries.setdefault(int(key), {})[name] = value
        groups = optimiser.state_dict()["param_groups"]
        optimiser.load_state_dict({"state": entries, "param_groups": groups})


def _sgd(weights: list[nn.Parameter], train: TrainSpec) -> list[Optimizer]:
    nesterov = train.nesterov and train.momentum > 0
    decay = train.weight_decay
    return [
        SGD(weights, train.lr, train.momentum, weight_decay=decay, nesterov=nesterov, foreach=True)
    ]


def _adamw(weights: list[nn.Parameter], train: TrainSpec) -> list[Optimizer]:
    return [AdamW(weights, train.lr, weight_decay=train.weight_decay, foreach=True)]


def _muon(weights: list[nn.Parameter], train: TrainSpec) -> list[Optimizer]:
    kernels = [p for p in weights if p.ndim == 4]
    heads = [p for p in weights if p.ndim == 2]
    others = [p for p in weights if p.ndim == 1]
    rest = SGD(
        [
            {"params": others, "lr": train.lr * MUON_BIAS_RATE},
            {"params": heads, "lr": train.lr * MUON_HEAD_RATE},
        ],
        momentum=MUON_SGD_MOMENTUM,
        nesterov=True,
        weight_decay=train.weight_decay,
        foreach=True,
    )
    return [Muon(kernels, train.lr, train.momentum), rest]


MAKERS: dict[Optimiser, Callable[[list[nn.Parameter], TrainSpec], list[Optimizer]]] = {
    "sgd": _sgd,
    "adamw": _adamw,
    "muon": _muon,
}


def gan_optimiser(net: nn.Module, own: GanOptimiser, train: GanTrainSpec, lr: float) -> Optimizer:
    """A generator's or a critic's. own: the optimiser of the kind's paper."""
    weights, name = net.parameters(), train.optimiser or own
    if name == "adam":
        return Adam(weights, lr, betas=(train.beta1, train.beta2), foreach=True)
    if name == "rmsprop":
        return RMSprop(weights, lr, alpha=RMSPROP_DECAY)
    return SGD(weights, lr, momentum=train.beta1, foreach=True)

"""A residual or plain classifier, whose stages are the plan's: stem, stage1 ... stageN, head."""

from typing import cast

import torch
from torch import Tensor, nn

from playground.errors import SpecError
from playground.families import finer
from playground.nets.blocks import Block, sequence
from playground.nets.explainable import MAPS, Field, Step
from playground.plan import StagePlan, largest_plan, plan
from playground.specs import NetSpec


class ResidualNet(nn.Module):
    """Images (B, C, H, W), normalised -> logits (B, classes).

    `features` and `classify` are its two halves, which CAM takes apart: f_k, the maps that the global
    pooling sees, and the pooling with the classifier. Its weights are torch's own: `build` draws those
    that a training starts from.
    """

    def __init__(self, spec: NetSpec) -> None:
        super().__init__()
        self.spec = spec
        whole = largest_plan(spec)
        for stage in whole.stages:
            self.add_module(stage.name, _stage(stage, spec))
        names = [stage.name for stage in whole.stages]
        self.body = names[:-1]
        self.before_pool = [
            layer.label
            for layer in whole.stages[-1].units[0].layers
            if layer.kind in ("bn", "relu")
        ]

    def features(self, x: Tensor) -> Tensor:
        """The last feature maps f_k: (B, C, H, W) -> (B, K, h, w)."""
        for step in self.steps().values():
            x = step(x)
        return x

    def steps(self) -> dict[str, Step]:
        """The stages of `features`, the last with what stands before the pooling."""
        steps: dict[str, Step] = {name: self.get_submodule(name) for name in self.body[:-1]}
        return steps | {MAPS: self._last}

    def _last(self, x: Tensor) -> Tensor:
        x = self.get_submodule(self.body[-1])(x)
        for name in self.before_pool:
            x = self.get_submodule(f"head.{name}")(x)
        return x

    def classify(self, maps: Tensor) -> Tensor:
        """Pooling and the classifier: (B, K, h, w) -> logits (B, classes)."""
        head = self.get_submodule("head")
        for name, layer in head.named_children():
            if name not in self.before_pool:
                maps = layer(maps)
        return maps

    def forward(self, x: Tensor) -> Tensor:
        return self.classify(self.features(x))

    @property
    def linear(self) -> nn.Linear:
        """The last layer, which gives each class its weights."""
        return cast(nn.Linear, self.get_submodule("head.fc"))

    @property
    def adds(self) -> bool:
        """Whether the maps are pooled by their mean."""
        return self.spec.pool == "average"

    def macs(self, size: int) -> int:
        """Multiply-adds of one image of size x size. Raises PlanError if it cannot be taken."""
        return plan(self.spec, size).macs

    def activations(self, size: int) -> int:
        """Numbers that the layers put out for one image. Raises PlanError if it cannot be taken."""
        return plan(self.spec, size).activations

    def fields(self, size: int) -> dict[str, Field]:
        """What a cell of each stage's maps sees. Raises PlanError if the image cannot be taken."""
        found, start, jump = {}, 0.5, 1
        names = list(self.steps())
        for name, stage in zip(names, plan(self.spec, size).stages, strict=False):  # not the head
            for layer in (layer for unit in stage.units for layer in unit.layers if layer.kernel):
                start += ((layer.kernel - 1) / 2 - layer.padding) * jump
                jump = layer.jump
            found[name] = Field(stage.field, jump, start)
        return found

    def finer(self, count: int) -> "ResidualNet":
        """The same network without the strides of its last `count` stages. Raises SpecError for too many,
        and where a block has a projection for its stride alone."""
        if not count:
            return self
        try:
            return rebuilt(self, finer(self.spec, count))
        except RuntimeError as error:
            raise SpecError(
                "{network} has projections that only its strides ask for: leave out fewer of them",
                network=self.spec.name,
            ) from error


def rebuilt(net: ResidualNet, spec: NetSpec) -> ResidualNet:
    """Another network on the same weights: `net`'s tensors are shared, not copied. In eval mode.

    With `families.finer(net.spec, n)`, the last n stages keep their resolution (the "mapping
    resolution" of 1512.04150, section 3). The paper trains such a network again; here the weights are
    those that were learnt with the strides, so its logits are not those of `net`. Raises RuntimeError
    if the weights do not fit the spec.
    """
    with torch.device("meta"):
        other = ResidualNet(spec)
    other.load_state_dict(net.state_dict(), strict=True, assign=True)
    return other.eval()


def _stage(stage: StagePlan, spec: NetSpec) -> nn.Module:
    if stage.name in ("stem", "head"):
        return sequence(stage.units[0].layers, spec)
    modules = nn.Sequential()
    for unit in stage.units:
        made = Block(unit, spec) if unit.is_block else sequence(unit.layers, spec)
        modules.add_module(unit.label, made)
    return modules

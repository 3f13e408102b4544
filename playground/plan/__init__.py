"""NetSpec + image size -> every layer's shape, parameters, multiply-adds and receptive field.

Pure integers, no torch. The shapes table, the diagram, the torch module, the exported source and
the CAM tab's list of stages are all read from here, so they cannot disagree.

A network is a list of stages (stem, stage1 ... stageN, head); a stage is a list of units (a block,
or the layers of stem, transition or head); a unit has a main path and, if it is a block, a shortcut.
The name of a stage, unit or layer is the name of the submodule that `nets.build` makes of it.
"""

from playground.errors import PlanError
from playground.plan.layers import Failure, Kind, Layer, NetPlan, Path, Shape, StagePlan, Unit
from playground.plan.pair import HalfPlan, PairPlan, pair_plan
from playground.plan.stages import parts, walk_stage
from playground.plan.walk import Impossible, Walk, output_size
from playground.specs import IMAGE_SIZE, NetSpec

__all__ = [
    "Failure",
    "HalfPlan",
    "Kind",
    "Layer",
    "NetPlan",
    "PairPlan",
    "Path",
    "Shape",
    "StagePlan",
    "Unit",
    "largest_plan",
    "outline",
    "output_size",
    "pair_plan",
    "plan",
]


def plan(spec: NetSpec, size: int) -> NetPlan:
    """The plan of a network for square images of `size` pixels.

    Raises PlanError, naming the stage and the reason, if the network cannot take that size.
    """
    whole = outline(spec, size)
    if whole.failure:
        _, title, reason = whole.failure
        raise PlanError(
            "{network} cannot take {size}×{size} images: {stage}: {reason}",
            network=spec.name,
            size=size,
            stage=title,
            reason=reason,
        )
    return whole


def outline(spec: NetSpec, size: int) -> NetPlan:
    """Like `plan`, but an impossible network gives the stages up to the one that fails, and why."""
    IMAGE_SIZE.check("image size", size)
    walk = Walk((spec.image_channels, size, size))
    stages: list[StagePlan] = []
    failure = None
    for name, title, stage in parts(spec):
        try:
            stages.append(walk_stage(spec, walk, name, title, stage))
        except Impossible as reason:
            failure = Failure(name, title, reason.message)
            break
    return NetPlan(spec, (spec.image_channels, size, size), tuple(stages), failure)


def largest_plan(spec: NetSpec) -> NetPlan:
    """The plan for the largest images: whatever the size, the layers are the same.

    Raises PlanError if the network cannot take even those.
    """
    return plan(spec, int(IMAGE_SIZE.high))

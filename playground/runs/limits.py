"""What this host's settings allow of one run."""

from playground.errors import LimitReached
from playground.plan import NetPlan
from playground.settings import Limits
from playground.specs import GanTrainSpec, TrainSpec


def check_limits(plan: NetPlan, train: TrainSpec, limits: Limits) -> None:
    """Raise LimitReached if the network is too large or its training too long for this host.

    plan: for the images that it is to be trained on; its counts are one image's.
    """
    sizes = (
        (plan.params, limits.params, "parameters", "fewer blocks or narrower stages"),
        (plan.macs, limits.macs, "multiply-adds per image", "fewer blocks or narrower stages"),
        (plan.activations, limits.activations, "activations per image", "fewer blocks, narrower "
         "stages or an earlier stride"),
    )  # fmt: skip
    for value, limit, what, remedy in sizes:
        if value > limit:
            raise LimitReached(
                f"{plan.spec.name} has {_short(value)} {what} and this host allows "
                f"{_short(limit)}: choose {remedy}"
            )
    check_length(train, limits)


def check_length(train: TrainSpec | GanTrainSpec, limits: Limits) -> None:
    """Raise LimitReached if the training is longer than this host allows."""
    for value, limit, what in (
        (train.epochs, limits.epochs, "epochs"),
        (train.seconds, limits.seconds, "seconds"),
    ):
        if value is not None and value > limit:
            raise LimitReached(
                f"{value:g} {what} of training are more than this host allows: "
                f"choose {limit} or fewer"
            )


def _short(count: int) -> str:
    """12_345_678 -> "12.35 million"."""
    for unit, name in ((10**9, "billion"), (10**6, "million")):
        if count >= unit:
            return f"{count / unit:.4g} {name}"
    return f"{count:,}"

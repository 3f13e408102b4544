"""What this host's settings allow of one run."""

from playground.errors import LimitReached
from playground.message import Term
from playground.numerals import byte_text, short
from playground.plan import HalfPlan, NetPlan, PairPlan, pair_plan
from playground.plan import plan as planned
from playground.runs.memory import memory
from playground.settings import Limits
from playground.specs import BATCH_SIZE, GanTrainSpec, RunSpec, TrainSpec


def check_limits(plan: NetPlan, train: TrainSpec, limits: Limits) -> None:
    """Raise LimitReached if the network is too large or its training too long for this host.

    plan: for the images that it is to be trained on; its counts are one image's.
    """
    check_size(plan, limits)
    check_length(train, limits)


def check_size(plan: NetPlan, limits: Limits) -> None:
    """Raise LimitReached if the network is larger than this host allows; counts are one image's."""
    blocks = "fewer blocks or narrower stages"
    remedies = (blocks, blocks, "fewer blocks, narrower stages or an earlier stride")
    _check_counts(plan.spec.name, plan, limits, remedies)


def check_pair(pair: PairPlan, limits: Limits) -> None:
    """Raise LimitReached if either network of a GAN is larger than this host allows."""
    for half in pair.halves:
        _check_counts(pair.spec.name, half, limits, ("smaller widths",) * 3)


def _check_counts(
    name: str, plan: NetPlan | HalfPlan, limits: Limits, remedies: tuple[str, str, str]
) -> None:
    sizes = (
        (plan.params, limits.params, "parameters"),
        (plan.macs, limits.macs, "multiply-adds per image"),
        (plan.activations, limits.activations, "activations per image"),
    )
    for (value, limit, what), remedy in zip(sizes, remedies, strict=True):
        if value > limit:
            has, allowed = _told(value, limit)
            raise LimitReached(
                "{network} has too many {what}: {has}, and this host allows {allowed}. Choose "
                "{remedy}",
                network=name,
                what=Term(what),
                has=has,
                allowed=allowed,
                remedy=Term(remedy),
            )


def check_run(run: RunSpec, size: int, limits: Limits) -> None:
    """Raise LimitReached if a run is larger or longer than this host allows.

    size: side of its data set's images, in pixels; a GAN's are its own.
    """
    if run.classifier:
        check_size(planned(run.classifier[0], size), limits)
    if run.gan:
        check_pair(pair_plan(run.gan[0]), limits)
    check_length(run.train, limits)
    check_memory(run, size, limits)


def check_memory(run: RunSpec, size: int, limits: Limits) -> None:
    """Raise LimitReached if a run takes more memory than this host allows, by estimate.

    size: side of its data set's images, in pixels.
    """
    needs, batch = memory(run, size), run.train.batch_size
    if needs.of(batch) <= limits.memory:
        return
    name, takes, allowed = run.net.name, byte_text(needs.of(batch)), byte_text(limits.memory)
    most = max(0, limits.memory - needs.fixed) // needs.per_image
    if most < BATCH_SIZE.low:
        raise LimitReached(
            "to train {network} takes about {needs} of memory, and this host allows {allowed}: "
            "choose a smaller network",
            network=name,
            needs=takes,
            allowed=allowed,
        )
    raise LimitReached(
        "to train {network} with {batch} images in a batch takes about {needs} of memory, "
        "and this host allows {allowed}: choose a batch size of {most} or less",
        network=name,
        batch=batch,
        needs=takes,
        allowed=allowed,
        most=most,
    )


def check_length(train: TrainSpec | GanTrainSpec, limits: Limits) -> None:
    """Raise LimitReached if the training is longer than this host allows."""
    for value, limit, what in (
        (train.epochs, limits.epochs, "epochs"),
        (train.seconds, limits.seconds, "seconds"),
    ):
        if value is not None and value > limit:
            raise LimitReached(
                "{value:g} {unit} of training are more than this host allows: choose {limit} or fewer",
                value=value,
                unit=Term(what),
                limit=limit,
            )


def _told(value: int, limit: int) -> tuple[str, str]:
    """Both in words, in full if they would look alike."""
    brief = short(value), short(limit)
    return brief if brief[0] != brief[1] else (f"{value:,}", f"{limit:,}")

"""How many trainings have room beside each other: in memory while they wait, and while they train."""

from collections.abc import Collection, Sequence

from playground.runs.handle import Worker
from playground.settings import Settings


def has_room(settings: Settings, workers: Collection[Worker], halted: int) -> bool:
    """Whether there may be another worker that takes so many bytes while it waits for its turn."""
    if not workers:
        return True
    kept = sum(worker.bytes for worker in workers) + halted
    return len(workers) < settings.live and kept <= settings.limits.memory


def fitting(
    settings: Settings, some: Sequence[Worker], busy: Sequence[Worker] = ()
) -> Sequence[Worker]:
    """The first of them, as many as can train beside the busy ones: those have slots, and memory together;
    one alone has both in any case."""
    needs = sum(worker.needs for worker in busy)
    for count, worker in enumerate(some):
        needs += worker.needs
        beside = len(busy) + count
        if beside >= settings.workers or (beside and needs > settings.limits.memory):
            return some[:count]
    return some

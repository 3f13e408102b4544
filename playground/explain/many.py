"""What a network says of many changed copies of one input: batch after batch, so that it can be stopped."""

import time
from collections.abc import Callable, Generator

import torch
from torch import Tensor

from playground.explain.finding import Looking, diverged
from playground.nets.explainable import Mapping
from playground.nets.mode import evaluating

PIXELS = 4 * 224**2
"""Of all inputs of a batch together, at most: 4 of ImageNet's usual size. With 8, what lies between two
layers outgrows a core's cache, and a pass takes a sixth longer."""
BYTES = 1_000_000_000
"""What a wide network's layers put out of a batch, at most, where a single input does not take more."""
TRIED = 2
Changed = Callable[[range], Tensor]
"""The inputs of these numbers: (B, C, S, S), normalised."""


def logits_of(
    looking: Looking, count: int, changed: Changed, done: int = 0
) -> Generator[float, None, Tensor]:
    """Yields the share that is done, and returns the logits of all `count` inputs: (count, classes).

    done: so many of the network's stages `changed` has run already, and gives their maps. Raises
    CheckpointError for a network whose training diverged. Each batch may run in another thread.
    """
    net, size = looking.net, len(looking.seen)
    step = min(count, together(net, size, PIXELS // size**2))
    stages = list(net.steps().values())[done:]
    found = []
    for start in range(0, count, step):
        numbers = range(start, min(count, start + step))
        with evaluating(net), torch.inference_mode():
            maps = changed(numbers)
            for stage in stages:
                maps = stage(maps)
            logits = net.classify(maps)
            if not bool(logits.isfinite().all()):
                raise diverged(looking.subject.name)
            found.append(logits)
        yield numbers.stop / count
    with torch.inference_mode():
        return torch.cat(found).clone()


def together(net: Mapping, size: int, most: int) -> int:
    """How many inputs of that size a batch has: `most`, or as many as BYTES allow."""
    return max(1, min(most, BYTES // (4 * net.activations(size))))  # float32


def seconds_of(steps: Generator[float, None, object]) -> float:
    """What work takes here and now that tells how far it is: its first two steps are done, and no more.
    What is done once, before the first one, is counted once."""
    start = time.perf_counter()
    try:
        first = next(steps)
        begun = time.perf_counter()
        second = next(steps)
    except StopIteration:  # that was all
        return time.perf_counter() - start
    finally:
        steps.close()
    each = (time.perf_counter() - begun) / (second - first)
    return begun - start + each * (1 - first)


def seconds_of_a_pass(looking: Looking) -> float:
    """What one of many passes takes here and now: tried with two of them, after one to warm up."""
    took = 0.0
    for _ in range(2):
        start = time.perf_counter()
        for _ in logits_of(looking, TRIED, lambda some: torch.cat([looking.batch] * len(some))):
            took = time.perf_counter() - start
    return took / TRIED

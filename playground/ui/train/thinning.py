"""What a page is sent of a run when it comes to it: of bounded size, however long the run is."""

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

CURVES_BYTES = 60_000  # for the points of all runs that are drawn
FRAMES_BYTES = 80_000  # for what a network made of the same few images, over time
MATRICES_BYTES = 20_000  # for its confusions
T = TypeVar("T")


def thinned(
    items: Sequence[T],
    room: int,
    told: Callable[[T], Any],
    kept: Callable[[T], bool] | None = None,
) -> list[T]:
    """Every one, or every second, third ... and the last, so that they fit into so many bytes of JSON.

    told: what is sent of one; they are taken to be as large as the last. kept: of those that are rather
    kept than others, for which half of the room is.
    """
    marked = [item for item in items if kept and kept(item)]
    if marked and len(marked) < len(items):
        rather = {id(item) for item in thinned(marked, room // 2, told)}
        rest = [item for item in items if not (kept and kept(item))]
        rather |= {id(item) for item in thinned(rest, room // 2, told)}
        return [item for item in items if id(item) in rather]
    if not items:
        return []
    size = len(json.dumps(told(items[-1])))
    step = max(1, -(-len(items) * size // room))
    last = len(items) - 1
    return [item for i, item in enumerate(items) if i % step == 0 or i == last]

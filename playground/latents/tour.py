"""A path through several latent vectors, open or closed."""

import numpy as np
from numpy.typing import NDArray

from playground.latents.paths import Rates, Vectors, Way, lerp, slerp

LEAST_STEPS, STEPS = 16, 60  # between two neighbours at least, and of the whole path


def steps_between(segments: int) -> int:
    """How many steps a path of so many segments takes from each of its points to the next."""
    return max(LEAST_STEPS, STEPS // segments)


def segments_of(count: int, closed: bool) -> int:
    """How many segments lead through so many points; only three or more can be closed."""
    return count if closed and count > 2 else count - 1


def tour(
    points: Vectors, way: Way = "sphere", closed: bool = False, count: int | None = None
) -> Vectors:
    """From the first of (K, L) vectors through all of them to the last: float32 (F, L).

    closed: and on to the first again, where there are three or more. count: how many frames, evenly
    spaced; without, each of the vectors is met exactly, every `steps_between` steps. "line" goes straight
    from each to the next; "sphere" is a spline on the sphere which passes them without a corner, and of
    two vectors it is their arc.
    """
    segments = segments_of(len(points), closed)
    ring = segments == len(points)
    frames = count or segments * steps_between(segments) + 1
    place = np.linspace(0, segments, frames, dtype=np.float32)
    start = np.minimum(place.astype(int), segments - 1)  # index of the segment
    part = place - start.astype(np.float32)  # of the segment, 0..1
    if way == "line":
        known = np.concatenate([points, points[:1]]) if ring else points
        return lerp(known[start], known[start + 1], part)
    if len(points) == 2:
        return slerp(points[0], points[1], part)  # the spline of two, in a sixth of its time
    return _spline(_with_neighbours(points, ring), start, part)


def _with_neighbours(points: Vectors, ring: bool) -> Vectors:
    """With one vector before and one after: of an open path, further along its first and last arcs."""
    if ring:
        return np.concatenate([points[-1:], points, points[:2]])
    before = slerp(points[0], points[1], np.array([-1], np.float32))
    after = slerp(points[-2], points[-1], np.array([2], np.float32))
    return np.concatenate([before, points, after])


def _spline(points: Vectors, start: NDArray[np.int_], u: Rates) -> Vectors:
    """Catmull and Rom's spline in Barry and Goldman's pyramid (1988), with arcs in place of its lines.

    (J. Schlag, Using geometric constructions to interpolate orientation with quaternions, 1991.)
    """
    p0, p1, p2, p3 = (points[start + i] for i in range(4))
    a, b, c = slerp(p0, p1, u + 1), slerp(p1, p2, u), slerp(p2, p3, u - 1)
    return slerp(slerp(a, b, (u + 1) / 2), slerp(b, c, u / 2), u)

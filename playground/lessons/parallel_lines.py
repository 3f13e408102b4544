"""Two parallel lines, and four ways to say how far they are apart (1701.07875, example 1).

z is uniform on 0..1. The data are the points (0, z); what is generated, (theta, z). As soon as theta is
not 0 the two have no point in common, and then only the Wasserstein distance says how far away they are.
"""

import math
from typing import NamedTuple

LIMIT = 1.0  # of theta, to either side
STEPS = 100  # from 0 to the limit


class Measures(NamedTuple):
    """Of one theta: the four distances, or their slopes."""

    wasserstein: float
    jensen_shannon: float
    kullback_leibler: float
    total_variation: float


def distances(theta: float) -> Measures:
    """The four distances, in nats where they are entropies."""
    apart = theta != 0
    return Measures(
        wasserstein=abs(theta),
        jensen_shannon=math.log(2) if apart else 0.0,
        kullback_leibler=math.inf if apart else 0.0,
        total_variation=1.0 if apart else 0.0,
    )


def slopes(theta: float) -> Measures:
    """Derivatives by theta, by which it would be moved: 0 where a distance is flat or infinite all around,
    and, at the kink of |theta|, the middle one of its subgradients."""
    return Measures(math.copysign(1.0, theta) if theta else 0.0, 0.0, 0.0, 0.0)


def table() -> list[tuple[float, Measures, Measures]]:
    """(theta, distances, slopes) from -LIMIT to LIMIT, with 0 itself in the middle."""
    thetas = [LIMIT * i / STEPS for i in range(-STEPS, STEPS + 1)]
    return [(theta, distances(theta), slopes(theta)) for theta in thetas]

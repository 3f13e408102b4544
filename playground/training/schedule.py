"""The learning rate over a training: a factor of its peak, as a function of the fraction done."""

import math

WARMUP = 0.2  # of a one-cycle training (Smith, 1708.07120)
MILESTONES = (0.3, 0.6, 0.8)  # 60, 120, 160 of 200 epochs (1605.07146, section 3)
DROP = 0.2


def factor(schedule: str, fraction: float) -> float:
    """The learning rate's factor at `fraction` (0..1) of the training, in 0..1.

    constant 1; multistep x0.2 at 0.3, 0.6, 0.8; cosine from 1 to 0 (1608.03983, without restarts);
    linear from 1 to 0; onecycle from 0 up to 1 at a fifth, then linearly to 0.
    """
    fraction = min(max(fraction, 0.0), 1.0)
    if schedule == "multistep":
        return DROP ** sum(fraction >= milestone for milestone in MILESTONES)
    if schedule == "cosine":
        return 0.5 * (1 + math.cos(math.pi * fraction))
    if schedule == "linear":
        return 1 - fraction
    if schedule == "onecycle":
        return min(fraction / WARMUP, (1 - fraction) / (1 - WARMUP))
    return 1.0

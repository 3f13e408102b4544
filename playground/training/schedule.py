"""The learning rate over a training: a factor of its peak, as a function of the fraction done."""

import math

from playground.specs import TrainSpec

WARMUP = 0.2  # of a one-cycle training (Smith, 1708.07120)


def factor(train: TrainSpec, fraction: float) -> float:
    """The learning rate's factor at `fraction` (0..1) of the training, in 0..1.

    constant 1; multistep times train.drop at each of train.milestones; cosine from 1 to 0
    (1608.03983, equation 5, without restarts); linear from 1 to 0; onecycle from 0 up to 1 at a
    fifth, then linearly to 0.
    """
    fraction = min(max(fraction, 0.0), 1.0)
    if train.schedule == "multistep":
        return train.drop ** sum(fraction >= milestone for milestone in train.milestones)
    if train.schedule == "cosine":
        return 0.5 * (1 + math.cos(math.pi * fraction))
    if train.schedule == "linear":
        return 1 - fraction
    if train.schedule == "onecycle":
        return min(fraction / WARMUP, (1 - fraction) / (1 - WARMUP))
    return 1.0

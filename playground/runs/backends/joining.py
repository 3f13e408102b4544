"""A server's way into a cluster of Ray's, and what there is in it."""

import logging
import math
import os
from collections.abc import Mapping
from dataclasses import replace

import ray

from playground.errors import PlaygroundError
from playground.runs.backends.local import ENVIRONMENT
from playground.runs.backends.ray import RayCluster
from playground.settings import Settings

EPSILON = 1e-6  # of a processor: a tenth of one fits into one ten times


def joined(settings: Settings) -> tuple[Settings, RayCluster]:
    """The cluster, joined, and the settings with as many trainings at the same time as it carries.

    It is the one that RAY_ADDRESS names or that this machine belongs to; where there is none, this machine
    alone becomes one. Raises PlaygroundError if it cannot be reached, or if no machine in it will do.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        ray.init(
            include_dashboard=False,
            ignore_reinit_error=True,
            log_to_driver=False,
            logging_level=logging.WARNING,
            runtime_env={"env_vars": ENVIRONMENT},
        )
    except (ConnectionError, RuntimeError) as error:
        raise PlaygroundError("the Ray cluster cannot be joined: {error}", error=error) from error
    needs = {"CPU": settings.ray_cpus, "GPU": settings.ray_gpus}
    room = places(needs)
    if room == 0:
        raise PlaygroundError(
            "no machine of the cluster has {cpus:g} processors and {gpus:g} GPUs for a training: set "
            "PLAYGROUND_RAY_CPUS and PLAYGROUND_RAY_GPUS to less",
            cpus=settings.ray_cpus,
            gpus=settings.ray_gpus,
        )
    cores = math.floor(ray.cluster_resources()["CPU"])
    return replace(settings, workers=min(room, cores), live=room), RayCluster(needs)


def places(needs: Mapping[str, float]) -> int:
    """How many trainings the machines of the cluster carry, each of which takes so much of one."""
    machines = [node["Resources"] for node in ray.nodes() if node["Alive"]]
    return sum(
        min(int(has.get(name, 0.0) / need + EPSILON) for name, need in needs.items() if need)
        for has in machines
    )

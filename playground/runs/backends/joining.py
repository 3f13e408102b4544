"""A server's way into a cluster of Ray's, and what there is in it."""

import logging
import math
import os
import socket
from collections.abc import Mapping
from dataclasses import replace

import ray

from playground.errors import PlaygroundError
from playground.runs.backends.local import ENVIRONMENT
from playground.runs.backends.ray import RayCluster
from playground.settings import Settings

REACHED = 5.0  # seconds in which a machine answers
EPSILON = 1e-6  # of a processor: a tenth of one fits into one ten times


def joined(settings: Settings) -> tuple[Settings, RayCluster]:
    """The cluster, joined, and the settings with as many trainings at the same time as it carries.

    It is the one that RAY_ADDRESS names or that this machine belongs to; where there is none, this machine
    alone becomes one. Raises PlaygroundError if it cannot be reached, or if no machine in it will do.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    _check_answers(os.environ.get("RAY_ADDRESS", ""))
    try:
        ray.init(
            include_dashboard=False,
            ignore_reinit_error=True,
            log_to_driver=False,
            logging_level=logging.WARNING,
            runtime_env={"env_vars": ENVIRONMENT},
        )
    except Exception as error:  # Ray's own kinds are many, and some of them no more than this
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


def _check_answers(address: str) -> None:
    """Raise PlaygroundError if it is a machine's, and nobody listens there: Ray itself would take minutes
    to say so."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdecimal():
        return  # "auto", "local": of no machine
    try:
        socket.create_connection((host.strip("[]"), int(port)), REACHED).close()
    except OSError as error:
        raise PlaygroundError(
            "nobody answers at {address}, which RAY_ADDRESS names ({error}): run `ray start --head` there, "
            "or leave RAY_ADDRESS out",
            address=address,
            error=error,
        ) from error


def places(needs: Mapping[str, float]) -> int:
    """How many trainings the machines of the cluster carry, each of which takes so much of one."""
    machines = [node["Resources"] for node in ray.nodes() if node["Alive"]]
    return sum(
        min(int(has.get(name, 0.0) / need + EPSILON) for name, need in needs.items() if need)
        for has in machines
    )

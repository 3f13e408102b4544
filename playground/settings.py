"""Folders, limits and device policy: read once from the environment, then handed on; never a global."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from playground.cores import core_count
from playground.errors import PlaygroundError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Limits:
    """What this host allows of one user. Parameters, multiply-adds and activations are one image's.

    look_*: of a network that is looked into; cells are those of all classes' maps together, bytes
    those of all that its layers put out for one image, work the multiply-adds of all passes of one answer.
    memory: bytes, by estimate, of one training; of all that wait in memory; and of all that train at once.
    going_per_owner: runs of one user that train or wait. queued: runs of all users that wait;
    queued_per_address: those of them that were started from one address. waiting, waiting_per_address:
    likewise of calls that the page has sent. keep_days: after which a run that has ended is deleted;
    keep_bytes: that all runs may take of the disk before more are.
    free_bytes: that the disk must have left for a run to start.
    uploads: bytes that are taken in within an hour, of all; uploads_per_address: of one address, which
    may be a whole class's. decode_bytes: of memory that decoding one picture may take.
    """

    params: int = 60_000_000
    macs: int = 6_000_000_000
    activations: int = 100_000_000
    look_params: int = 130_000_000
    look_macs: int = 25_000_000_000
    look_cells: int = 1_000_000
    look_bytes: int = 1_500_000_000
    look_work: int = 1_000_000_000_000
    memory: int = 8_000_000_000
    seconds: int = 3600
    epochs: int = 200
    runs_per_owner: int = 20
    going_per_owner: int = 5
    queued: int = 100
    queued_per_address: int = 60
    waiting: int = 1000
    waiting_per_address: int = 200
    keep_days: int = 90
    keep_bytes: int = 20_000_000_000
    free_bytes: int = 500_000_000
    upload_bytes: int = 20_000_000
    upload_pixels: int = 50_000_000
    uploads: int = 4_000_000_000
    uploads_per_address: int = 1_000_000_000
    decode_bytes: int = 300_000_000


LIMITS = {
    "PLAYGROUND_MAX_SECONDS": "seconds",
    "PLAYGROUND_MAX_EPOCHS": "epochs",
    "PLAYGROUND_MAX_PARAMS": "params",
    "PLAYGROUND_MAX_MEMORY": "memory",
    "PLAYGROUND_MAX_RUNS": "runs_per_owner",
    "PLAYGROUND_KEEP_DAYS": "keep_days",
    "PLAYGROUND_KEEP_BYTES": "keep_bytes",
}
"""The limits that can be set from outside."""

BACKENDS = ("auto", "local", "zerogpu", "ray")  # where trainings are executed
SWITCH = ("off", "on")
LEAST_CPUS = 0.01  # of a processor, that one training may ask for


@dataclass(frozen=True)
class Settings:
    """data, runs, checkpoints: folders. workers: runs that train at the same time. live: those and the
    ones that wait for their turn in memory; more wait on disk.

    device: "auto" or a name of torch's ("cpu", "cuda"). backend: one of BACKENDS. classroom: whether the
    server is a class's, whose people have names, a wall, and somebody who leads. ray_cpus, ray_gpus: of a
    machine of a cluster's, what one training takes.
    """

    data: Path = ROOT / "data"
    runs: Path = ROOT / "runs"
    checkpoints: Path = ROOT / "checkpoints"
    workers: int = 1
    live: int = 32
    device: str = "auto"
    backend: str = "auto"
    classroom: bool = False
    ray_cpus: float = 1.0
    ray_gpus: float = 0.0
    limits: Limits = Limits()

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Read PLAYGROUND_DATA, _RUNS, _CHECKPOINTS (folders), _WORKERS, _LIVE, _DEVICE, _BACKEND, _CLASS,
        _RAY_CPUS, _RAY_GPUS, and LIMITS.

        Raises PlaygroundError, naming the variable, for a value that cannot be used.
        """
        base, limits = cls(), Limits()
        given = {
            field: _whole(environ, name, getattr(limits, field)) for name, field in LIMITS.items()
        }
        return cls(
            data=_folder(environ, "PLAYGROUND_DATA", base.data),
            runs=_folder(environ, "PLAYGROUND_RUNS", base.runs),
            checkpoints=_folder(environ, "PLAYGROUND_CHECKPOINTS", base.checkpoints),
            workers=_whole(environ, "PLAYGROUND_WORKERS", core_count(environ)),
            live=_whole(environ, "PLAYGROUND_LIVE", base.live),
            device=environ.get("PLAYGROUND_DEVICE", base.device),
            backend=_choice(environ, "PLAYGROUND_BACKEND", BACKENDS),
            classroom=_choice(environ, "PLAYGROUND_CLASS", SWITCH) == "on",
            ray_cpus=_part(environ, "PLAYGROUND_RAY_CPUS", base.ray_cpus, LEAST_CPUS),
            ray_gpus=_part(environ, "PLAYGROUND_RAY_GPUS", base.ray_gpus, 0.0),
            limits=replace(limits, **given),
        )


def _folder(environ: Mapping[str, str], name: str, default: Path) -> Path:
    return Path(environ.get(name, default)).expanduser().resolve()


def _choice(environ: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """One of them, the first without a word."""
    text = environ.get(name, choices[0])
    if text not in choices:
        raise PlaygroundError(
            "{name} must be one of {allowed}, not {value}",
            name=name,
            allowed=choices,
            value=repr(text),
        )
    return text


def _whole(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name)
    if text is None:
        return default
    if not text.isdecimal() or int(text) < 1:
        raise PlaygroundError(
            "{name} must be a whole number of at least 1, not {text!r}", name=name, text=text
        )
    return int(text)


def _part(environ: Mapping[str, str], name: str, default: float, least: float) -> float:
    text = environ.get(name, str(default))
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not least <= number < math.inf:
        raise PlaygroundError(
            "{name} must be a number of at least {least:g}, not {text!r}",
            name=name,
            least=least,
            text=text,
        )
    return number

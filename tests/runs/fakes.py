"""Trainings that train nothing, for the runs' tests. The network's name says what happens.

Like the real one they write last.safetensors when they are closed: here, the number of steps done.
"""

import errno
import os
import signal
import time
from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np

from playground.cores import Threads
from playground.errors import DataError
from playground.families import cifar_resnet
from playground.message import Message
from playground.records import Packed, Preparing, Report, Samples, TrainReport
from playground.specs import RunSpec, TrainSpec

LENGTH = "as long as asked"  # trains as many steps as its spec has epochs
TARGET = f"{__name__}:run"
Reports = Generator[Report, None, None]


def spec(name: str, **train: object) -> RunSpec:
    """A valid RunSpec whose fake training is called `name`."""
    net = cifar_resnet(8).replace(name=name)
    return RunSpec(net, TrainSpec(**train))  # type: ignore[arg-type]


def report(step: int, seconds: float = 1.0) -> TrainReport:
    return TrainReport(step, step / 10, seconds, 0.5, 1.0, 100.0, 0.1, 2.3, 0.1)


def run(
    spec: RunSpec, data: Path, folder: Path, resume: bool, device: str, _: object, threads: Threads
) -> Reports:
    (folder / "device").write_text(device)
    (folder / "pid").write_text(str(os.getpid()))
    (folder / "resumed").write_text(str(resume))
    (folder / "data").write_text(str(data))
    last = folder / "last.safetensors"
    step, known = int(last.read_text()) if resume else 0, None
    try:
        asked = spec.train.epochs or 0
        reports = _steps(step, asked) if spec.net.name == LENGTH else _named(spec, step, folder)
        for given in reports:
            if isinstance(given, TrainReport):
                step = given.step
                if (told := threads()) != known:
                    (folder / "threads").write_text(str(told))
                    known = told
            yield given
    finally:
        if spec.net.name == "cannot save":
            raise OSError(errno.ENOSPC, "No space left on device")
        if spec.net.name != "slow to save":
            last.write_text(str(step))
        else:
            time.sleep(60)


def _named(spec: RunSpec, step: int, folder: Path) -> Reports:
    return BEHAVIOURS[spec.net.name](step, folder)


def _steps(step: int, last: int) -> Reports:
    for i in range(step + 1, last + 1):
        yield report(i)


def _three(step: int, _: Path) -> Reports:
    yield Preparing(Message("Reading"), 0.5)
    for i in range(step + 1, 4):
        yield report(i)


def _endless(step: int, _: Path) -> Reports:
    while True:
        step += 1
        yield report(step)
        time.sleep(0.02)


def _flood(step: int, _: Path) -> Reports:
    for i in range(step + 1, 1001):
        yield report(i)


def _draws(step: int, _: Path) -> Reports:
    """As a GAN does: its samples get lighter from step to step."""
    for i in range(step + 1, 4):
        yield report(i)
        images = np.full((16, 8, 8, 1), 80 * i, np.uint8)
        yield Samples(i, i / 10, 1.0, Packed.of(images))


def _sleeps(seconds: float) -> Callable[[int, Path], Reports]:
    """A step during which nothing is heeded; the file `asleep` says that it has begun."""

    def training(_: int, folder: Path) -> Reports:
        yield report(1)
        (folder / "asleep").touch()
        time.sleep(seconds)
        yield report(2)

    return training


def _prepares(*_: object) -> Reports:
    yield Preparing(Message("Reading"))
    time.sleep(60)


def _hour(step: int, _: Path) -> Reports:
    for i in range(step + 1, 100):
        yield report(i, seconds=i * 100.0)
        time.sleep(0.02)


def _raises(error: BaseException) -> Callable[[int, Path], Reports]:
    def training(*_: object) -> Reports:
        yield report(1)
        raise error

    return training


def _dies(number: int) -> Callable[[int, Path], Reports]:
    def training(*_: object) -> Reports:
        yield report(1)
        os.kill(os.getpid(), number)
        time.sleep(60)

    return training


def _exits(*_: object) -> Reports:
    yield report(1)
    os._exit(3)


TORCH_SAYS = "[enforce fail at alloc_cpu.cpp:127] . DefaultCPUAllocator: can't allocate memory"

BEHAVIOURS: dict[str, Callable[[int, Path], Reports]] = {
    "three": _three,
    "draws": _draws,
    "endless": _endless,
    "flood": _flood,
    "blocks": _sleeps(5),
    "naps": _sleeps(1.5),
    "blocks long": _sleeps(60),
    "prepares": _prepares,
    "hour": _hour,
    "cannot save": _endless,
    "slow to save": _endless,
    "no memory": _raises(MemoryError()),
    "no memory for torch": _raises(RuntimeError(TORCH_SAYS)),
    "disk full": _raises(OSError(errno.ENOSPC, "No space left on device")),
    "bug": _raises(ZeroDivisionError("secret detail")),
    "no data": _raises(DataError("there is no CIFAR-10 here")),
    "killed": _dies(signal.SIGKILL),
    "crashes": _dies(signal.SIGSEGV),
    "exits": _exits,
}

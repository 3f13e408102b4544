"""float32 or bfloat16: which is faster for the very step that is to be trained, decided once.

bfloat16 pays where the processor multiplies it natively: on AVX-512 BF16 (Zen 4 and 5, one or two
cores) a step of ResNet-20 took 0.63 times as long, one of WRN-16-2 half. Where it is emulated it costs
dearly: with AVX2 ten times as long. So it is tried only where the hardware names it. What the trial
says is remembered: a second one, on a busy machine, might say something else, and the same seed would
then give other weights. Weights, their updates, losses and all scores are float32 in either case.

Channels-last is not on trial: on a CPU it was as fast as the other layout or faster for every network
measured, as convolutions need no reordering there, and a GPU's matrix units ask for it.
"""

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import torch

from playground.data.cache import homes
from playground.specs import Precision

FLAGS = {"amx_bf16", "avx512_bf16", "bf16"}  # Linux's names for it, x86 and Arm
CPUINFO = Path("/proc/cpuinfo")
# What the two libraries that compute can be told to leave unused, and what of it lacks bfloat16.
ONEDNN = ("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA")
ONEDNN_WITHOUT = {
    "SSE41", "AVX", "AVX2", "AVX2_VNNI", "AVX2_VNNI_2", "AVX512_CORE", "AVX512_CORE_VNNI",
}  # fmt: skip
ATEN = "ATEN_CPU_CAPABILITY"
ATEN_WITHOUT = {"DEFAULT", "AVX2"}
TRIAL_SECONDS = 3.0  # after which no further round is begun: what is found is kept for good
NAMED = ("model name", "flags", "Features")  # lines that tell what a processor is, x86 and Arm
ROUNDS = 3
WORTH = 0.95  # bfloat16 must take at most this share of float32's time

Trial = Callable[[Precision], None]
"""Computes one step in that precision, without an update, and changes nothing that lasts."""


def has_bfloat16(device: torch.device, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the device has instructions for bfloat16: CUDA by torch, a CPU by the kernel's word.

    A CPU whose libraries are told to do without them has none. Where nobody says so (MPS, a CPU without
    Linux) the answer is no.
    """
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device.type != "cpu" or not CPUINFO.exists():
        return False
    if any(environ.get(name, "").upper() in ONEDNN_WITHOUT for name in ONEDNN):
        return False
    if environ.get(ATEN, "").upper() in ATEN_WITHOUT:
        return False
    return bool(FLAGS & set(CPUINFO.read_text(encoding="utf-8", errors="replace").split()))


def casting(
    precision: Precision, device: torch.device
) -> contextlib.AbstractContextManager[object]:
    """What a forward pass in that precision runs under."""
    if precision == "float32":
        return contextlib.nullcontext()
    return torch.autocast(device.type, torch.bfloat16)


def choose(trial: Trial, device: torch.device) -> Precision:
    """The faster precision for a step, measured where that makes sense.

    torch's random state is left as it was. Takes some steps, and no further round after TRIAL_SECONDS.
    """
    if not has_bfloat16(device):
        return "float32"
    began = time.perf_counter()
    cuda = [device] if device.type == "cuda" else []
    with torch.random.fork_rng(devices=cuda):
        plain, cast = _seconds(trial, "float32"), _seconds(trial, "bfloat16")
        for _ in range(ROUNDS):  # the first of each was slowed down by kernels being made
            if time.perf_counter() - began > TRIAL_SECONDS:
                break
            plain = min(plain, _seconds(trial, "float32"))
            cast = min(cast, _seconds(trial, "bfloat16"))
    return "bfloat16" if cast < WORTH * plain else "float32"


class Decisions:
    """What was chosen before, for the same kind of step on the same machine: a small file for each.

    folder: of the data sets, beside whose cache they are kept; None remembers nothing.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._homes: Sequence[Path] = () if folder is None else tuple(homes(folder))

    def choose(self, kind: Mapping[str, Any], trial: Trial, device: torch.device) -> Precision:
        """What was chosen for this kind of step, or what `choose` says, from now on.

        Of two processes that choose at the same time, both go by the first one's word.
        """
        text = json.dumps({**_machine(device), **kind}, sort_keys=True)
        name = f"precision-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
        for home in self._homes:
            if found := _read(home / name):
                return found
        chosen = choose(trial, device)
        for home in self._homes:
            try:
                home.mkdir(parents=True, exist_ok=True)
                draft = home / f".{name}.{os.getpid()}"
                draft.write_text(chosen, encoding="ascii")
                with contextlib.suppress(FileExistsError):
                    os.link(draft, home / name)  # never over another's word, and never half of it
                draft.unlink()
                return _read(home / name) or chosen
            except OSError:
                continue
        return chosen


def _read(path: Path) -> Precision | None:
    try:
        text = path.read_text(encoding="ascii")
    except (OSError, ValueError):
        return None
    return next((known for known in get_args(Precision) if known == text), None)


def _machine(device: torch.device) -> dict[str, Any]:
    """What the speed of a step depends on beside the step. Not the number of threads: it changes as a
    training goes on, and its precision does not."""
    name: str | list[str] = ""
    if device.type == "cuda":
        name = torch.cuda.get_device_name(device)
    elif CPUINFO.exists():  # a virtual machine's model may be called "AMD EPYC", whatever it can do
        lines = CPUINFO.read_text(encoding="utf-8", errors="replace").splitlines()
        name = sorted({line for line in lines if line.startswith(NAMED)})
    limits = {variable: os.environ.get(variable) for variable in (*ONEDNN, ATEN)}
    return {
        "device": str(device), "processor": name, "limits": limits, "torch": torch.__version__,
    }  # fmt: skip


def _seconds(trial: Trial, precision: Precision) -> float:
    started = time.perf_counter()
    trial(precision)
    return time.perf_counter() - started

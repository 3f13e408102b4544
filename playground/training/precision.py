"""float32 or bfloat16, decided by a trial of the very step that is to be trained.

bfloat16 pays where the processor multiplies it natively, and costs dearly where it does not. With
AVX-512 BF16 (Zen 4 and 5) it makes a step 1.3 to 2 times as fast, of small residual networks and of
GANs alike; with AVX2, where it is emulated, ten times slower. So it is tried only where the hardware
names it, and used only where the trial says that it is faster. Weights, their updates, a GAN's average
and all losses and scores are float32 in either case.

Channels-last is not on trial: on a CPU it was as fast as the other layout or faster for every network
measured, as convolutions need no reordering there, and a GPU's matrix units ask for it.
"""

import contextlib
import math
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import torch

from playground.specs import PrecisionChoice

Precision = Literal["float32", "bfloat16"]
Rehearsal = Callable[[Precision], None]
"""A step in that precision, which leaves the training as it is; it returns when the step is done."""

FLAGS = {"amx_bf16", "avx512_bf16", "bf16"}  # Linux's names for it, x86 and Arm
CPUINFO = Path("/proc/cpuinfo")
# The values of the variables that keep oneDNN and torch to less than AVX-512 BF16.
LESSER = {
    "ONEDNN_MAX_CPU_ISA": {
        "sse41", "avx", "avx2", "avx2_vnni", "avx2_vnni_2", "avx512_core", "avx512_core_vnni",
    },
    "ATEN_CPU_CAPABILITY": {"avx2", "default"},
}  # fmt: skip
TRIAL_SECONDS = 1.0  # after which no further round is begun
ROUNDS = 4
WORTH = 0.9  # bfloat16 must take at most this share of float32's time


def has_bfloat16(device: torch.device, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the device has instructions for bfloat16 that torch may use: CUDA by torch, a CPU by the
    kernel's word, unless a variable keeps torch or oneDNN to lesser ones.

    Where nobody says so (MPS, a CPU without Linux) the answer is no.
    """
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device.type != "cpu" or not CPUINFO.exists():
        return False
    if any(environ.get(name, "").lower() in values for name, values in LESSER.items()):
        return False
    return bool(FLAGS & set(CPUINFO.read_text(encoding="utf-8", errors="replace").split()))


def casting(
    precision: Precision, device: torch.device
) -> contextlib.AbstractContextManager[object]:
    """What a forward pass in that precision runs under."""
    if precision == "float32":
        return contextlib.nullcontext()
    return torch.autocast(device.type, torch.bfloat16)


def choose(
    wanted: PrecisionChoice, rehearsal: Callable[[], Rehearsal], device: torch.device
) -> Precision:
    """The precision that is wanted by name; for "auto" the faster one, measured where it makes sense.

    rehearsal: makes the step to be tried. Torch's random state is left as it was. Takes some steps,
    and no further round after TRIAL_SECONDS.
    """
    if wanted != "auto":
        return wanted
    if not has_bfloat16(device):
        return "float32"
    began = time.perf_counter()
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        step = rehearsal()
        plain = cast = math.inf
        for _ in range(ROUNDS):  # the first step of each is slowed down by kernels being made
            plain = min(plain, _seconds(step, "float32"))
            cast = min(cast, _seconds(step, "bfloat16"))
            if time.perf_counter() - began > TRIAL_SECONDS:
                break
    return "bfloat16" if cast < WORTH * plain else "float32"


def _seconds(step: Rehearsal, precision: Precision) -> float:
    started = time.perf_counter()
    step(precision)
    return time.perf_counter() - started

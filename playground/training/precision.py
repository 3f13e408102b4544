"""float32 or bfloat16, decided by a trial of the very step that is to be trained.

bfloat16 pays where the processor multiplies it natively, and costs dearly where it does not: a step
took 0.6 times as long with AMX, 1.3 times with AVX-512 BF16, and ten times with AVX2, where it is
emulated. So it is tried only where the hardware names it, and used only where the trial says that
it is faster. Weights, their updates and all scores are float32 in either case.

Channels-last is not on trial: on a CPU it was as fast as the other layout or faster for every network
measured, as convolutions need no reordering there, and a GPU's matrix units ask for it.
"""

import contextlib
import copy
import time
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional as F

Precision = Literal["float32", "bfloat16"]

FLAGS = {"amx_bf16", "avx512_bf16", "bf16"}  # Linux's names for it, x86 and Arm
CPUINFO = Path("/proc/cpuinfo")
TRIAL_SECONDS = 1.0  # after which no further round is begun
ROUNDS = 3
WORTH = 0.95  # bfloat16 must take at most this share of float32's time


def has_bfloat16(device: torch.device) -> bool:
    """Whether the device has instructions for bfloat16: CUDA by torch, a CPU by the kernel's word.

    Where nobody says so (MPS, a CPU without Linux) the answer is no.
    """
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device.type != "cpu" or not CPUINFO.exists():
        return False
    return bool(FLAGS & set(CPUINFO.read_text(encoding="utf-8", errors="replace").split()))


def casting(
    precision: Precision, device: torch.device
) -> contextlib.AbstractContextManager[object]:
    """What a forward pass in that precision runs under."""
    if precision == "float32":
        return contextlib.nullcontext()
    return torch.autocast(device.type, torch.bfloat16)


def choose(net: nn.Module, images: Tensor, labels: Tensor) -> Precision:
    """The faster precision for a step of this network on this batch, measured where that makes sense.

    images: float32 (B, C, H, W). labels: int64 (B,). Works on a copy of the network, and leaves it,
    its statistics and torch's random state as they were. Takes some steps, and no further round
    after TRIAL_SECONDS.
    """
    device = images.device
    if not has_bfloat16(device):
        return "float32"
    began = time.perf_counter()
    cuda = [device] if device.type == "cuda" else []
    with torch.random.fork_rng(devices=cuda):
        twin = copy.deepcopy(net)
        plain, cast = (_seconds(twin, images, labels, p) for p in ("float32", "bfloat16"))
        for _ in range(ROUNDS):  # the first of each was slowed down by kernels being made
            if time.perf_counter() - began > TRIAL_SECONDS:
                break
            plain = min(plain, _seconds(twin, images, labels, "float32"))
            cast = min(cast, _seconds(twin, images, labels, "bfloat16"))
    return "bfloat16" if cast < WORTH * plain else "float32"


def _seconds(net: nn.Module, images: Tensor, labels: Tensor, precision: Precision) -> float:
    """One step without its update."""
    started = time.perf_counter()
    net.zero_grad(set_to_none=True)
    with casting(precision, images.device):
        logits = net(images)  # (B, classes)
    loss = F.cross_entropy(logits.float(), labels)
    loss.backward()  # type: ignore[no-untyped-call]
    loss.item()  # waits for a GPU
    return time.perf_counter() - started

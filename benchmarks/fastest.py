"""The most multiply-adds a second that this machine makes, in one matrix product or convolution."""

import functools
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F

from benchmarks.pace import steps_per_second
from playground.training.precision import Precision

SIDES = (1024, 2048)  # of square matrices
CONVOLUTIONS = ((64, 32), (128, 16), (256, 8))  # channels and side, of 128 images
BATCH, KERNEL = 128, 3

Work = tuple[float, Callable[[], Tensor]]
"""Multiply-adds, and what makes them."""


def multiply_adds_a_second(precision: Precision, seconds: float = 1.0) -> float:
    """Of the fastest, each repeated for so long, on the threads and in the precision that are given."""
    dtype = {"float32": torch.float32, "bfloat16": torch.bfloat16}[precision]
    with torch.inference_mode():
        works = [*map(_product(dtype), SIDES), *(_convolution(dtype, *one) for one in CONVOLUTIONS)]
        return max(count * steps_per_second(work, seconds) for count, work in works)


def _product(dtype: torch.dtype) -> Callable[[int], Work]:
    def of(side: int) -> Work:
        a, b = (torch.randn(side, side).to(dtype) for _ in range(2))
        return float(side**3), functools.partial(torch.mm, a, b)

    return of


def _convolution(dtype: torch.dtype, channels: int, side: int) -> Work:
    images = torch.randn(BATCH, channels, side, side).to(dtype, memory_format=torch.channels_last)
    weight = torch.randn(channels, channels, KERNEL, KERNEL).to(dtype)
    weight = weight.contiguous(memory_format=torch.channels_last)
    count = float(BATCH * side**2 * (channels * KERNEL) ** 2)
    return count, functools.partial(F.conv2d, images, weight, padding=KERNEL // 2)

"""Where a training runs."""

import os

import torch

from playground.errors import RunError


def resolve(name: str) -> torch.device:
    """ "auto": CUDA, else MPS, else the CPU; any other name is torch's ("cpu", "cuda:1").

    Raises RunError for a device that is not here.
    """
    if name == "auto":
        if os.environ.get("SPACES_ZERO_GPU"):  # which makes CUDA look present outside its calls
            return torch.device("cpu")
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        return torch.zeros(1, device=name).device
    except (RuntimeError, AssertionError) as error:  # torch raises the latter without CUDA
        raise RunError(
            "there is no device {name!r} here: choose cpu, or auto", name=name
        ) from error

"""What a generator makes of latent vectors."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from playground.nets.gan import Generator

TOGETHER = 16
"""Images in a batch: of all of a walk, a wide generator's layers would put out gigabytes."""


def frames(generator: "Generator", latents: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The images of latent vectors (F, L): uint8 (F, S, S, C).

    The generator runs in eval mode, and every module of it is left in the mode it was found in.
    """
    from playground.nets.mode import evaluating

    with evaluating(generator):
        return painted(generator, latents)


def painted(generator: "Generator", latents: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The same of a generator that is in eval mode, which takes a moment to see to."""
    import torch

    z = torch.from_numpy(latents).to(next(generator.parameters()).device)
    with torch.inference_mode():
        batches = map(generator, torch.split(z, TOGETHER))  # (B, C, S, S), -1..1
        # rounded, and never beyond 0..255
        pixels = torch.cat([batch.mul_(127.5).add_(128).to(torch.uint8) for batch in batches])
    result: NDArray[np.uint8] = pixels.permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return result

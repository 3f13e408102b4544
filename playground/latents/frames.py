"""What a generator makes of latent vectors."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from playground.nets.gan import Generator


def frames(generator: "Generator", latents: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The images of latent vectors (F, L), in one batch: uint8 (F, S, S, C).

    The generator runs in eval mode, and every module of it is left in the mode it was found in.
    """
    import torch

    from playground.nets.mode import evaluating

    z = torch.from_numpy(latents).to(next(generator.parameters()).device)
    with evaluating(generator), torch.inference_mode():
        images = generator(z)  # (F, C, S, S), -1..1
        pixels = images.add_(1).mul_(127.5).round_().clamp_(0, 255).to(torch.uint8)
    result: NDArray[np.uint8] = pixels.permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return result

"""The gradient penalty of WGAN-GP (1704.00028)."""

from collections.abc import Callable

import torch
from torch import Tensor


def gradient_penalty(
    critic: Callable[[Tensor], Tensor], reals: Tensor, fakes: Tensor, rng: torch.Generator
) -> Tensor:
    """Mean of (|gradient of the score| - 1)^2 at points drawn between real and made examples, in float32.

    1704.00028, algorithm 1, lines 4 to 7. reals, fakes: float32 (N, ...). Returns a scalar.
    """
    part = torch.rand(len(reals), *[1] * (reals.dim() - 1), generator=rng).to(reals.device)
    between = (part * reals + (1 - part) * fakes).detach().requires_grad_()
    (gradient,) = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
    penalty: Tensor = (gradient.flatten(1).norm(2, dim=1) - 1).square().mean()
    return penalty

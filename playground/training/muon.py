"""Muon: momentum whose direction is made orthogonal, for the kernels of convolutions.

Jordan et al., "Muon: An optimizer for hidden layers in neural networks" (2024). torch.optim.Muon
does the same in bfloat16 and for matrices only; on a processor without fast bfloat16 that costs
some twenty times what float32 does, so the iteration here is in the weights' own type.
"""

from collections.abc import Callable, Iterable
from typing import overload

import torch
from torch import Tensor
from torch.optim import Optimizer

COEFFICIENTS = (3.4445, -4.7750, 2.0315)


def orthogonalise(matrix: Tensor, steps: int) -> Tensor:
    """Move the singular values of (M, N) towards 1 by Newton-Schulz steps of degree five."""
    a, b, c = COEFFICIENTS
    x = matrix / (matrix.norm() + 1e-7)
    tall = x.shape[0] > x.shape[1]
    x = x.T if tall else x
    for _ in range(steps):
        gram = x @ x.T
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    result: Tensor = x.T if tall else x
    return result


class Muon(Optimizer):
    """Nesterov momentum, orthogonalised; each kernel's Frobenius norm is then kept at the root of its
    output channels, as a batch norm behind it makes its scale meaningless.

    params: kernels (out, in, k, k). lr: step of a matrix whose singular values are near 1.
    """

    def __init__(
        self, params: Iterable[Tensor], lr: float, momentum: float = 0.6, steps: int = 3
    ) -> None:
        super().__init__(params, {"lr": lr, "momentum": momentum, "steps": steps})

    @overload
    def step(self, closure: None = None) -> None: ...
    @overload
    def step(self, closure: Callable[[], float]) -> float: ...

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:
        """One update of every kernel that has a gradient."""
        loss = closure() if closure else None
        for group in self.param_groups:
            for kernel in group["params"]:
                if kernel.grad is not None:
                    self._update(kernel, kernel.grad, group)
        return loss

    def _update(self, kernel: Tensor, gradient: Tensor, group: dict[str, float]) -> None:
        state = self.state[kernel]
        if "momentum_buffer" not in state:
            state["momentum_buffer"] = torch.zeros_like(kernel)
        buffer: Tensor = state["momentum_buffer"]
        buffer.mul_(group["momentum"]).add_(gradient)
        direction = gradient + group["momentum"] * buffer
        update = orthogonalise(direction.flatten(1), int(group["steps"])).view(kernel.shape)
        kernel.add_(update, alpha=-group["lr"])
        kernel.mul_(kernel.shape[0] ** 0.5 / kernel.norm())

"""What shows how a game between two networks stands, read from them as they are."""

import torch
from torch import Tensor, nn

from playground.records import Histogram

BINS = 41  # of a histogram: an odd number, so that one has 0 in its middle


def gradient_norm(net: nn.Module) -> float | None:
    """Euclidean norm of the gradient that the weights' last update went by; None before the first."""
    gradients = [weight.grad for weight in net.parameters() if weight.grad is not None]
    if not gradients:
        return None
    return float(torch.stack([gradient.norm() for gradient in gradients]).norm())


@torch.no_grad()
def at_bound(net: nn.Module, bound: float) -> float:
    """The share of weights that clipping has left at the bound, 0..1."""
    weights = [weight.abs() for weight in net.parameters()]
    count = sum(
        int((weight >= torch.tensor(bound, dtype=weight.dtype)).sum()) for weight in weights
    )
    return count / sum(weight.numel() for weight in weights)


@torch.no_grad()
def kernel_weights(net: nn.Module, bound: float | None) -> Histogram:
    """The weights of its convolutions and projections, in BINS bins from minus to plus the bound; without
    one, as far as the largest reaches."""
    kernels = [weight.float().cpu() for weight in net.parameters() if weight.dim() > 1]
    reach = bound or max(float(kernel.abs().max()) for kernel in kernels)
    counts = sum(torch.histc(kernel, BINS, -reach, reach) for kernel in kernels)
    return Histogram(tuple(int(count) for count in torch.as_tensor(counts)), reach)


def spread(images: Tensor) -> float:
    """How far apart images are: root of the mean square of two images' differences, over all pairs and
    pixels. float (N, D)."""
    if len(images) < 2:
        return 0.0
    variance = images.var(dim=0, unbiased=True).mean()  # pairs differ by twice that, in the mean
    return float((2 * variance).sqrt())

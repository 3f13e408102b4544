"""HiResCAM (Draelos & Carin, 2011.08891)."""

from torch import Tensor


def hirescam(activations: Tensor, gradients: Tensor) -> Tensor:
    """Σ_k dS/dA_k ⊙ A_k (equation 5): (K, h, w) -> (h, w).

    Gradients are not averaged: each place counts by its own. Before averaging and one linear layer it
    is CAM's map over hw.
    """
    return (gradients * activations).sum(0)

"""Grad-CAM++ (Chattopadhyay et al., 1710.11063)."""

import torch
from torch import Tensor


def gradcam_plus_plus(activations: Tensor, gradients: Tensor) -> Tensor:
    """Σ_k w_k A_k, w_k = Σ_xy α_k ReLU(g_k), with g = dS/dA (equations 5 and 19, for Y = exp S):

    α_k(x, y) = g_k² / (2 g_k² + Σ_xy A_k · g_k³), 0 where g_k is: (K, h, w) -> (h, w). Y's own factor,
    exp S, is left out: it is the same everywhere. Only what speaks for a class has a weight.
    """
    squares = gradients.square()
    below = 2 * squares + activations.sum((1, 2), keepdim=True) * squares * gradients
    alpha = torch.where(below != 0, squares / torch.where(below != 0, below, 1), 0)
    weights = (alpha * gradients.relu()).sum((1, 2), keepdim=True)  # (K, 1, 1)
    return (weights * activations).sum(0)

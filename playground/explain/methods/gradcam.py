"""Grad-CAM (Selvaraju et al., 1610.02391)."""

from torch import Tensor


def gradcam(activations: Tensor, gradients: Tensor) -> Tensor:
    """Σ_k α_k A_k with α_k = mean of dS/dA_k (equations 1 and 2, before the ReLU): (K, h, w) -> (h, w).

    Where A is averaged and then weighted, dS/dA_k is w_k / hw everywhere: CAM's map over hw.
    """
    alpha = gradients.mean((1, 2), keepdim=True)  # (K, 1, 1)
    return (alpha * activations).sum(0)

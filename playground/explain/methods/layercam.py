"""LayerCAM (Jiang et al., IEEE TIP 2021, doi:10.1109/TIP.2021.3089943)."""

from torch import Tensor


def layercam(activations: Tensor, gradients: Tensor) -> Tensor:
    """Σ_k ReLU(dS/dA_k) ⊙ A_k (equations 5 and 6, before the ReLU): (K, h, w) -> (h, w).

    Each place of each map has a weight of its own, so that early, fine stages can be read as well.
    """
    return (gradients.relu() * activations).sum(0)

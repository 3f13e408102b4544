"""Directions in which a generator's images change most, found without a label.

GANSpace (2004.02546, section 2.2) samples the first layer's activations and takes their principal
components. Here that layer is linear and z is normal, so there is nothing to sample: with W its matrix,
each row scaled as batch normalisation scales it, the activations' covariance is W W^T, its principal
components are W's left singular vectors, and what moves them in z are its right ones.
"""

from typing import TYPE_CHECKING

import numpy as np

from playground.latents.paths import Vectors

if TYPE_CHECKING:
    from playground.nets.gan import Generator


def directions(generator: "Generator", count: int) -> tuple[Vectors, Vectors]:
    """Unit vectors (count, L), the strongest first, and each one's share of the variance (count,).

    Which way along each is plus means nothing; here its largest component is positive.
    """
    import torch

    with torch.inference_mode():
        scaled = generator.first_layer()  # (K, L)
        _, strength, right = torch.linalg.svd(scaled.double(), full_matrices=False)
    share = (strength**2 / (strength**2).sum()).float().cpu().numpy()
    rows = right.float().cpu().numpy()
    largest = rows[np.arange(len(rows)), np.abs(rows).argmax(axis=1)]
    return (rows * np.sign(largest)[:, None])[:count], share[:count]

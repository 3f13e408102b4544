"""A drawing as a generator's images have it: as large, and in the same place."""

import torch
import torch.nn.functional as F
from torch import Tensor


def placed(drawing: Tensor, samples: Tensor) -> Tensor:
    """A drawing on black (1, H, W), moved and scaled so that its ink has the mean centre and the mean
    spread of the samples' (N, 1, S, S), in parts of a side. All 0..255; as large as it came.

    MNIST's digits were brought to one size and centred by their mass as well (LeCun et al. 1998, section
    III A). A drawing without ink stays as it is.
    """
    if not drawing.any():
        return drawing
    centre, spread = (part[0] for part in _moments(drawing[None]))
    wanted, wide = (part.mean(0) for part in _moments(samples))
    scale = spread / wide  # of the drawing's parts in one of the result's
    theta = torch.zeros(1, 2, 3)
    theta[0, 0, 0] = theta[0, 1, 1] = scale
    theta[0, :, 2] = centre - scale * wanted  # grid_sample reads at centre + scale (p - wanted)
    grid = F.affine_grid(theta, [1, *drawing.shape], align_corners=False)
    return F.grid_sample(drawing[None].float(), grid, align_corners=False)[0]


def _moments(images: Tensor) -> tuple[Tensor, Tensor]:
    """The centre of each one's ink (N, 2), across and down, and its spread (N,), both on -1..1."""
    ink = images[:, 0].float()
    ink = ink / ink.sum((1, 2), keepdim=True).clamp(min=1)  # (N, H, W)
    across, down = (
        (torch.arange(side, dtype=torch.float32) + 0.5) * 2 / side - 1 for side in ink.shape[:0:-1]
    )
    centre = torch.stack([(ink.sum(1) * across).sum(1), (ink.sum(2) * down).sum(1)], dim=1)
    square = (ink.sum(1) * across**2).sum(1) + (ink.sum(2) * down**2).sum(1)
    spread = (square - centre.square().sum(1)).clamp(min=1e-6).sqrt()
    return centre, spread

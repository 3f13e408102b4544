"""Class activation maps (Zhou et al., 1512.04150): where the evidence for each class lies.

The logit of class c is a weighted sum of pooled feature maps, so its evidence can be laid out over
the map before it is pooled: M_c(x, y) = Σ_k w_k^c f_k(x, y) (equation 2).

A map is laid over its image cell by cell, each as large as its share, as the paper does. Where padding
meets a stride, a cell's receptive field is centred up to half a stride above and left of that.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from playground.nets.explainable import Mapping
from playground.nets.mode import evaluating


class Explanation(NamedTuple):
    """What one forward pass tells about a batch. All float32.

    logits: (B, classes). maps: M_c, (B, classes, h, w), at the resolution of the last feature maps.
    bias: (classes,), what the classifier adds to each logit wherever it looks.
    """

    logits: Tensor
    maps: Tensor
    bias: Tensor


def explain(net: Mapping, images: Tensor) -> Explanation:
    """The maps of all classes from a single forward pass (1512.04150, equations 1 and 2).

    images: (B, C, H, W), normalised, of any size the network can take. After average pooling, a
    map's mean plus the class's bias is its logit (the paper sums, and leaves the bias out). After max
    pooling it is not: each channel's maximum may lie elsewhere, and the maps only show where the
    weighted features are strong. Positive values speak for the class, negative against.
    Runs in eval mode, without gradients, and leaves the network as it was, also after an error.
    """
    with evaluating(net), torch.inference_mode():
        features = net.features(images)  # (B, K, h, w)
        logits = net.classify(features)  # (B, classes)
        maps = torch.einsum("bkhw,ck->bchw", features, net.linear.weight)
        bias = net.linear.bias.clone()
    return Explanation(logits, maps, bias)

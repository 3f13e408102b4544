"""Score-CAM (Wang et al., 1910.01279)."""

import torch
from torch import Tensor
from torch.nn import functional as F

from playground.explain.many import logits_of
from playground.explain.methods.gradient import at_stage
from playground.explain.methods.question import Answer, Method, Question

MAPS_AT_MOST = 64


def _find(question: Question) -> Answer:
    """Σ_k α_k A_k with α = softmax over k of S(X ⊙ H_k) - S(0): the class's logit where only what A_k
    shows is seen (equation 7 and algorithm 1, before the ReLU). H_k is A_k, scaled to the input and to
    0..1; what is hidden is 0, the mean of the training images.

    Of the K maps, those with the largest Σ_xy dS/dA_k ⊙ A_k are taken, `question.passes` at most: at the
    last stage that is weight times pooled activation. The paper takes all, one pass for each. A map
    that is the same everywhere shows nothing, and is left out.
    """
    activations, gradients = at_stage(question)
    with torch.no_grad():
        alike = activations.amax((1, 2)) == activations.amin((1, 2))
        shares = (activations * gradients).sum((1, 2)).masked_fill(alike, -torch.inf)
        order = shares.argsort(descending=True, stable=True)
        chosen = activations[order[: min(question.passes, int((~alike).sum()))]]  # (N, h, w)
    if not len(chosen):
        return torch.zeros(activations.shape[1:])
    image = question.looking.batch
    side = image.shape[-1]
    found = yield from logits_of(
        question.looking,
        len(chosen),
        lambda numbers: image * _unveiling(chosen[numbers.start : numbers.stop], side),
    )
    with torch.no_grad():
        alpha = found[:, question.index].softmax(0)  # S(0) is the same for all: it falls away
        return torch.einsum("k,khw->hw", alpha, chosen)


def _unveiling(maps: Tensor, side: int) -> Tensor:
    """Maps (N, h, w) as what of the input they show, 0..1: (N, 1, side, side)."""
    large = F.interpolate(maps.unsqueeze(1), (side, side), mode="bilinear", align_corners=False)
    low, high = large.amin((2, 3), keepdim=True), large.amax((2, 3), keepdim=True)
    return (large - low) / (high - low).clamp_min(torch.finfo(large.dtype).tiny)


SCORECAM = Method(_find, MAPS_AT_MOST)

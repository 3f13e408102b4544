"""Some images of every class, chosen by nothing but their order."""

import itertools

import torch
from torch import Tensor


def in_turn(labels: Tensor, count: int) -> Tensor:
    """Indices of up to `count` labels: the first of each class, then the second of each, and so on.

    labels: int64 (N,). Returns int64 (count,), or (N,) if that is less.
    """
    classes = [torch.nonzero(labels == label).flatten().tolist() for label in torch.unique(labels)]
    turns = itertools.chain.from_iterable(itertools.zip_longest(*classes))
    return torch.tensor(
        list(itertools.islice((i for i in turns if i is not None), count)), dtype=torch.int64
    )

"""One .safetensors file with its spec in the header. Nothing that can run code is ever loaded.

The header's `playground` entry is a Card as JSON: the RunSpec that rebuilds the network, the classes,
the normalisation and what the network scored. Tensors are the network's own, by name; those of an
unfinished training (the optimiser's) stand beside them under `state.`. Cards are read without torch;
`weights` reads and writes whole files with it.
"""

from playground.checkpoints.card import (
    BEST,
    BEST_VALIDATION,
    LAST,
    SUFFIX,
    TEST,
    VALIDATION,
    Card,
    Metric,
    read_card,
    shelf,
)

__all__ = [
    "BEST",
    "BEST_VALIDATION",
    "LAST",
    "SUFFIX",
    "TEST",
    "VALIDATION",
    "Card",
    "Metric",
    "read_card",
    "shelf",
]

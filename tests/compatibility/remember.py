"""What a network makes of fixed inputs, to be held against later: `python -m tests.compatibility.remember
NAME` writes files/NAME.npz for a checkpoint that ships, when its weights are new."""

import sys
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from playground.checkpoints.weights import load
from playground.explain.cam import explain
from playground.latents import frames, latent

FILES = Path(__file__).parent / "files"
SHIPPED = Path(__file__).resolve().parents[2] / "checkpoints"


def outputs(path: Path) -> dict[str, NDArray[np.generic]]:
    """A classifier's logits and first maps for fixed pictures; a generator's images of fixed seeds."""
    card, net, _ = load(path)
    if card.kind == "classifier":
        rng = np.random.Generator(np.random.PCG64(7))
        pictures = rng.standard_normal((4, 3, 32, 32)).astype(np.float32)
        found = explain(net, torch.from_numpy(pictures))
        return {"logits": found.logits.numpy(), "maps": found.maps[:1, :3].numpy()}
    z = np.stack([latent(seed, card.run.net.latent) for seed in range(4)])
    return {"images": frames(net, z)}


if __name__ == "__main__":
    for name in sys.argv[1:]:
        np.savez_compressed(FILES / f"{name}.npz", **outputs(SHIPPED / f"{name}.safetensors"))

"""Latent vectors, the ways between them, and the images along the way.

"Walking in the latent space" is how DCGAN looks for memorisation: if small steps change an image
smoothly and sensibly, the generator has learnt more than its training images (1511.06434, section 6.1).
"""

from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray

from playground.nets.gan import Generator
from playground.nets.mode import evaluating

Way = Literal["sphere", "line"]
PARALLEL = 1e-6  # sine of the angle under which an arc and a straight line are the same


def latent(seed: int, length: int) -> NDArray[np.float32]:
    """The z of that seed: float32 (length,), standard normal; numpy may draw others one day.

    A longer one begins with the shorter one. Raises ValueError for a negative seed.
    """
    rng = np.random.Generator(np.random.PCG64(seed))
    return rng.standard_normal(length).astype(np.float32)


def lerp(
    a: NDArray[np.float32], b: NDArray[np.float32], t: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Straight from a to b: (L,), (L,) and (F,) in 0..1 -> (F, L)."""
    rate = np.asarray(t, np.float64)[:, None]
    return ((1 - rate) * a + rate * b).astype(np.float32)


def slerp(
    a: NDArray[np.float32], b: NDArray[np.float32], t: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Along the arc from a to b, at a constant angular speed: (L,), (L,) and (F,) -> (F, L).

        direction = sin((1-t)w)/sin(w) a/|a| + sin(tw)/sin(w) b/|b|,   length = (1-t)|a| + t|b|

    (Shoemake 1985 for unit vectors; 1609.04468, section 2, for latent ones; the length is ours.)
    Nearly all of a normal distribution in many dimensions lies close to one sphere, and the straight
    line cuts through its empty inside. Where no arc is defined (zero, parallel or opposite vectors) it
    is the line.
    """
    left, right = np.asarray(a, np.float64), np.asarray(b, np.float64)
    long_left, long_right = np.linalg.norm(left), np.linalg.norm(right)
    if long_left == 0 or long_right == 0:
        return lerp(a, b, t)
    left, right = left / long_left, right / long_right
    angle = 2 * np.arctan2(np.linalg.norm(left - right), np.linalg.norm(left + right))
    if np.sin(angle) < PARALLEL:
        return lerp(a, b, t)
    rate = np.asarray(t, np.float64)[:, None]  # (F, 1)
    arc = np.sin((1 - rate) * angle) * left + np.sin(rate * angle) * right
    length = (1 - rate) * long_left + rate * long_right
    points: NDArray[np.float32] = (arc / np.sin(angle) * length).astype(np.float32)
    return points


def path(
    a: NDArray[np.float32], b: NDArray[np.float32], count: int, way: Way = "sphere"
) -> NDArray[np.float32]:
    """`count` latent vectors from a to b, both included: float32 (count, L)."""
    t = np.linspace(0, 1, count, dtype=np.float32)
    return slerp(a, b, t) if way == "sphere" else lerp(a, b, t)


def frames(generator: Generator, latents: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The images of latent vectors (F, L), in one batch: uint8 (F, S, S, C).

    The generator runs in eval mode, and every module of it is left in the mode it was found in.
    """
    z = torch.from_numpy(latents).to(next(generator.parameters()).device)
    with evaluating(generator), torch.inference_mode():
        images = generator(z)  # (F, C, S, S), -1..1
    pixels = ((images + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    result: NDArray[np.uint8] = pixels.permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return result

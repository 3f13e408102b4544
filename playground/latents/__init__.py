"""Latent vectors, the ways between them, and the images along the way.

"Walking in the latent space" is how DCGAN looks for memorisation: if small steps change an image
smoothly and sensibly, the generator has learnt more than its training images (1511.06434, section 6.1).

Vectors are numpy's. What makes images imports torch when it is called, so that the page comes up without.
"""

from playground.latents.frames import frames
from playground.latents.opening import Opened, opened
from playground.latents.paths import Way, latent, lerp, path, slerp
from playground.latents.square import square
from playground.latents.triangle import triangle

__all__ = [
    "Opened", "Way", "frames", "latent", "lerp", "opened", "path", "slerp", "square", "triangle",
]  # fmt: skip

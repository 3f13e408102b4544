"""A latent vector as a short text, for a link: one that no seed gives, since a picture led to it."""

import base64
import binascii

import numpy as np

from playground.errors import SpecError
from playground.latents.paths import Vectors

MARK = "z"  # what such a text begins with, and no seed does
Stop = int | str
"""Of a walk: a seed, or such a text."""
STEP = 1 / 32  # of each number: from -4 to nearly 4, a byte each, and no image changes visibly


def written(z: Vectors) -> str:
    """(L,) as MARK and base64url: 137 characters for 100 numbers."""
    steps = np.clip(np.round(z / STEP), -128, 127).astype(np.int8)
    return MARK + base64.urlsafe_b64encode(steps.tobytes()).decode().rstrip("=")


def read(text: str, length: int) -> Vectors:
    """float32 (length,). Raises SpecError for a text that `written` does not write
    or of another length."""
    body = text.removeprefix(MARK)
    try:
        steps = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise SpecError("a point found from a picture must be a text as Slide wrote it") from error
    if not text.startswith(MARK) or len(steps) != length:
        raise SpecError(
            "this generator's points have {length} numbers: find your picture again with it",
            length=length,
        )
    z: Vectors = np.frombuffer(steps, np.int8).astype(np.float32) * np.float32(STEP)
    return z

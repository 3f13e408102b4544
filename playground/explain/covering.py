"""A part of what a network sees, covered: what does it say without?"""

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from playground.errors import SpecError
from playground.explain.finding import Looking
from playground.explain.inputs import prepared
from playground.images import GREY, resize_to

Way = Literal["grey", "blur", "photo"]
MASK_SIDE = 64
"""Cells of a mask along each side of what is seen."""
BLUR = 1 / 14
"""Radius of the blur, in sides of the picture: of a thing, its colours are left."""


def unpacked_mask(data: bytes) -> NDArray[np.bool_]:
    """A mask (MASK_SIDE, MASK_SIDE) from its bits, row by row, the highest of a byte first.

    Raises SpecError unless there are as many bits as cells.
    """
    if len(data) != MASK_SIDE**2 // 8:
        raise SpecError("what was painted did not arrive whole: paint again")
    return np.unpackbits(np.frombuffer(data, np.uint8)).astype(bool).reshape(MASK_SIDE, MASK_SIDE)


def cover(
    looking: Looking, mask: NDArray[np.bool_], way: str, other: NDArray[np.uint8] | None = None
) -> Looking:
    """The same before the network, covered where the mask is set; its edge is as soft as a cell.

    mask: (MASK_SIDE, MASK_SIDE). way: "grey", the middle of the range, "blur", or "photo": the same part
    of the other photo, uint8 (H, W, 3). Raises SpecError for another way, and where that photo is missing.
    """
    if way not in get_args(Way):
        raise SpecError("the cover must be one of {allowed}", allowed=get_args(Way))
    size = len(looking.seen)
    share = np.asarray(
        Image.fromarray(mask.astype(np.uint8) * 255).resize((size, size), Image.Resampling.BILINEAR)
    )[..., None] / np.float32(255)
    over: NDArray[np.uint8] = np.full_like(looking.seen, GREY)
    if way == "blur":
        over = np.asarray(
            Image.fromarray(looking.seen).filter(ImageFilter.GaussianBlur(BLUR * size))
        )
    if way == "photo":
        if other is None:
            raise SpecError("choose the photo that the patch is to be taken from")
        over, _ = resize_to(other, size)
    mixed = (looking.seen * (1 - share) + over * share).round().astype(np.uint8)
    batch, seen = prepared(mixed, looking.subject.mean, looking.subject.std)
    return looking._replace(batch=batch, seen=seen)

"""What is asked of a photo and a network, and what of that may be: the first of each is what the tab opens
with."""

from typing import NamedTuple

FITS = ("crop", "letterbox")
"""What is seen of the photo."""
SCALES = (1, 2, 3, 4)
"""How large the photo is, in sides of the training images."""
UNSTRIDED = (0, 1, 2)
"""How many strides are left out, from the end."""
WAYS: dict[str, tuple[object, ...]] = {"fit": FITS, "scale": SCALES, "unstrided": UNSTRIDED}


class Question(NamedTuple):
    """What the tab's components hold, as it came from the browser: anything."""

    photo: object
    network: object
    scale: object = SCALES[0]
    unstrided: object = UNSTRIDED[0]
    fit: object = FITS[0]

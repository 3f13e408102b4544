"""What may be asked of a photo and a network, beside which they are."""

from typing import Final

WAYS: Final = {
    "fit": ("crop", "letterbox"),
    "scale": (1, 2, 3, 4),
    "unstrided": (0, 1, 2),
}
"""What is seen of the photo, how large it is in sides of the training images, and how many strides are left
out from the end. The first of each is what the tab opens with."""

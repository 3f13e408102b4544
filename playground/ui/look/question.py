"""What may be asked of a photo and a network, beside which they are: the first of each is what the tab
opens with."""

FITS = ("crop", "letterbox")
"""What is seen of the photo."""
SCALES = (1, 2, 3, 4)
"""How large the photo is, in sides of the training images."""
UNSTRIDED = (0, 1, 2)
"""How many strides are left out, from the end."""
WAYS: dict[str, tuple[object, ...]] = {"fit": FITS, "scale": SCALES, "unstrided": UNSTRIDED}

"""What networks for ImageNet have in common: 1,000 classes in one order, and the images' size."""

from functools import cache
from pathlib import Path

SIZE = 224


@cache
def class_names() -> tuple[str, ...]:
    """The classes' names in English, in the order of the logits: torchvision's, which takes as long to
    import as all of torch."""
    text = Path(__file__).with_name("imagenet_classes.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())

"""What networks for ImageNet have in common: 1,000 classes in one order, and the images' size."""

SIZE = 224


def class_names() -> tuple[str, ...]:
    """The classes' names in English, in the order of the logits: torchvision's."""
    from torchvision.models import ResNet18_Weights  # late: it takes a second to import

    return tuple(ResNet18_Weights.IMAGENET1K_V1.meta["categories"])

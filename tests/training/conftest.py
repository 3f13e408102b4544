"""Data sets small enough to train on in a test."""

import pytest
import torch

from playground.data.catalog import SHAPES
from playground.data.images import Dataset, Images


def made_images(count: int, seed: int) -> Images:
    """Ten classes of 16x16 images, each of its own colour under noise: easy to learn."""
    generator = torch.Generator().manual_seed(seed)
    labels = torch.arange(count) % 10
    noise = torch.randint(0, 120, (count, 3, 16, 16), generator=generator, dtype=torch.uint8)
    digits = torch.stack([labels % 3, labels // 3 % 3, labels // 9], 1)  # (N, 3)
    return Images(noise + (60 * digits)[:, :, None, None].to(torch.uint8), labels)


@pytest.fixture
def colours() -> Dataset:
    return Dataset(SHAPES, made_images(320, 1), made_images(100, 2))
